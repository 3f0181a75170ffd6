import { expect, test } from "vitest";
import type { Precision } from "../ports/precision.ts";
import { checkPrecision } from "./check-precision.ts";

test("names the field, its value and what is allowed", () => {
  for (const precision of ["float32", "int8"] as const) expect(() => checkPrecision(precision)).not.toThrow();
  expect(() => checkPrecision("int4" as Precision, "createSampler: precision")).toThrow('createSampler: precision is "int4"; it must be "float32" or "int8".');
});
