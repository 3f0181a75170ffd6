import { describe, expect, test } from "vitest";
import { disagreements } from "./__fixtures__/agreement.ts";
import { operatorCases } from "./__fixtures__/operator-cases/index.ts";
import { interpret } from "./interpreter/interpret.ts";
import { operators } from "./interpreter/operators.ts";

// float32 arithmetic beside float64: sums of a few dozen numbers are off by less than 1e-6 of the largest.
const tolerance = 2e-6;

describe("the interpreter and ONNX Runtime's CPU provider agree", () => {
  test.each(operatorCases)("$name", async (graphCase) => {
    for (const [name, difference] of await disagreements(graphCase)) expect(difference, name).toBeLessThan(tolerance);
    const { graph, feeds, expected } = graphCase;
    if (!expected) return;
    const first = [...Object.values(interpret(graph(), feeds))[0]!.data];
    expect(first).toHaveLength(expected.length);
    for (const [i, value] of first.entries()) expect(value).toBeCloseTo(expected[i]!, 5);
  });
});

test("every operator that the interpreter knows occurs in a case", () => {
  const used = new Set(operatorCases.flatMap(({ graph }) => graph().nodes.map((node) => node.op)));
  expect([...operators.keys()].filter((op) => !used.has(op))).toEqual([]);
});
