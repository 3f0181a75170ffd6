/** What a name in `tokenizer.ggml.pre` stands for, in the terms of tokenizer.json. */
export interface PreTokenization {
  readonly preTokenizer: unknown;
  readonly normalizer: unknown;
  /** Whether words that are tokens themselves stay whole, whatever the merges. */
  readonly ignoreMerges: boolean;
}

const byteLevel = (useRegex: boolean): object => ({ type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: useRegex });
export const byteLevelDecoder = byteLevel(true);

/** Words, numbers of at most `digits` digits, punctuation and white space, as Llama 3 and Qwen split text. */
const splitWords = (digits: string): object => ({
  type: "Sequence",
  pretokenizers: [
    { type: "Split", pattern: { Regex: `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+` }, behavior: "Isolated", invert: false },
    byteLevel(false),
  ],
});

export const preTokenizations: ReadonlyMap<string, PreTokenization> = new Map([
  ["smollm", { preTokenizer: { type: "Sequence", pretokenizers: [{ type: "Digits", individual_digits: true }, byteLevel(true)] }, normalizer: null, ignoreMerges: false }],
  ["gpt-2", { preTokenizer: byteLevel(true), normalizer: null, ignoreMerges: false }],
  ["qwen2", { preTokenizer: splitWords("\\p{N}"), normalizer: { type: "NFC" }, ignoreMerges: false }],
  ["llama-bpe", { preTokenizer: splitWords("\\p{N}{1,3}"), normalizer: null, ignoreMerges: true }],
]);

/** The name of a tokenizer.json's way to split text, or undefined where GGUF has none that is known here. */
export function preTokenizationName(preTokenizer: unknown, normalizer: unknown): string | undefined {
  const wanted = [canonical(preTokenizer), canonical(normalizer)];
  for (const [name, known] of preTokenizations) {
    if (canonical(known.preTokenizer) === wanted[0] && canonical(known.normalizer) === wanted[1]) return name;
  }
  return undefined;
}

/** JSON with sorted keys, without what bears on offsets alone. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (key, item: unknown) => {
    if (key === "trim_offsets") return undefined;
    return typeof item === "object" && item !== null && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1))) : item;
  });
}
