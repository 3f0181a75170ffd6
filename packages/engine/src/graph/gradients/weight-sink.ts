import type { Value } from "../value.ts";

/** Receives the gradient of a weight that is trained; none is computed where there is no sink. */
export type WeightSink = (weight: Value, gradient: Value) => void;
