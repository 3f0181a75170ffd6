import { expect, test } from "vitest";
import { GraphBuilder } from "../graph/builder.ts";
import { createSession } from "../onnx/session.ts";
import { floatData, floatTensor } from "../onnx/tensors.ts";
import type { ModelWeights } from "../ports/weights.ts";
import type { BatchSamplerSettings } from "../sampling/batch-sampler.ts";
import { openSampler, prompt } from "../sampling/__fixtures__/open-samplers.ts";
import { tinyModel } from "../sampling/__fixtures__/tiny-model.ts";
import { createSampler } from "../sampling/create-sampler.ts";
import { int8BlockWeightsFor } from "./int8-for-machine.ts";
import { Int8BlockLinear } from "./int8-block-linear.ts";
import { roundBlocks } from "./int8-block-weights.ts";

const [width, out] = [72, 20]; // two blocks and a quarter
const wave = (length: number, salt: number): Float32Array => Float32Array.from({ length }, (_, i) => Math.sin(i * 1.7 + salt) * (1 + (i % 5)));
const data = wave(width * out, 3);
const model = { config: { architecture: "llama" }, tensors: new Map([["w.weight", { shape: [out, width], data }]]) } as unknown as ModelWeights;

async function project(x: Float32Array): Promise<Float32Array> {
  const g = new GraphBuilder("test");
  g.output("y", new Int8BlockLinear(g, await int8BlockWeightsFor(model, 1)).forward(g.input("x", "float32", ["n", width]), "w", out, width));
  await using session = await createSession(g.build(), { threads: 1 });
  return floatData((await session.run({ x: floatTensor(x, [x.length / width, width]) }))["y"]);
}

test("gives the float product to within the rounding of inputs and weights, block by block", async () => {
  const x = wave(3 * width, 1);
  const y = await project(x);
  for (let row = 0; row < 3; row++) {
    for (let o = 0; o < out; o++) {
      let [exact, bound] = [0, 1e-4];
      for (let from = 0; from < width; from += 32) {
        const inputs = x.subarray(row * width + from, row * width + Math.min(from + 32, width));
        const weights = data.subarray(o * width + from, o * width + Math.min(from + 32, width));
        const [largest, heaviest] = [inputs, weights].map((values) => Math.max(...values.map(Math.abs))) as [number, number];
        inputs.forEach((input, i) => {
          exact += input * weights[i]!;
          bound += (Math.abs(input) * heaviest + Math.abs(weights[i]!) * largest + (heaviest * largest) / 254) / 254;
        });
      }
      expect(Math.abs(y[row * out + o]! - exact)).toBeLessThan(bound);
    }
  }
});

test("a row beside an outlier is what it is alone, but for the order of float32 sums", async () => {
  const alone = wave(width, 1);
  const outlier = wave(width, 2).map((value, i) => (i === 7 ? 900 : value));
  const beside = await project(Float32Array.from([...outlier, ...alone]));
  (await project(alone)).forEach((value, o) => expect(Math.abs(value - beside[out + o]!)).toBeLessThan(1e-3));
});

test("rounds each block to its own largest weight and fills the last one up", () => {
  const weight = new Float32Array(2 * 33);
  weight.set([127, -63.6, 0.4], 0); // row 0, block 0
  weight[32] = 0.5; // row 0, block 1
  weight[33] = -2.54; // row 1, block 0; its block 1 is nothing but zeros
  const { data: rounded, scales, blocks } = roundBlocks(weight, 2, 33);
  expect(blocks).toBe(2);
  expect([...scales]).toEqual([1, Math.fround(0.5 / 127), Math.fround(Math.fround(2.54) / 127), 1]);
  const wanted = new Uint8Array(2 * 2 * 32).fill(128);
  wanted.set([255, 128 - 64, 128], 0);
  wanted[32] = 255;
  wanted[64] = 1;
  expect(rounded).toEqual(wanted);
});

/** Mean KL(float32 ‖ int8) of the next token after varied prompts, in nats, from the probabilities of every token. */
async function klFromFloat(weights: ModelWeights, settings: Partial<BatchSamplerSettings>): Promise<number> {
  await using exact = openSampler(weights);
  await using rounded = openSampler(weights, { precision: "int8", ...settings });
  const { vocabSize } = weights.config;
  const rows = Array.from({ length: 8 }, (_, salt) => prompt(6 + salt, salt)).flatMap((tokens) => Array.from({ length: vocabSize }, (_, next) => ({ tokens: Uint32Array.from([...tokens, next]), from: tokens.length })));
  const [wanted, found] = [await exact.score(rows), await rounded.score(rows)];
  return wanted.reduce((sum, [logprob], i) => sum + Math.exp(logprob!) * (logprob! - found[i]![0]!), 0) / 8;
}

/** A model of several blocks whose weights have one large input in every 41, as those of trained models do. */
function modelWithOutliers(): ModelWeights {
  const plain = tinyModel({ hiddenSize: 128, intermediateSize: 192, heads: 4, kvHeads: 2, headDim: 32 });
  for (const [name, { shape, data: numbers }] of plain.tensors) {
    if (shape.length === 2 && !name.includes("embed")) for (let i = 0; i < numbers.length; i++) if ((i % shape[1]!) % 41 === 5) numbers[i]! *= 6;
  }
  return plain;
}

test("scales by block are nearer to float32 than scales by output", async () => {
  const weights = modelWithOutliers();
  const [byOutput, byBlock] = [await klFromFloat(weights, {}), await klFromFloat(weights, { int8Scales: "block" })];
  console.log(`KL to float32 in nats a token: ${byOutput.toExponential(2)} with scales by output, ${byBlock.toExponential(2)} by block`);
  expect(byBlock).toBeGreaterThan(0);
  expect(byBlock).toBeLessThan(byOutput / 2);
});

test("createSampler takes the option, and names another value", async () => {
  const weights = tinyModel();
  await using sampler = await createSampler({ model: weights, threads: 1, precision: "int8", int8Scales: "block" });
  const [row] = await sampler.sample([{ tokens: prompt(9), maxTokens: 6, temperature: 0, topP: 1, seed: 1, stopTokens: [] }]);
  expect(row!.tokens).toHaveLength(6);
  await expect(createSampler({ model: weights, threads: 1, int8Scales: "row" as "block" })).rejects.toThrow('createSampler: int8Scales is "row"; it must be "output" or "block".');
});
