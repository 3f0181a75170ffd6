import { describe, expect, it } from "vitest";
import type { Adapter } from "../formats/adapter.ts";
import { mergeAdapter } from "../formats/merge-adapter.ts";
import type { SampleRequest } from "../ports/sampling.ts";
import { tinyModel } from "./__fixtures__/tiny-model.ts";
import { createSampler } from "./create-sampler.ts";

const model = tinyModel();
const request = (more: Partial<SampleRequest> = {}): SampleRequest =>
  ({ tokens: Uint32Array.of(3, 10, 17, 24), maxTokens: 8, temperature: 1, topP: 1, seed: 1, stopTokens: [], ...more });

describe("createSampler", () => {
  it("samples in a worker, reports progress and survives reset", async () => {
    await using sampler = await createSampler({ model, threads: 1 });
    let reported = 0;
    const requests = [request(), request({ maxTokens: 3, seed: 2 })];
    const first = await sampler.sample(requests, { onTokens: (n) => (reported += n) });
    expect(first.map(({ tokens, logprobs, stopReason }) => [tokens.length, logprobs.length, stopReason])).toEqual([[8, 8, "length"], [3, 3, "length"]]);
    expect(reported).toBe(11);
    await sampler.reset();
    expect((await sampler.sample(requests)).map(({ tokens }) => tokens)).toEqual(first.map(({ tokens }) => tokens));
    expect(await sampler.sample([])).toEqual([]);
  });

  it("after a reset is to the last bit as one that has done nothing yet", async () => {
    const rows = (from: number) => Array.from({ length: 6 }, (_, i) => request({ tokens: Uint32Array.from({ length: 20 + 7 * i }, (__, at) => (at < 18 ? 3 + at : (from + i * at) % 60)), maxTokens: 12, seed: from + i }));
    await using used = await createSampler({ model, threads: 1 });
    await used.sample(rows(5));
    await used.sample(rows(9).slice(0, 4)); // shares a prefix with what is cached
    await used.reset();
    await using fresh = await createSampler({ model, threads: 1 });
    expect(await used.sample(rows(9))).toEqual(await fresh.sample(rows(9)));
  });

  it("samples from an adapter that was merged into its weights, after a reset, as a sampler of that merge does", async () => {
    const adapter = (salt: number): Adapter => ({
      config: { baseName: "", rank: 2, alpha: 2, targets: ["q_proj"], scaling: 1 }, baseHash: model.hash, metadata: {}, hash: `adapter ${salt}`, folder: "none",
      tensors: new Map([["A", [2, 32]], ["B", [32, 2]]].map(([side, shape]) => [`base_model.model.model.layers.0.self_attn.q_proj.lora_${side as string}.weight`, { shape: shape as number[], data: Float32Array.from({ length: 64 }, (_, i) => Math.sin(salt * i + salt)) }])),
    });
    const policy = mergeAdapter(model, adapter(1));
    await using sampler = await createSampler({ model: policy, threads: 1 });
    const before = await sampler.sample([request()]);
    mergeAdapter(model, adapter(2), { into: policy });
    await sampler.reset();
    const after = await sampler.sample([request()]);
    await using fresh = await createSampler({ model: mergeAdapter(model, adapter(2)), threads: 1 });
    expect(after).toEqual(await fresh.sample([request()]));
    expect(after[0]!.logprobs).not.toEqual(before[0]!.logprobs);
  });

  it("queues calls", async () => {
    await using sampler = await createSampler({ model, threads: 1 });
    const [a, b] = await Promise.all([sampler.sample([request()]), sampler.sample([request()])]);
    expect(a[0]?.tokens).toEqual(b[0]?.tokens);
  });

  it("stops between steps when aborted, leaves the main thread free meanwhile, and stays usable", async () => {
    await using sampler = await createSampler({ model, threads: 1 });
    const before = await sampler.sample([request()]);
    const controller = new AbortController();
    let steps = 0;
    const long = sampler.sample([request({ maxTokens: 250 })], {
      signal: controller.signal,
      onTokens: () => {
        if (++steps === 3) controller.abort(new Error("enough"));
      },
    });
    await expect(long).rejects.toMatchObject({ name: "AbortError", cause: { message: "enough" } });
    expect(steps).toBeLessThan(250);
    await expect(sampler.sample([request()], { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
    expect(await sampler.sample([request()])).toEqual(before);
  });

  it("names what is wrong with settings and weights", async () => {
    await expect(createSampler({ model, threads: 0 })).rejects.toThrow("threads is 0; it must be an integer of at least 1, best the number of idle cores.");
    const tensors = new Map(model.tensors);
    tensors.delete("model.layers.1.mlp.up_proj.weight");
    await using sampler = await createSampler({ model: { ...model, tensors }, threads: 1 });
    await expect(sampler.sample([request()])).rejects.toThrow("model.tensors has no model.layers.1.mlp.up_proj.weight; a llama model of this config needs it, 48 × 32.");
  });
});
