import { expect, test } from "vitest";
import { disagreements } from "../graph/__fixtures__/agreement.ts";
import { forwardGraphCases } from "./__fixtures__/forward-graph-cases.ts";

test.each(forwardGraphCases)("$name: ONNX Runtime agrees with the interpreter", async (graphCase) => {
  for (const [name, difference] of await disagreements(graphCase)) expect(difference, name).toBeLessThan(1e-5);
});
