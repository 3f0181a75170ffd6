import type { Skeleton } from "../skeleton.ts";
import { MONEY } from "./money.ts";
import { PLANT } from "./plant.ts";

export const TRAIN_SKELETONS: readonly Skeleton[] = [...PLANT, ...MONEY];
export const VALIDATION_SKELETONS: readonly Skeleton[] = [];
