import type { Skeleton } from "../skeleton.ts";
import { CARE } from "./care.ts";
import { GATHERINGS } from "./gatherings.ts";
import { JUSTICE } from "./justice.ts";
import { MONEY } from "./money.ts";
import { PANTRY } from "./pantry.ts";
import { PLANT } from "./plant.ts";
import { RECORDS } from "./records.ts";
import { SCIENCE } from "./science.ts";
import { SOFTWARE } from "./software.ts";
import { VALIDATION_INDOORS } from "./validation-indoors.ts";
import { VALIDATION_OUTDOORS } from "./validation-outdoors.ts";
import { VALIDATION_PAPERS } from "./validation-papers.ts";
import { WORKPLACE } from "./workplace.ts";

export const TRAIN_SKELETONS: readonly Skeleton[] = [...PLANT, ...MONEY, ...CARE, ...RECORDS, ...SOFTWARE, ...SCIENCE, ...JUSTICE, ...GATHERINGS, ...PANTRY, ...WORKPLACE];
export const VALIDATION_SKELETONS: readonly Skeleton[] = [...VALIDATION_OUTDOORS, ...VALIDATION_INDOORS, ...VALIDATION_PAPERS];
