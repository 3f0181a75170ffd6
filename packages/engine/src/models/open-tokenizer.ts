import { stat } from "node:fs/promises";
import { openGguf } from "../formats/gguf.ts";
import type { ChatTokenizer } from "../ports/weights.ts";
import { createChatTokenizer } from "../tokenizer/chat-tokenizer.ts";
import { fixtureTokenizer } from "../tokenizer/fixture-tokenizer.ts";
import { tokenizerFromGguf } from "../tokenizer/gguf-tokenizer.ts";
import { tokenizerFromFolder } from "../tokenizer/huggingface-tokenizer.ts";
import { fixtureModelName } from "./fixture-model.ts";
import { locateModel } from "./locate-model.ts";
import { modelInfo } from "./model-info.ts";
import type { StoreOptions } from "./model-store.ts";

/**
 * Opens a model's tokenizer and chat template without its weights.
 * @throws as `openModel`.
 * @example const tokenizer = await openTokenizer("smollm2-135m");
 */
export async function openTokenizer(nameOrPath: string, options: StoreOptions = {}): Promise<ChatTokenizer> {
  if (nameOrPath === fixtureModelName) return createChatTokenizer(fixtureTokenizer());
  const { path } = await locateModel(nameOrPath, options);
  const { vocabSize } = (await modelInfo(nameOrPath, options)).config;
  if ((await stat(path)).isDirectory()) return createChatTokenizer(await tokenizerFromFolder(path, vocabSize));
  await using source = await openGguf(path);
  return createChatTokenizer(tokenizerFromGguf(path, source.metadata, vocabSize));
}
