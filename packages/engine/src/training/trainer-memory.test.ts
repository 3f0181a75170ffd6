import { describe, expect, it } from "vitest";
import { totalBytes } from "../workers/check-memory.ts";
import { createTrainer } from "./create-trainer.ts";
import { randomModel, tinyConfig } from "./__fixtures__/random-model.ts";
import { trainerMemory } from "./trainer-memory.ts";
import { loraTargets } from "./weight-names.ts";

const smol = { ...tinyConfig, hiddenSize: 576, intermediateSize: 1536, layers: 30, heads: 9, kvHeads: 3, headDim: 64, vocabSize: 49_152, tiedEmbeddings: true };
const lora = { rank: 16, targets: loraTargets };

describe("the memory that a trainer is said to need", () => {
  // Peak growth of the resident set beside the weights, one worker, one step on two sequences of 256 tokens, all targets.
  it.each([
    ["float32", 512, 1215],
    ["float32", 256, 714],
    ["int8", 256, 1564],
  ] as const)("%s, %i tokens a run: within a quarter of what was measured", (precision, tokensPerRun, mebibytes) => {
    const estimate = totalBytes(trainerMemory(smol, { lora, workers: 1, tokensPerRun, precision }));
    expect(Math.abs(estimate / (mebibytes * 2 ** 20) - 1)).toBeLessThan(0.25);
  });

  it("counts what is trained several times over", () => {
    const of = (options: Partial<Parameters<typeof trainerMemory>[1]>): number => totalBytes(trainerMemory(smol, { lora, workers: 1, tokensPerRun: 256, precision: "float32", ...options }));
    expect(of({ lora: null }) - of({})).toBeGreaterThan(6 * 4 * 125e6);
    expect(of({ workers: 2 })).toBeGreaterThan(1.8 * of({}));
  });
});

describe("createTrainer", () => {
  it("refuses what cannot fit, unless told otherwise", async () => {
    const options = { model: randomModel(tinyConfig), lora: { ...lora, alpha: 32, seed: 1, rank: 2 }, threads: 1, tokensPerRun: 1e9 };
    await expect(createTrainer(options)).rejects.toThrow(/^This trainer needs about [\d.]+ GB of memory \(activations of 1 × 1000000000 tokens .*\) and [\d.]+ GB are free\. Lower tokensPerRun \(1000000000\) or workers \(1\), or free some memory\.$/);
    await using trainer = await createTrainer({ ...options, memoryCheck: false });
    const { loss } = await trainer.forward([{ tokens: Uint32Array.of(1, 2, 3), weights: Float32Array.of(0, 1, 1) }], "cross_entropy");
    expect(loss).toBeGreaterThan(0);
  });
});
