import { describe, expect, it } from "vitest";
import { GraphBuilder } from "../graph/builder.ts";
import { createSession } from "../onnx/session.ts";
import { floatData, floatTensor } from "../onnx/tensors.ts";
import type { ModelWeights } from "../ports/weights.ts";
import { openSampler, prompt, quiet, request } from "../sampling/__fixtures__/open-samplers.ts";
import { tinyModel } from "../sampling/__fixtures__/tiny-model.ts";
import { int8IsExact } from "./int8-for-machine.ts";
import { Int8Linear } from "./int8-linear.ts";
import { Int8Weights, roundColumns, roundRows } from "./int8-weights.ts";

const [width, out] = [48, 20];
const wave = (length: number, salt: number): Float32Array => Float32Array.from({ length }, (_, i) => Math.sin(i * 1.7 + salt) * (1 + (i % 5)));
const data = new Float32Array(new SharedArrayBuffer(width * out * 4));
data.set(wave(width * out, 3));
const model = { config: { architecture: "llama" }, tensors: new Map([["w.weight", { shape: [out, width], data }]]) } as unknown as ModelWeights;

async function project(x: Float32Array, signed: boolean): Promise<Float32Array> {
  const g = new GraphBuilder("test");
  g.output("y", new Int8Linear(g, new Int8Weights(model, signed)).forward(g.input("x", "float32", ["n", width]), "w", out, width));
  await using session = await createSession(g.build(), { threads: 1 });
  return floatData((await session.run({ x: floatTensor(x, [x.length / width, width]) }))["y"]);
}

describe("Int8Linear", () => {
  it("gives the float product to within the rounding of inputs and weights", async () => {
    const x = wave(3 * width, 1);
    const y = await project(x, await int8IsExact(1));
    for (let row = 0; row < 3; row++) {
      const inputs = x.subarray(row * width, (row + 1) * width);
      const largest = Math.max(...inputs.map(Math.abs));
      for (let o = 0; o < out; o++) {
        const weights = data.subarray(o * width, (o + 1) * width);
        const heaviest = Math.max(...weights.map(Math.abs));
        const exact = inputs.reduce((sum, xi, i) => sum + xi * weights[i]!, 0);
        // Each factor is off by at most half a level, one side after the other.
        const bound = inputs.reduce((sum, xi, i) => sum + (Math.abs(xi) * heaviest + Math.abs(weights[i]!) * largest + (heaviest * largest) / 254) / 254, 0);
        expect(Math.abs(y[row * out + o]! - exact)).toBeLessThan(bound);
      }
    }
  });

  it("computes each row by itself, an outlier beside it or not", async () => {
    const alone = wave(width, 1);
    const outlier = wave(width, 2).map((value, i) => (i === 7 ? 900 : value));
    const signed = await int8IsExact(1);
    const beside = await project(Float32Array.from([...outlier, ...alone]), signed);
    expect([...beside.subarray(out)]).toEqual([...await project(alone, signed)]);
  });

  it("keeps a row of zeros", async () => {
    expect([...await project(new Float32Array(width), await int8IsExact(1))].every((value) => value === 0)).toBe(true);
  });

  it("is the same with weights as uint8, the way of processors where signed products saturate", async () => {
    if (!(await int8IsExact(1))) return;
    const x = wave(5 * width, 4);
    expect([...await project(x, false)]).toEqual([...await project(x, true)]);
  });
});

it("rounds weights to their nearest level, by row and transposed, or by column", () => {
  const { data: rounded, scales, zeroPoint } = roundRows(Float32Array.of(127, -63.6, 0, 2, 0.5, -1.02), 2, 3, true);
  expect([...rounded]).toEqual([127, 127, -64, 32, 0, -65]);
  expect([...scales]).toEqual([1, Math.fround(2 / 127)]);
  expect([...zeroPoint]).toEqual([0, 0]);
  // By column as it lies: columns reach to 127, 63.6 and 1.02.
  const byColumn = roundColumns(Float32Array.of(127, -63.6, 0, 2, 0.5, -1.02), 2, 3, true);
  expect([...byColumn.data]).toEqual([127, -127, 0, 2, 1, -127]);
});

it("samples in int8 what float32 samples, nearly", async () => {
  const tiny = tinyModel();
  const requests = [request(prompt(9)), request(prompt(14, 3))];
  await using exact = openSampler(tiny);
  await using rounded = openSampler(tiny, { precision: "int8" });
  const wanted = await exact.sample(requests, quiet);
  // The completion of float32 again in int8, token by token, so that one different choice does not carry on.
  const differences: number[] = [];
  for (const [row, { tokens, logprobs }] of wanted.entries()) {
    for (let at = 0; at < tokens.length; at++) {
      const history = [...requests[row]!.tokens, ...tokens.subarray(0, at)];
      const [next] = await rounded.sample([request(history, { maxTokens: 1 })], quiet);
      if (next!.tokens[0] === tokens[at]) differences.push(Math.abs(next!.logprobs[0]! - logprobs[at]!));
    }
  }
  expect(differences.length).toBeGreaterThanOrEqual(20);
  expect(differences.toSorted((a, b) => a - b)[Math.floor(differences.length / 2)]).toBeLessThan(0.1);
});
