import type { Operator } from "../operator.ts";

/** Its input. */
export const identity: Operator = (inputs) => [inputs[0]!];
