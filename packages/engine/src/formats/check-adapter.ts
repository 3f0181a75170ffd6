import { parseAdapterKey, type AdapterToWrite } from "./adapter.ts";
import { checkValues } from "./check-values.ts";

/**
 * Checks that tensors make a whole adapter: PEFT names on the configured targets, an A [rank, in]
 * and a B [out, rank] for each, finite values that the dtype can hold, metadata keys of its own.
 * @throws RangeError naming the tensor or key.
 */
export function checkAdapter({ lora, tensors, dtype = "F32", metadata = {} }: AdapterToWrite): void {
  if (tensors.size === 0) throw new RangeError("adapter.tensors is empty; an adapter needs at least one lora_A and lora_B pair.");
  for (const key of Object.keys(metadata)) {
    if (key === "format" || key.startsWith("overt.")) throw new RangeError(`adapter.metadata has the key "${key}", which is reserved. Use another name.`);
  }
  const sides = new Map<string, string>();
  for (const [name, { shape, data }] of tensors) {
    const key = parseAdapterKey(name);
    if (!key) throw new RangeError(`adapter tensor "${name}" is not named base_model.model.<module>.lora_A.weight or .lora_B.weight; other programs would skip it.`);
    const target = key.base.split(".").at(-2)!;
    if (!lora.targets.some((t) => t === target)) throw new RangeError(`adapter tensor "${name}" is on ${target}, which lora.targets (${lora.targets.join(", ")}) leaves out.`);
    const rank = key.side === "A" ? shape[0] : shape[1];
    if (shape.length !== 2 || rank !== lora.rank || shape[0]! * shape[1]! !== data.length) {
      throw new RangeError(`adapter tensor "${name}" has shape [${shape.join(", ")}] and ${data.length} values; expected ${key.side === "A" ? `[${lora.rank}, in]` : `[out, ${lora.rank}]`}.`);
    }
    checkValues(name, data, dtype);
    sides.set(key.base, (sides.get(key.base) ?? "") + key.side);
  }
  for (const [base, present] of sides) {
    if (present.length !== 2) throw new RangeError(`adapter has only lora_${present} for ${base}; expected lora_A and lora_B.`);
  }
}
