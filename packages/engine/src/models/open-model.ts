import { stat } from "node:fs/promises";
import { join } from "node:path";
import { ModelFileError } from "../formats/model-file-error.ts";
import type { ChatTokenizer, ModelWeights } from "../ports/weights.ts";
import { createChatTokenizer } from "../tokenizer/chat-tokenizer.ts";
import { tokenizerFromGguf } from "../tokenizer/gguf-tokenizer.ts";
import { tokenizerFromFolder } from "../tokenizer/huggingface-tokenizer.ts";
import type { TokenizerDefinition } from "../tokenizer/tokenizer-definition.ts";
import { fixtureModelName, openFixtureModel } from "./fixture-model.ts";
import { loadGguf } from "./load-gguf.ts";
import { loadHuggingFace } from "./load-huggingface.ts";
import { metadataFromGguf } from "./gguf-metadata.ts";
import { locateModel } from "./locate-model.ts";
import type { StoreOptions } from "./model-store.ts";

/** A model ready for training and sampling. */
export interface OpenedModel {
  /** Registered name, or the path it was opened by. */
  readonly name: string;
  readonly weights: ModelWeights;
  readonly tokenizer: ChatTokenizer;
  /** `weights.hash`. */
  readonly hash: string;
  /** What the tokenizer was built from, for writing the model out again. */
  readonly tokenizerDefinition: TokenizerDefinition;
  /** Canary, organism mark and the like, as the files carry them; must travel on into all that is made of the model. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface OpenModelOptions extends StoreOptions {
  readonly signal?: AbortSignal;
}

/**
 * Opens a model by registered name (which must have been pulled), by path (a GGUF file or a Hugging
 * Face folder), or `fixture:tiny`. Never fetches anything. A pulled model's bytes are checked against
 * the pinned hash.
 * @throws ModelNotFound when there is nothing by that name; ModelFileError when files are broken or of
 * an unsupported architecture.
 * @example const { weights, tokenizer } = await openModel("smollm2-135m");
 */
export async function openModel(nameOrPath: string, options: OpenModelOptions = {}): Promise<OpenedModel> {
  if (nameOrPath === fixtureModelName) return openFixtureModel();
  const { path, entry } = await locateModel(nameOrPath, options);
  const opened = (await stat(path)).isDirectory() ? await openFolder(path, options) : await openGgufFile(path, options);
  const pinned = entry?.files[0]?.sha256;
  if (pinned !== undefined && opened.weights.hash !== pinned) {
    throw new ModelFileError(path, `has SHA-256 ${opened.weights.hash.slice(0, 12)}…, not the pinned ${pinned.slice(0, 12)}…. The file was damaged; pull ${entry!.name} again.`);
  }
  return { name: nameOrPath, ...opened, tokenizer: createChatTokenizer(opened.tokenizerDefinition), hash: opened.weights.hash };
}

type OpenedFiles = Pick<OpenedModel, "weights" | "tokenizerDefinition" | "metadata">;

async function openGgufFile(path: string, options: OpenModelOptions): Promise<OpenedFiles> {
  const { weights, metadata } = await loadGguf(path, options);
  return { weights, tokenizerDefinition: tokenizerFromGguf(path, metadata, weights.config.vocabSize), metadata: metadataFromGguf(metadata) };
}

async function openFolder(path: string, options: OpenModelOptions): Promise<OpenedFiles> {
  const isAdapter = await stat(join(path, "adapter_config.json")).then(() => true, () => false);
  if (isAdapter) throw new ModelFileError(path, "is an adapter, not a model. Open its base model, then mergeAdapter(model, await readAdapter(folder)).");
  const { weights, metadata } = await loadHuggingFace(path, options);
  return { weights, tokenizerDefinition: await tokenizerFromFolder(path, weights.config.vocabSize), metadata };
}
