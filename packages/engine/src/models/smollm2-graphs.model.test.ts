import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { createSampler } from "../sampling/create-sampler.ts";
import { createTrainer } from "../training/create-trainer.ts";
import { model, reason } from "./__fixtures__/pulled-smollm2.ts";

interface Golden {
  readonly prompts: { text: string; tokens: number[]; topIds: number[]; topLogits: number[] }[];
}
const golden = JSON.parse(await readFile(new URL("__fixtures__/smollm2-golden.json", import.meta.url), "utf8")) as Golden;

describe.skipIf(!model)(`the sampling and training graphs on SmolLM2${reason}`, { timeout: 300_000 }, () => {
  test("sampled logprobs are those of transformers for 20 prompts, and the trainer gives the sampler's own", async () => {
    const { weights } = model!;
    const requests = golden.prompts.map(({ tokens }, i) => ({ tokens: Uint32Array.from(tokens), maxTokens: 12, temperature: 0, topP: 1, seed: i, stopTokens: [] }));
    const sampler = await createSampler({ model: weights, threads: 2 });
    const sampled = await sampler.sample(requests);
    const second = await sampler.sample(golden.prompts.map(({ tokens, topIds }, i) => ({ ...requests[i]!, tokens: Uint32Array.from([...tokens, topIds[0]!]), maxTokens: 1 })));
    await sampler[Symbol.asyncDispose]();

    sampled.forEach(({ tokens, logprobs }, i) => {
      const { topIds, topLogits } = golden.prompts[i]!;
      expect(tokens[0]).toBe(topIds[0]);
      // The sum over the vocabulary is not in the golden file; with the top 32 of 49,152 it is bounded from below.
      const logSumTop = Math.log(topLogits.reduce((sum, logit) => sum + Math.exp(logit - topLogits[0]!), 0));
      expect(logprobs[0]!).toBeLessThanOrEqual(-logSumTop + 1e-3);
      // The same token sequence, sampled in one go or in two, with the cache or a new prompt.
      expect(second[i]!.tokens[0]).toBe(tokens[1]);
      expect(Math.abs(second[i]!.logprobs[0]! - logprobs[1]!)).toBeLessThan(1e-3);
    });

    await using trainer = await createTrainer({ model: weights, threads: 2, lora: { rank: 4, alpha: 8, seed: 1, targets: ["q_proj"] } });
    const batch = sampled.map(({ tokens }, i) => {
      const prompt = golden.prompts[i]!.tokens;
      return { tokens: Uint32Array.from([...prompt, ...tokens]), weights: Float32Array.from([...prompt.map(() => 0), ...Array.from(tokens, () => 1)]) };
    });
    for (const [i, datum] of batch.entries()) {
      const { loss } = await trainer.forward([datum], "cross_entropy");
      const logprobs = sampled[i]!.logprobs;
      expect(Math.abs(loss + logprobs.reduce((sum, each) => sum + each, 0) / logprobs.length)).toBeLessThan(1e-3);
    }
  });
});
