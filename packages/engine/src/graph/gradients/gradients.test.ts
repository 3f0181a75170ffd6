import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { gradientErrors } from "../__fixtures__/gradient-case.ts";
import { gradientCases } from "../__fixtures__/gradient-cases.ts";

// float64 with the five-point rule leaves errors of about 1e-11; a wrong formula gives 0.01 to 1.
const exact = 1e-9;
// float32 beside float64.
const rounded = 2e-6;

describe("gradients agree with finite differences, and ONNX Runtime with the interpreter", () => {
  test.each(gradientCases)("$name", async (piece) => {
    const { worst, onnx, checked } = await gradientErrors(piece);
    expect(checked.length).toBeGreaterThan(0);
    expect(worst).toBeLessThan(exact);
    expect(onnx).toBeLessThan(rounded);
  });
});

test("the inputs whose gradients are checked", async () => {
  const checked = await Promise.all(gradientCases.map(async (piece) => [piece.name, (await gradientErrors(piece)).checked] as const));
  expect(Object.fromEntries(checked)).toMatchObject({
    linear: ["x"], "linear with LoRA": ["x", "a", "b"], swiglu: ["gate", "up"], targetLogprobs: ["x"],
    "attention with grouped heads, a shared prefix and empty slots": ["q", "k", "v"],
    "linear with a weight and a bias that are trained": ["x", "w", "bias"], "rmsNorm with a weight that is trained": ["x", "w"], headNorm: ["x", "w"],
    "targetLogprobs with a head that is trained, a target twice": ["x", "head"],
  });
});

test("every file with gradients has a case", () => {
  const cases = gradientCases.map(({ build }) => build.toString()).join("\n");
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith(".test.ts"));
  const exported = files.map((file) => file.replace(".ts", "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
  expect(exported.filter((name) => !new RegExp(`\\b${name}\\b`).test(cases))).toEqual([]);
});
