import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { modelFolder, openModel, serializeSafetensors, type ModelConfig } from "../../packages/engine/src/index.ts";
import { run, type InstallOptions } from "./install.ts";

const script = (name: string): string => new URL(`./${name}`, import.meta.url).pathname;

/** The weights as this engine opens them, as a Hugging Face folder in float32. Written once for each hash. */
export async function ensureHuggingFaceFolder(model: string, { folder, note }: InstallOptions): Promise<string> {
  const { weights, hash } = await openModel(model);
  const target = join(folder, "models", `${hash.slice(0, 12)}-huggingface`);
  if (existsSync(target)) return target;
  note(`writing ${model} as a Hugging Face folder in float32`);
  return publish(target, async (draft) => {
    await writeFile(join(draft, "config.json"), JSON.stringify(configJson(weights.config), null, 2));
    await writeFile(join(draft, "tokenizer.json"), JSON.stringify(wordTokenizer(weights.config.vocabSize)));
    await writeFile(join(draft, "model.safetensors"), serializeSafetensors(weights.tensors, { dtype: "F32" }));
  });
}

/** The GGUF that the model came from with its matrices in another type. */
export async function ensureGguf(model: string, type: string, python: string, { folder, note }: InstallOptions): Promise<string> {
  const { hash } = await openModel(model);
  const target = join(folder, "models", `${hash.slice(0, 12)}-${type}.gguf`);
  if (existsSync(target)) return target;
  note(`writing ${model} as a GGUF file in ${type}`);
  await mkdir(join(folder, "models"), { recursive: true });
  const draft = `${target}.${process.pid}.tmp`;
  await run(python, [script("requantize_gguf.py"), join(modelFolder(model), "model.gguf"), draft, type], folder);
  await rename(draft, target);
  return target;
}

/** The Hugging Face folder as ONNX graphs for transformers.js. */
export async function ensureOnnx(huggingFace: string, python: string, { note }: InstallOptions): Promise<string> {
  const target = huggingFace.replace(/-huggingface$/, "-onnx");
  if (existsSync(target)) return target;
  note("writing ONNX graphs for transformers.js");
  return publish(target, (draft) => run(python, [script("export_onnx.py"), huggingFace, draft], draft));
}

/** Fills a folder and gives it its name only when it is whole. */
async function publish(target: string, fill: (draft: string) => Promise<void>): Promise<string> {
  const draft = `${target}.${process.pid}.tmp`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  try {
    await fill(draft);
    await rename(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}

function configJson(config: ModelConfig): Record<string, unknown> {
  return {
    architectures: ["LlamaForCausalLM"], model_type: "llama", torch_dtype: "float32", hidden_act: "silu", attention_bias: false,
    hidden_size: config.hiddenSize, intermediate_size: config.intermediateSize, num_hidden_layers: config.layers, num_attention_heads: config.heads,
    num_key_value_heads: config.kvHeads, head_dim: config.headDim, vocab_size: config.vocabSize, rms_norm_eps: config.rmsNormEps, rope_theta: config.ropeTheta,
    max_position_embeddings: config.contextLength, tie_word_embeddings: config.tiedEmbeddings, bos_token_id: config.bosToken, eos_token_id: config.eosToken,
  };
}

/** Trainers ask for a tokenizer, even where every row is token ids: one that has a word for each id and is never used. */
function wordTokenizer(vocabSize: number): Record<string, unknown> {
  const vocab = Object.fromEntries(Array.from({ length: vocabSize }, (_, id) => [id === 0 ? "<|endoftext|>" : id === 2 ? "<|im_end|>" : `token${id}`, id]));
  return { version: "1.0", added_tokens: [], normalizer: null, pre_tokenizer: { type: "Whitespace" }, post_processor: null, decoder: null, model: { type: "WordLevel", vocab, unk_token: "<|endoftext|>" } };
}
