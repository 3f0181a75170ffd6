import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseJsonObject } from "../formats/parse-json-object.ts";
import { ModelFileError } from "../formats/model-file-error.ts";
import type { TokenizerDefinition, TokenizerJson } from "./tokenizer-definition.ts";

/**
 * Tokenizer and chat template from a Hugging Face folder: `tokenizer.json`, `tokenizer_config.json`,
 * and the template from `chat_template.jinja` or, as older releases saved it, from the configuration.
 * @throws ModelFileError when `tokenizer.json` is missing or broken.
 */
export async function tokenizerFromFolder(folder: string, vocabSize: number): Promise<TokenizerDefinition> {
  const file = join(folder, "tokenizer.json");
  const text = await readOptional(file);
  if (text === undefined) throw new ModelFileError(file, "is missing; a model folder needs it. Save the tokenizer with a fast (tokenizers) backend.");
  const tokenizer = parseJsonObject(file, text);
  if (typeof tokenizer["model"] !== "object" || !Array.isArray(tokenizer["added_tokens"])) {
    throw new ModelFileError(file, 'has no "model" or no "added_tokens". It is not a tokenizer.json.');
  }
  const configFile = join(folder, "tokenizer_config.json");
  const config = parseJsonObject(configFile, (await readOptional(configFile)) ?? "{}");
  return {
    source: folder,
    vocabSize,
    tokenizer: tokenizer as unknown as TokenizerJson,
    chatTemplate: (await readOptional(join(folder, "chat_template.jinja"))) ?? defaultTemplate(config["chat_template"]),
    bosToken: tokenText(config["bos_token"]),
    eosToken: tokenText(config["eos_token"]),
  };
}

/** One template, or a list of named ones of which "default" is taken. */
function defaultTemplate(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return null;
  const named = value as { name?: unknown; template?: unknown }[];
  const template = named.find((entry) => entry.name === "default")?.template;
  return typeof template === "string" ? template : null;
}

/** Special tokens are written as text or as an object with `content`. */
function tokenText(value: unknown): string | null {
  if (typeof value === "string") return value;
  const content = (value as { content?: unknown } | null | undefined)?.content;
  return typeof content === "string" ? content : null;
}

async function readOptional(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new ModelFileError(file, "cannot be read.", { cause: error });
  }
}
