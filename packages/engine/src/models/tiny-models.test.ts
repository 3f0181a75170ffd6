import { describe, expect, test } from "vitest";
import { relativeError } from "../graph/__fixtures__/finite-differences.ts";
import { mergeAdapter } from "../formats/merge-adapter.ts";
import type { ModelWeights, TensorView } from "../ports/weights.ts";
import { openSampler, quiet, request } from "../sampling/__fixtures__/open-samplers.ts";
import { LocalTrainer } from "../training/local-trainer.ts";
import { linearLayers } from "./model-tensors.ts";
import { loadTinyModel, tinyModels } from "./__fixtures__/tiny-models.ts";
import { referenceForward, referenceLogits } from "./reference-forward.ts";

/** Measured: at most 5e-6 in a logit, 2e-6 in a gradient. */
const tolerance = 1e-4;

const row = ({ data, shape }: TensorView, time: number): Float32Array => data.subarray(time * shape[1]!, (time + 1) * shape[1]!);

function logSoftmax(logits: Float32Array): number[] {
  const largest = Math.max(...logits);
  const total = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
  return Array.from(logits, (logit) => logit - largest - total);
}

function greatestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
}

describe.each(tinyModels)("%s against PyTorch", async (name) => {
  const { weights, adapter, golden } = await loadTinyModel(name);
  const merged = mergeAdapter(weights, adapter, { force: true });
  const variants: readonly (readonly [string, ModelWeights, string])[] = [["the model", weights, "logits"], ["the model with peft's adapter merged", merged, "adapted"]];

  test.each(variants)("reference logits of %s", (_, model, key) => {
    for (const [i, tokens] of golden.sequences.entries()) {
      const wanted = golden.tensors.get(`${key}.${i}`)!;
      for (const [time, logits] of referenceLogits(model, tokens).entries()) expect(greatestDifference(logits, row(wanted, time))).toBeLessThan(tolerance);
    }
  });

  test.each(variants)("sampled tokens and their logprobs, after every prefix, of %s", async (_, model, key) => {
    await using sampler = openSampler(model);
    for (const [i, tokens] of golden.sequences.entries()) {
      const sampled = await sampler.sample(tokens.map((_token, at) => request(tokens.slice(0, at + 1), { maxTokens: 1 })), quiet);
      for (const [time, { tokens: [token], logprobs: [logprob] }] of sampled.entries()) {
        const logprobs = logSoftmax(row(golden.tensors.get(`${key}.${i}`)!, time));
        expect(token).toBe(logprobs.indexOf(Math.max(...logprobs)));
        expect(Math.abs(logprob! - logprobs[token!]!)).toBeLessThan(tolerance);
      }
    }
  });

  test.each([1, 5])("continuations from the cache, %i row(s) at a time, are the reference's", async (rows) => {
    await using sampler = openSampler(weights);
    const prompts = Array.from({ length: rows }, (_, i) => golden.sequences[0]!.slice(0, 20 + i));
    const sampled = await sampler.sample(prompts.map((tokens) => request(tokens, { maxTokens: 8 })), quiet);
    for (const [i, prompt] of prompts.entries()) {
      const tokens = [...prompt];
      for (let step = 0; step < 8; step++) {
        const logits = referenceForward(weights, tokens);
        tokens.push(logits.indexOf(Math.max(...logits)));
      }
      expect([...prompt, ...sampled[i]!.tokens]).toEqual(tokens);
    }
  });

  test("int8 sampling stays near", async () => {
    await using sampler = openSampler(weights, { precision: "int8" });
    const tokens = golden.sequences[0]!;
    const sampled = await sampler.sample(tokens.map((_, at) => request(tokens.slice(0, at + 1), { maxTokens: 1 })), quiet);
    const differences = sampled.map(({ tokens: [token], logprobs: [logprob] }, time) => Math.abs(logprob! - logSoftmax(row(golden.tensors.get("logits.0")!, time))[token!]!));
    expect(differences.reduce((sum, each) => sum + each, 0) / differences.length).toBeLessThan(0.1);
  });

  test("loss and LoRA gradients", async () => {
    const { rank, scaling } = adapter.config;
    await using trainer = new LocalTrainer({ model: weights, threads: 1, lora: { rank, alpha: scaling * rank, seed: 1, targets: linearLayers }, initialAdapter: adapter });
    const batch = golden.sequences.map((tokens, i) => ({ tokens: Uint32Array.from(tokens), weights: Float32Array.from(tokens, (_, at) => (at >= tokens.length - golden.targets[i]! ? 1 : 0)) }));
    const { loss } = await trainer.forwardBackward(batch, "cross_entropy");
    expect(Math.abs(loss - golden.loss)).toBeLessThan(tolerance);
    expect(trainer.gradients.size).toBe(28);
    for (const [tensor, { data }] of trainer.gradients) expect(relativeError(data, golden.tensors.get(tensor)!.data), tensor).toBeLessThan(tolerance);
  });
});
