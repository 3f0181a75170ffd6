import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { model, reason } from "../models/__fixtures__/pulled-smollm2.ts";
import type { Int8Scales, Precision } from "../ports/precision.ts";
import { createSampler } from "./create-sampler.ts";
import { samplerTrainerKl, type SamplerTrainerKl } from "./sampler-trainer-kl.ts";

const prompts = JSON.parse(await readFile(new URL("__fixtures__/smollm2-prompts.json", import.meta.url), "utf8")) as readonly number[][];
const requests = prompts.map((prompt, seed) => ({ tokens: Uint32Array.from(prompt), maxTokens: 24, temperature: 1, topP: 1, seed, stopTokens: [] }));

/** 50 completions of 24 tokens sampled in one precision, scored in float32. */
async function measure(precision: Precision, int8Scales: Int8Scales = "output"): Promise<SamplerTrainerKl> {
  const { weights } = model!;
  const sampler = await createSampler({ model: weights, threads: 1, precision, int8Scales });
  const sampled = await sampler.sample(requests);
  await sampler[Symbol.asyncDispose]();
  await using exact = await createSampler({ model: weights, threads: 1 });
  const scored = await exact.score(sampled.map(({ tokens }, i) => ({ tokens: Uint32Array.from([...requests[i]!.tokens, ...tokens]), from: requests[i]!.tokens.length })));
  const kl = samplerTrainerKl(sampled.map(({ logprobs }, i) => ({ sampler: logprobs, trainer: scored[i]! })));
  console.log(`${precision}, scales by ${int8Scales}, against float32: ${JSON.stringify(kl)}`);
  return kl;
}

describe.skipIf(!model)(`sampler–trainer KL on SmolLM2${reason}`, { timeout: 600_000 }, () => {
  test("float32 samples from the policy that is trained", async () => {
    const kl = await measure("float32");
    expect(kl.tokens).toBe(1200);
    // Measured: 2e-5 and 1e-11.
    expect(kl.maxDifference).toBeLessThan(2e-4);
    expect(kl.klSamplerTrainerK3).toBeLessThan(1e-9);
  });

  test("int8 samples from one close by, closer with scales by block", async () => {
    const kl = await measure("int8");
    expect(kl.tokens).toBe(1200);
    // Measured on free text: 0.063 nats a token, mean difference 0.25, six tokens of ten beyond 0.1.
    expect(kl.klSamplerTrainerK3).toBeGreaterThan(0.01);
    expect(kl.klSamplerTrainerK3).toBeLessThan(0.1);
    expect(kl.meanDifference).toBeLessThan(0.35);
    expect((await measure("int8", "block")).klSamplerTrainerK3).toBeLessThan(kl.klSamplerTrainerK3);
  });
});
