import { publishFolder } from "../formats/publish-folder.ts";
import { serializeSafetensors } from "../formats/safetensors.ts";
import { findArchitecture } from "../models/architectures.ts";
import { ropeToJson } from "../models/huggingface-rope.ts";
import type { SaveOptions } from "../ports/training.ts";
import type { ModelConfig, ModelWeights } from "../ports/weights.ts";

/**
 * Writes a model as a Hugging Face folder without a tokenizer: `model.safetensors`, `config.json`, and
 * `overt.json` with the base model's hash. Copy the base model's tokenizer files beside them to chat with it.
 */
export async function saveFullWeights(folder: string, { config, tensors, hash }: ModelWeights, { dtype = "F32", metadata = {} }: SaveOptions): Promise<void> {
  const files = new Map<string, Uint8Array | string>([
    ["model.safetensors", serializeSafetensors(tensors, { dtype, metadata: { ...metadata, format: "pt", "overt.base_hash": hash } })],
    ["config.json", `${JSON.stringify(configJson(config, dtype), null, 2)}\n`],
    ["overt.json", `${JSON.stringify({ version: 1, kind: "model", baseHash: hash, dtype, metadata }, null, 2)}\n`],
  ]);
  await publishFolder(folder, files, { replaceable: "overt.json" });
}

/** `config.json` in the spelling of transformers 5. */
function configJson(config: ModelConfig, dtype: "F32" | "F16"): Record<string, unknown> {
  const architecture = findArchitecture("model", "config.architecture", config.architecture);
  return {
    architectures: [architecture.huggingFaceClass], model_type: architecture.name, dtype: dtype === "F32" ? "float32" : "float16",
    hidden_size: config.hiddenSize, intermediate_size: config.intermediateSize, num_hidden_layers: config.layers,
    num_attention_heads: config.heads, num_key_value_heads: config.kvHeads, head_dim: config.headDim, vocab_size: config.vocabSize,
    rms_norm_eps: config.rmsNormEps, rope_parameters: ropeToJson(config), tie_word_embeddings: config.tiedEmbeddings,
    max_position_embeddings: config.contextLength, bos_token_id: config.bosToken, eos_token_id: config.eosToken, hidden_act: "silu",
    attention_bias: config.biases?.includes("o_proj") === true, mlp_bias: config.biases?.includes("up_proj") === true,
  };
}
