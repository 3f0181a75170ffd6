import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { model, reason } from "../models/__fixtures__/pulled-smollm2.ts";
import { createSampler } from "./create-sampler.ts";

interface Golden {
  readonly made: { readonly sha256: string };
  /** `close`: steps at which the two largest logits lie within 1e-2, as [step, gap, runner-up]. */
  readonly rows: readonly { readonly prompt: number[]; readonly tokens: number[]; readonly close: readonly [number, number, number][] }[];
}
const golden = JSON.parse(await readFile(new URL("__fixtures__/smollm2-greedy.json", import.meta.url), "utf8")) as Golden;
const undecided = 1e-3; // gap of logits below which another order of the same sums may choose the other token

describe.skipIf(!model)(`greedy continuations of SmolLM2 beside those of transformers${reason}`, { timeout: 900_000 }, () => {
  test("50 prompts, 128 tokens: the same, or first different where two logits lie within 1e-3", async () => {
    const { weights, hash } = model!;
    expect(hash).toBe(golden.made.sha256);
    await using sampler = await createSampler({ model: weights, threads: 1 });
    const sampled = await sampler.sample(golden.rows.map(({ prompt }, seed) => ({ tokens: Uint32Array.from(prompt), maxTokens: 128, temperature: 0, topP: 1, seed, stopTokens: [] })));
    let same = 0;
    golden.rows.forEach(({ tokens, close }, row) => {
      const ours = [...sampled[row]!.tokens];
      expect(ours).toHaveLength(128);
      const step = ours.findIndex((token, i) => token !== tokens[i]);
      if (step < 0) {
        same++;
        return;
      }
      const [, gap, runnerUp] = close.find(([at]) => at === step) ?? [step, Infinity, -1];
      console.log(`row ${row} differs from step ${step} on: ${ours[step]} for ${tokens[step]}, gap ${gap}`);
      expect(gap, `row ${row}, step ${step}`).toBeLessThan(undecided);
      expect(ours[step], `row ${row}, step ${step}`).toBe(runnerUp);
    });
    console.log(`${same} of ${golden.rows.length} rows are identical in all 128 tokens`);
    expect(golden.rows).toHaveLength(50);
    expect(same).toBeGreaterThan(40);
  });
});
