import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readSafetensors } from "../formats/safetensors.ts";
import { relativeError } from "../graph/__fixtures__/finite-differences.ts";
import type { TensorView } from "../ports/weights.ts";
import { createSampler } from "../sampling/create-sampler.ts";
import { LocalTrainer } from "../training/local-trainer.ts";
import { linearShape } from "./model-tensors.ts";
import { adapterName, loraTargets } from "../training/weight-names.ts";
import { model, reason } from "./__fixtures__/pulled-smollm2.ts";

interface Truth {
  readonly made: { readonly sha256: string };
  readonly rows: readonly { readonly prompt: number[]; readonly tokens: number[]; readonly close: number[]; readonly logprobs: string }[];
  readonly batch: readonly number[];
  readonly lossTokens: number;
  readonly loss: number;
  readonly scales: Readonly<Record<string, number>>;
}
const fixture = (name: string): string => fileURLToPath(new URL(`__fixtures__/${name}`, import.meta.url));
const truth = JSON.parse(await readFile(fixture("smollm2-truth.json"), "utf8")) as Truth;

describe.skipIf(!model)(`SmolLM2's continuations and gradients against transformers and peft${reason}`, { timeout: 900_000 }, () => {
  test("greedy continuations of 50 prompts are the same for 128 tokens, or differ first where two logits are within 1e-3", async () => {
    expect(model!.hash).toBe(truth.made.sha256);
    await using sampler = await createSampler({ model: model!.weights, threads: 2 });
    const sampled = await sampler.sample(truth.rows.map(({ prompt, tokens }) => ({ tokens: Uint32Array.from(prompt), maxTokens: tokens.length, temperature: 0, topP: 1, seed: 1, stopTokens: [] })));
    let [whole, worst] = [0, 0];
    for (const [i, { tokens, close, logprobs }] of truth.rows.entries()) {
      const wanted = new Float32Array(Uint8Array.from(Buffer.from(logprobs, "base64")).buffer);
      const other = tokens.findIndex((token, at) => token !== sampled[i]!.tokens[at]);
      if (other < 0) whole++;
      else expect(close, `row ${i} differs first at token ${other}`).toContain(other);
      for (let at = 0; at < (other < 0 ? tokens.length : other); at++) worst = Math.max(worst, Math.abs(sampled[i]!.logprobs[at]! - wanted[at]!));
    }
    console.log(`${whole} of ${truth.rows.length} continuations are the same to the end; largest difference of a log-probability ${worst.toExponential(2)} nats`);
    expect(worst).toBeLessThan(1e-3);
  });

  test("loss and LoRA gradients", async () => {
    const { weights } = model!;
    const tensors = new Map<string, TensorView>();
    for (let layer = 0, number = 0; layer < weights.config.layers; layer++) {
      for (const target of loraTargets) {
        const [out, width] = linearShape(weights.config, target);
        for (const [side, shape, scale] of [["A", [1, width], 0.25], ["B", [out, 1], 0.03125]] as const) {
          // `lora_value` of scripts/golden-smollm2.py
          tensors.set(adapterName(layer, target, side), { shape, data: Float32Array.from({ length: shape[0] * shape[1] }, (_, i) => ((((i + 1) * 40503 + number * 9973) % 65536) / 65536 - 0.5) * scale) });
          number++;
        }
      }
    }
    const initialAdapter = { tensors, baseHash: null, config: { baseName: "", rank: 1, alpha: 2, targets: loraTargets, scaling: 2 } };
    await using trainer = new LocalTrainer({ model: weights, threads: 2, workers: 1, lora: { rank: 1, alpha: 2, seed: 1, targets: loraTargets }, initialAdapter });
    const batch = truth.batch.map((row) => {
      const tokens = Uint32Array.from([...truth.rows[row]!.prompt, ...truth.rows[row]!.tokens]);
      return { tokens, weights: Float32Array.from(tokens, (_, i) => (i >= tokens.length - truth.lossTokens ? 1 : 0)) };
    });
    const { loss } = await trainer.forwardBackward(batch, "cross_entropy");
    expect(Math.abs(loss - truth.loss)).toBeLessThan(1e-4);
    const golden = (await readSafetensors(fixture("smollm2-gradients.safetensors"))).tensors;
    expect(golden.size).toBe(3 * 14);
    let worst = 0;
    for (const [name, { data }] of golden) worst = Math.max(worst, relativeError(trainer.gradients.get(name)!.data, data.map((value) => value * truth.scales[name]!)));
    console.log(`largest relative error of a LoRA gradient ${worst.toExponential(2)} (F16 in the golden file alone: about 2e-4)`);
    expect(worst).toBeLessThan(1e-3);
  });
});
