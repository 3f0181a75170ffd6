import { expect, it } from "vitest";
import { renderResults } from "./render-results.ts";
import { compare } from "./statistics.ts";

it("prints medians, ratios with their spread, and what is missing with its reason", () => {
  const row = { name: "lora-sft/trl-fp32", unit: "tokens/s", oursName: "engine", peerName: "trl-fp32", ...compare([400, 420, 380], [200, 200, 210]) };
  expect(renderResults({ rows: [row], skipped: [{ name: "mat-mul/jax-js", reason: "jax-js: no npm" }] }).split("\n")).toEqual([
    "row                ours  peer  unit      ratio  in single rounds  against",
    "lora-sft/trl-fp32   400   200  tokens/s  2.00×  1.81–2.10         trl-fp32",
    "mat-mul/jax-js        -     -  -             -  -                 skipped: jax-js: no npm",
  ]);
});
