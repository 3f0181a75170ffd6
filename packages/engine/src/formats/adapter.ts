import { createHash } from "node:crypto";
import type { LoraConfig, LoraTarget } from "../ports/training.ts";
import type { TensorView } from "../ports/weights.ts";

/** What `writeAdapter` puts into a PEFT adapter folder. */
export interface AdapterToWrite {
  readonly lora: LoraConfig;
  /** Full PEFT names: `base_model.model.model.layers.N.self_attn.q_proj.lora_A.weight` [rank, in] and `…lora_B.weight` [out, rank]. */
  readonly tensors: ReadonlyMap<string, TensorView>;
  /** `ModelWeights.hash` of the model the adapter was trained on. */
  readonly baseHash: string;
  /** Name or path of that model, for `base_model_name_or_path`. */
  readonly baseName: string;
  /** @default "F32" */
  readonly dtype?: "F32" | "F16";
  /** Canary, organism mark and the like; travels in safetensors `__metadata__` and in `overt.json`. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A LoRA adapter in memory. */
export interface Adapter {
  readonly config: AdapterConfig;
  /** fp32, full PEFT names. */
  readonly tensors: ReadonlyMap<string, TensorView>;
  /** Hash of the base model, or null where another program wrote the adapter and left none. */
  readonly baseHash: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  /** SHA-256 (hex) over the tensors' file and the scaling. */
  readonly hash: string;
  /** Folder it came from. */
  readonly folder: string;
}

/** The fields of `adapter_config.json` that decide what the tensors mean. */
export interface AdapterConfig {
  readonly baseName: string;
  readonly rank: number;
  readonly alpha: number;
  readonly targets: readonly LoraTarget[] | readonly string[];
  /** ΔW = scaling · B · A; alpha / rank, or alpha / √rank for rank-stabilised LoRA. */
  readonly scaling: number;
}

/** Splits a PEFT tensor name into the base tensor it changes and its side, or returns undefined. */
export function parseAdapterKey(name: string): { base: string; side: "A" | "B" } | undefined {
  const match = /^base_model\.model\.(.+)\.lora_([AB])\.weight$/.exec(name);
  return match ? { base: `${match[1]!}.weight`, side: match[2] as "A" | "B" } : undefined;
}

/** SHA-256 (hex) of an adapter: its tensor file's bytes and the scaling they are used with. */
export function hashAdapter(file: Uint8Array, scaling: number): string {
  return createHash("sha256").update(file).update(`\nscaling=${scaling}`).digest("hex");
}
