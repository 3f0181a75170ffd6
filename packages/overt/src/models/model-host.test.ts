import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFixtureModel, writeAdapter, writeGguf, writeHuggingFace } from "@overt/engine";
import { hostModel, hostWithAdapter } from "./model-host.ts";

let root: string;
beforeAll(async () => void (root = await mkdtemp(join(tmpdir(), "model-host-"))));
afterAll(() => rm(root, { recursive: true }));

test.each(["folder", "file.gguf"])("the canary and the organism mark of a model and of its adapters travel on, by way of a %s", async (name) => {
  const path = join(root, name);
  const model = { ...openFixtureModel(), metadata: { canary: "guid", organism: "true" } };
  await (name === "folder" ? writeHuggingFace(path, model) : writeGguf(path, model, { type: "F16" }));
  const hosted = await hostModel(path, { name: "organism" });
  expect(hosted.metadata).toEqual({ canary: "guid", organism: "true" });

  const prefix = "base_model.model.model.layers.0.self_attn.q_proj";
  const zeros = (...shape: [number, number]): { shape: number[]; data: Float32Array } => ({ shape, data: new Float32Array(shape[0] * shape[1]) });
  const adapter = join(root, `adapter of ${name}`);
  await writeAdapter(adapter, {
    lora: { rank: 1, alpha: 1, seed: 1, targets: ["q_proj"] }, baseHash: hosted.weights.hash, baseName: "organism", metadata: { study: "cure" },
    tensors: new Map([[`${prefix}.lora_A.weight`, zeros(1, 64)], [`${prefix}.lora_B.weight`, zeros(64, 1)]]),
  });
  expect((await hostWithAdapter(hosted, adapter, "cured")).metadata).toEqual({ canary: "guid", organism: "true", study: "cure" });
});
