/** Everything a tokenizer is built from, whatever file it came from. */
export interface TokenizerDefinition {
  /** File or folder, for messages. */
  readonly source: string;
  /** The contents of a Hugging Face `tokenizer.json`. */
  readonly tokenizer: TokenizerJson;
  /** Jinja chat template, or null where the model has none. */
  readonly chatTemplate: string | null;
  readonly bosToken: string | null;
  readonly eosToken: string | null;
  /** Rows of the embedding; token ids are below it. */
  readonly vocabSize: number;
}

/** The parts of `tokenizer.json` that are looked at here; the rest passes through. */
export interface TokenizerJson {
  readonly model: Readonly<Record<string, unknown>>;
  readonly added_tokens: readonly AddedTokenJson[];
  readonly normalizer: unknown;
  readonly pre_tokenizer: unknown;
  readonly post_processor: unknown;
  readonly decoder: unknown;
}

export interface AddedTokenJson {
  readonly id: number;
  readonly content: string;
  readonly special: boolean;
  readonly single_word: boolean;
  readonly lstrip: boolean;
  readonly rstrip: boolean;
  readonly normalized: boolean;
}

/** An added token as language models use them: matched everywhere, verbatim. */
export function addedToken(id: number, content: string, special: boolean): AddedTokenJson {
  return { id, content, special, single_word: false, lstrip: false, rstrip: false, normalized: false };
}
