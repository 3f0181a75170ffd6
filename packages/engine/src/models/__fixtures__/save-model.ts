import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeGguf, type GgufTestTensor } from "../../formats/__fixtures__/write-gguf.ts";
import { serializeSafetensors } from "../../formats/safetensors.ts";
import type { ModelConfig, ModelWeights } from "../../ports/weights.ts";
import { fixtureTokenizer } from "../../tokenizer/fixture-tokenizer.ts";

/** `config.json` of a Llama, in the spelling of transformers 5. */
export function configJson(config: ModelConfig): Record<string, unknown> {
  return {
    architectures: ["LlamaForCausalLM"], model_type: "llama", dtype: "float32",
    hidden_size: config.hiddenSize, intermediate_size: config.intermediateSize, num_hidden_layers: config.layers,
    num_attention_heads: config.heads, num_key_value_heads: config.kvHeads, head_dim: config.headDim, vocab_size: config.vocabSize,
    rms_norm_eps: config.rmsNormEps, rope_parameters: { rope_theta: config.ropeTheta, rope_type: "default" }, tie_word_embeddings: config.tiedEmbeddings,
    max_position_embeddings: config.contextLength, bos_token_id: config.bosToken, eos_token_id: config.eosToken, attention_bias: false, hidden_act: "silu",
  };
}

/** Writes a model with the fixture's tokenizer as a Hugging Face folder, in one file or two shards. */
export async function saveFolder(folder: string, { config, tensors }: ModelWeights, options: { shards?: 1 | 2; config?: Record<string, unknown> } = {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(folder, name), content);
  const tokenizer = fixtureTokenizer();
  await put("config.json", JSON.stringify({ ...configJson(config), ...options.config }));
  await put("tokenizer.json", JSON.stringify(tokenizer.tokenizer));
  await put("tokenizer_config.json", JSON.stringify({ bos_token: "<|im_start|>", eos_token: { content: "<|im_end|>" } }));
  await put("chat_template.jinja", tokenizer.chatTemplate!);
  if (options.shards !== 2) return put("model.safetensors", serializeSafetensors(tensors, { dtype: "F32" }));
  const entries = [...tensors];
  const files = { "model-00001-of-00002.safetensors": entries.slice(0, 5), "model-00002-of-00002.safetensors": entries.slice(5) };
  const map: Record<string, string> = {};
  for (const [file, part] of Object.entries(files)) {
    await put(file, serializeSafetensors(new Map(part), { dtype: "F32" }));
    for (const [name] of part) map[name] = file;
  }
  await put("model.safetensors.index.json", JSON.stringify({ metadata: { total_size: 0 }, weight_map: map }));
}

const layerNames: Readonly<Record<string, string>> = {
  "input_layernorm": "attn_norm", "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k", "self_attn.v_proj": "attn_v", "self_attn.o_proj": "attn_output",
  "post_attention_layernorm": "ffn_norm", "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down",
};

/** The same as an F32 GGUF, with the query and key rows interleaved as llama.cpp's converter does it. */
export function toGguf({ config, tensors }: ModelWeights, metadata: Record<string, string | number> = {}): Uint8Array {
  const definition = fixtureTokenizer();
  const tokens = Object.entries(definition.tokenizer.model["vocab"] as Record<string, number>).sort((a, b) => a[1] - b[1]).map(([token]) => token);
  const list: GgufTestTensor[] = [];
  for (const [name, { shape, data }] of tensors) {
    const [, layer, part] = /^model\.layers\.(\d+)\.(.+)\.weight$/.exec(name) ?? [];
    const renamed = part ? `blk.${layer}.${layerNames[part]}.weight` : { "model.embed_tokens.weight": "token_embd.weight", "model.norm.weight": "output_norm.weight" }[name]!;
    const values = part === "self_attn.q_proj" || part === "self_attn.k_proj" ? interleave(data, config) : data;
    list.push({ name: renamed, type: 0, dimensions: [...shape].reverse(), bytes: new Uint8Array(Float32Array.from(values).buffer) });
  }
  return writeGguf(
    {
      "general.architecture": "llama",
      "llama.embedding_length": config.hiddenSize, "llama.feed_forward_length": config.intermediateSize, "llama.block_count": config.layers,
      "llama.attention.head_count": config.heads, "llama.attention.head_count_kv": config.kvHeads, "llama.attention.layer_norm_rms_epsilon": config.rmsNormEps,
      "llama.rope.freq_base": config.ropeTheta, "llama.rope.dimension_count": config.headDim, "llama.context_length": config.contextLength,
      "tokenizer.ggml.model": "gpt2", "tokenizer.ggml.pre": "gpt-2", "tokenizer.ggml.tokens": tokens,
      "tokenizer.ggml.token_type": tokens.map((_, id) => (id < 3 ? 3 : 1)), "tokenizer.ggml.merges": definition.tokenizer.model["merges"] as string[],
      "tokenizer.ggml.bos_token_id": 1, "tokenizer.ggml.eos_token_id": 2, "tokenizer.chat_template": definition.chatTemplate!,
      ...metadata,
    },
    list,
  );
}

/** Rows of a head, first half and second half, become a1 b1 a2 b2 … */
function interleave(data: Float32Array, { headDim, hiddenSize }: ModelConfig): Float32Array {
  const out = new Float32Array(data.length);
  const half = headDim / 2;
  for (let head = 0; head < data.length / hiddenSize; head += headDim) {
    for (let i = 0; i < half; i++) {
      for (const [side, row] of [head + i, head + half + i].entries()) out.set(data.subarray(row * hiddenSize, (row + 1) * hiddenSize), (head + 2 * i + side) * hiddenSize);
    }
  }
  return out;
}
