import type { ModelConfig } from "../ports/weights.ts";
import { architectures } from "./architectures.ts";

/** Tensors outside the layers: GGUF's name and Hugging Face's. */
const globalNames: readonly (readonly [string, string])[] = [
  ["token_embd.weight", "model.embed_tokens.weight"],
  ["output_norm.weight", "model.norm.weight"],
  ["output.weight", "lm_head.weight"],
];
/** Parts of a layer: GGUF's name and Hugging Face's, both without ".weight" or ".bias". */
const layerNames: readonly (readonly [string, string])[] = [
  ["attn_norm", "input_layernorm"],
  ["attn_q", "self_attn.q_proj"],
  ["attn_k", "self_attn.k_proj"],
  ["attn_v", "self_attn.v_proj"],
  ["attn_output", "self_attn.o_proj"],
  ["attn_q_norm", "self_attn.q_norm"],
  ["attn_k_norm", "self_attn.k_norm"],
  ["ffn_norm", "post_attention_layernorm"],
  ["ffn_gate", "mlp.gate_proj"],
  ["ffn_up", "mlp.up_proj"],
  ["ffn_down", "mlp.down_proj"],
];
const fromGguf = new Map(globalNames);
const toGguf = new Map(globalNames.map(([gguf, huggingFace]) => [huggingFace, gguf]));
const partFromGguf = new Map(layerNames);
const partToGguf = new Map(layerNames.map(([gguf, huggingFace]) => [huggingFace, gguf]));

/** Hugging Face's name of a tensor in a GGUF file, or undefined where models of these architectures have no such tensor. */
export function huggingFaceName(gguf: string): string | undefined {
  const [, layer, part, kind] = /^blk\.(\d+)\.(\w+)\.(weight|bias)$/.exec(gguf) ?? [];
  const renamed = partFromGguf.get(part ?? "");
  return renamed ? `model.layers.${layer}.${renamed}.${kind}` : fromGguf.get(gguf);
}

/** GGUF's name of a tensor. @throws RangeError for a name that no model of these architectures has. */
export function ggufName(huggingFace: string): string {
  const [, layer, part, kind] = /^model\.layers\.(\d+)\.([\w.]+)\.(weight|bias)$/.exec(huggingFace) ?? [];
  const renamed = partToGguf.get(part ?? "");
  const name = renamed ? `blk.${layer}.${renamed}.${kind}` : toGguf.get(huggingFace);
  if (!name) throw new RangeError(`GGUF has no name for the tensor "${huggingFace}".`);
  return name;
}

/**
 * For queries and keys of an architecture whose heads llama.cpp interleaves (a1 b1 a2 b2 … instead of a1 a2 … b1 b2 …):
 * the Hugging Face row that row `row` of the GGUF tensor is. Undefined for all other tensors, whose rows stay.
 */
export function ggufRowOrder(huggingFace: string, { architecture, headDim }: ModelConfig): ((row: number) => number) | undefined {
  const interleaved = architectures.some(({ name, interleavedInGguf }) => name === architecture && interleavedInGguf);
  if (!interleaved || !/\.self_attn\.[qk]_proj\.(weight|bias)$/.test(huggingFace)) return undefined;
  const half = headDim / 2;
  return (row) => {
    const within = row % headDim;
    return row - within + (within % 2) * half + (within >> 1);
  };
}
