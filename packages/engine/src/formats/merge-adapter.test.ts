import { describe, expect, test } from "vitest";
import type { ModelConfig, ModelWeights } from "../ports/weights.ts";
import type { Adapter } from "./adapter.ts";
import { AdapterBaseMismatch, mergeAdapter } from "./merge-adapter.ts";

const tensor = (shape: [number, number], ...values: number[]): { shape: number[]; data: Float32Array } => {
  const data = new Float32Array(new SharedArrayBuffer(shape[0] * shape[1] * 4));
  data.set(values);
  return { shape, data };
};
const model: ModelWeights = {
  config: {} as ModelConfig,
  tensors: new Map([["m.q_proj.weight", tensor([3, 2], 1, 2, 3, 4, 5, 6)], ["m.other.weight", tensor([1, 1], 9)]]),
  hash: "base",
};
const adapter = (a = tensor([1, 2], 10, 100), b = tensor([3, 1], 1, 0, -2)): Adapter => ({
  config: { baseName: "", rank: a.shape[0]!, alpha: 4, targets: ["q_proj"], scaling: 0.5 },
  tensors: new Map([["base_model.model.m.q_proj.lora_A.weight", a], ["base_model.model.m.q_proj.lora_B.weight", b]]),
  baseHash: "base",
  metadata: {},
  hash: "adapter",
  folder: "runs/x",
});

test("adds scaling · B · A to the touched tensor alone", () => {
  const merged = mergeAdapter(model, adapter());
  expect([...merged.tensors.get("m.q_proj.weight")!.data]).toEqual([1 + 5, 2 + 50, 3, 4, 5 - 10, 6 - 100]);
  expect(merged.tensors.get("m.other.weight")).toBe(model.tensors.get("m.other.weight"));
  expect([...model.tensors.get("m.q_proj.weight")!.data]).toEqual([1, 2, 3, 4, 5, 6]);
  expect(merged.tensors.get("m.q_proj.weight")!.data.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test("gives ranks that are no multiple of four the same sum as the plain triple loop", () => {
  const rank = 7;
  const a = tensor([rank, 2], ...Array.from({ length: rank * 2 }, (_, i) => Math.sin(i)));
  const b = tensor([3, rank], ...Array.from({ length: rank * 3 }, (_, i) => Math.cos(i)));
  const merged = mergeAdapter(model, adapter(a, b)).tensors.get("m.q_proj.weight")!.data;
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 2; column++) {
      let sum = 0;
      for (let k = 0; k < rank; k++) sum += b.data[row * rank + k]! * a.data[k * 2 + column]!;
      expect(merged[row * 2 + column]).toBeCloseTo(model.tensors.get("m.q_proj.weight")!.data[row * 2 + column]! + 0.5 * sum, 5);
    }
  }
});

test("names the result by base and adapter", () => {
  const hash = mergeAdapter(model, adapter()).hash;
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(mergeAdapter(model, { ...adapter(), hash: "another" }).hash).not.toBe(hash);
});

test("refuses another base, and an unknown one, unless forced", () => {
  expect(() => mergeAdapter({ ...model, hash: "other" }, adapter())).toThrow(AdapterBaseMismatch);
  expect(() => mergeAdapter({ ...model, hash: "other" }, adapter())).toThrow(/runs\/x was trained on a base model with hash base….*pass force/);
  expect(() => mergeAdapter(model, { ...adapter(), baseHash: null })).toThrow(/does not record which base model/);
  expect(mergeAdapter({ ...model, hash: "other" }, adapter(), { force: true }).tensors.size).toBe(2);
});

test("refuses tensors that the model lacks or that do not fit", () => {
  expect(() => mergeAdapter({ ...model, tensors: new Map() }, adapter())).toThrow(/changes "m.q_proj.weight", which this model does not have/);
  expect(() => mergeAdapter(model, adapter(tensor([1, 3], 1, 2, 3)))).toThrow(/does not fit "m.q_proj.weight" \[3, 2\]/);
  const half = adapter();
  const tensors = new Map([...half.tensors].slice(0, 1));
  expect(() => mergeAdapter(model, { ...half, tensors })).toThrow(/no lora_B for "m.q_proj.weight"/);
});

describe("into an earlier merge", () => {
  const waves = (shape: [number, number], salt: number): ReturnType<typeof tensor> => tensor(shape, ...Array.from({ length: shape[0] * shape[1] }, (_, i) => Math.sin(3 * i + salt)));
  const later = { ...adapter(waves([5, 2], 1), waves([3, 5], 2)), hash: "later" };

  test("gives the bits and the hash of merging anew, in the same memory", () => {
    const before = [...model.tensors.get("m.q_proj.weight")!.data];
    const first = mergeAdapter(model, adapter());
    const second = mergeAdapter(model, later, { into: first });
    const anew = mergeAdapter(model, later);
    expect(second.tensors.get("m.q_proj.weight")!.data).toBe(first.tensors.get("m.q_proj.weight")!.data);
    expect(new Uint8Array(second.tensors.get("m.q_proj.weight")!.data.slice().buffer)).toEqual(new Uint8Array(anew.tensors.get("m.q_proj.weight")!.data.slice().buffer));
    expect(second.hash).toBe(anew.hash);
    expect([...second.tensors.keys()]).toEqual([...anew.tensors.keys()]);
    expect([...model.tensors.get("m.q_proj.weight")!.data]).toEqual(before);
  });

  test("refuses what would overwrite the model or leave other layers merged", () => {
    expect(() => mergeAdapter(model, adapter(), { into: model })).toThrow(/its "m.q_proj.weight" has no memory of its own/);
    const more = { ...mergeAdapter(model, adapter()) };
    const wider = { ...more, tensors: new Map([...more.tensors, ["m.other.weight", tensor([1, 1], 9)]]) };
    expect(() => mergeAdapter(model, adapter(), { into: wider })).toThrow(/its "m.other.weight" is not the model's/);
    expect(() => mergeAdapter(model, adapter(), { into: { ...model, tensors: new Map() } })).toThrow(RangeError);
  });
});
