import type { TokenTexts } from "../ports/weights.ts";
import { tokenBytes } from "../tokenizer/token-texts.ts";

/** Watches one completion for stop strings, byte by byte, so that they may straddle tokens and characters may straddle them. */
export class StopStrings {
  readonly #texts: TokenTexts;
  readonly #strings: readonly Buffer[];
  readonly #kept: number;
  /** End of the completion's text: what a stop string that is not complete yet may have begun in. */
  #tail = Buffer.alloc(0);

  /** `strings` are not empty. */
  constructor(strings: readonly string[], texts: TokenTexts) {
    this.#texts = texts;
    this.#strings = strings.map((string) => Buffer.from(string, "utf8"));
    this.#kept = Math.max(...this.#strings.map(({ length }) => length)) - 1;
  }

  /** Appends the next token and says whether a stop string is complete with it. */
  take(token: number): boolean {
    const text = Buffer.concat([this.#tail, tokenBytes(this.#texts, token)]);
    this.#tail = text.subarray(Math.max(0, text.length - this.#kept));
    return this.#strings.some((string) => text.includes(string));
  }
}
