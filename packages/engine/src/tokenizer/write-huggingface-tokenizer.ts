import type { TokenizerDefinition } from "./tokenizer-definition.ts";

/** The tokenizer's files in a Hugging Face folder, by name: what `tokenizerFromFolder` and transformers read. */
export function huggingFaceTokenizer({ tokenizer, chatTemplate, bosToken, eosToken }: TokenizerDefinition, contextLength: number): Map<string, string> {
  const model = { dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, ...tokenizer.model };
  const config = {
    tokenizer_class: "PreTrainedTokenizerFast", bos_token: bosToken, eos_token: eosToken, clean_up_tokenization_spaces: false, model_max_length: contextLength,
    ...(chatTemplate !== null && { chat_template: chatTemplate }), // for releases that do not look for the file
  };
  return new Map([
    ["tokenizer.json", JSON.stringify({ version: "1.0", truncation: null, padding: null, ...tokenizer, model })],
    ["tokenizer_config.json", `${JSON.stringify(config, null, 2)}\n`],
    ...(chatTemplate === null ? [] : [["chat_template.jinja", chatTemplate] as const]),
  ]);
}
