import type { Precision } from "../ports/precision.ts";

/** @throws RangeError where a caller without types gave something else. `field` begins the sentence. */
export function checkPrecision(precision: Precision, field = "precision"): void {
  if (precision !== "float32" && precision !== "int8") throw new RangeError(`${field} is ${JSON.stringify(precision)}; it must be "float32" or "int8".`);
}
