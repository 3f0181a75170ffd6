import type { Operator } from "../operator.ts";

/** Numbers held between two bounds; either may be left out. */
export const clip: Operator = ([x, low, high]) => {
  const from = low?.data[0] ?? -Infinity;
  const to = high?.data[0] ?? Infinity;
  return [{ ...x!, data: x!.data.map((value) => Math.min(to, Math.max(from, value))) }];
};
