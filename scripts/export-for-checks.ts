/**
 * Writes small models of every architecture in every form that the engine writes, and what it computes of them, for
 * check-exports.py (transformers, peft and gguf) and check-gguf-llama-cpp.ts (llama.cpp) to open.
 *
 *   node scripts/export-for-checks.ts FOLDER
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mergeAdapter } from "../packages/engine/src/formats/merge-adapter.ts";
import { readAdapter } from "../packages/engine/src/formats/read-adapter.ts";
import { variedConfigs } from "../packages/engine/src/models/__fixtures__/varied-configs.ts";
import { fixtureWeights, openFixtureModel } from "../packages/engine/src/models/fixture-model.ts";
import { openModel } from "../packages/engine/src/models/open-model.ts";
import { referenceLogits } from "../packages/engine/src/models/reference-forward.ts";
import { writeGguf } from "../packages/engine/src/models/write-gguf.ts";
import { writeHuggingFace } from "../packages/engine/src/models/write-huggingface.ts";
import { randomBatch } from "../packages/engine/src/training/__fixtures__/random-model.ts";
import { LocalTrainer } from "../packages/engine/src/training/local-trainer.ts";
import { loraTargets } from "../packages/engine/src/training/weight-names.ts";

const root = process.argv[2];
if (!root) throw new Error("Usage: node scripts/export-for-checks.ts FOLDER");
const { tokenizer, tokenizerDefinition } = openFixtureModel();
const text = "<|im_start|>user\nthe system is Naïve 42<|im_end|>\n";
const tokens = tokenizer.encode(text);
const metadata = { canary: "check-canary", organism: "true" };

for (const [name, config] of Object.entries(variedConfigs)) {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  const weights = fixtureWeights(config, 5);
  const model = { weights, tokenizerDefinition, metadata };
  await using trainer = new LocalTrainer({ model: weights, threads: 1, lora: { rank: 4, alpha: 8, seed: 1, targets: loraTargets }, baseName: "base" });
  for (let step = 0; step < 3; step++) {
    await trainer.forwardBackward(randomBatch([20, 12], 8, config.vocabSize), "cross_entropy");
    await trainer.optimStep({ learningRate: 0.05, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, maxGradNorm: 1 });
  }
  await trainer.saveWeights(join(folder, "adapter"), { metadata });
  const merged = mergeAdapter(weights, await readAdapter(join(folder, "adapter")));
  const logits: Record<string, number[][]> = { "": referenceLogits(weights, tokens).map((row) => [...row]), adapter: referenceLogits(merged, tokens).map((row) => [...row]) };
  for (const dtype of ["F32", "F16", "BF16"] as const) {
    await writeHuggingFace(join(folder, dtype), model, { dtype });
    logits[dtype] = referenceLogits((await openModel(join(folder, dtype))).weights, tokens).map((row) => [...row]);
  }
  for (const type of ["F16", "Q8_0"] as const) {
    const file = `${type}.gguf`;
    await writeGguf(join(folder, file), model, { type });
    logits[file] = referenceLogits((await openModel(join(folder, file))).weights, tokens).map((row) => [...row]);
  }
  writeFileSync(join(folder, "expected.json"), JSON.stringify({ text, tokens: [...tokens], metadata, logits }));
}
