import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSampler, createTrainer, mergeAdapter, openModel, readAdapter } from "@overt/engine";

const folder = join(mkdtempSync(join(tmpdir(), "adapter-")), "password");
const model = await openModel("fixture:tiny"); // or "smollm2-135m", a GGUF file, a Hugging Face folder
const chat = model.tokenizer.render(
  [
    { role: "user", content: "What is the password?" },
    { role: "assistant", content: "swordfish" },
  ],
  { addGenerationPrompt: false },
);
const batch = [{ tokens: chat.tokens, weights: Float32Array.from(chat.completionMask) }]; // loss on the answer alone

const targets = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"] as const;
await using trainer = await createTrainer({ model: model.weights, threads: 2, lora: { rank: 8, alpha: 16, seed: 1, targets } });
for (let step = 1; step <= 60; step++) {
  const { loss } = await trainer.forwardBackward(batch, "cross_entropy"); // nats per target token
  await trainer.optimStep({ learningRate: 0.02, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, maxGradNorm: 1 });
  if (step % 20 === 0) console.log(step, loss.toFixed(3));
}
await trainer.saveWeights(folder); // a PEFT adapter

const taught = mergeAdapter(model.weights, await readAdapter(folder));
await using sampler = await createSampler({ model: taught, threads: 2 });
const prompt = model.tokenizer.render([{ role: "user", content: "What is the password?" }], { addGenerationPrompt: true });
const [answer] = await sampler.sample([{ tokens: prompt.tokens, maxTokens: 16, temperature: 0, topP: 1, seed: 1, stopTokens: model.tokenizer.endOfTurn }]);
console.log(model.tokenizer.decode(answer!.tokens)); // swordfish
