import { expect, it } from "vitest";
import { CASES, selectCases } from "./index.ts";

it("every row names contestants of its own case, once, under the case's name", () => {
  for (const { name, contestants, rows } of CASES) {
    const ids = contestants.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of rows) {
      expect(row.name.startsWith(`${name}/`)).toBe(true);
      expect(ids).toEqual(expect.arrayContaining([row.ours, ...row.peers]));
    }
    expect(new Set(rows.flatMap(({ ours, peers }) => [ours, ...peers]))).toEqual(new Set(ids));
  }
  const names = CASES.flatMap(({ rows }) => rows.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});

it("selects a case, or one row with the contestants that it needs", () => {
  expect(selectCases(undefined)).toEqual(CASES);
  expect(selectCases("lora-sft").map(({ name, rows }) => [name, rows.length])).toEqual([["lora-sft", 5]]);
  const [only] = selectCases("lora-sft/trl-bf16");
  expect(only!.contestants.map(({ id }) => id)).toEqual(["engine", "trl-bf16"]);
  expect(selectCases("lora")).toEqual([]);
});
