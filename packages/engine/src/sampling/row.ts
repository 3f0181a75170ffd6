import type { SampledSequence, SampleRequest, SampleStop } from "../ports/sampling.ts";
import type { ChosenToken } from "./choose-token.ts";
import type { StopStrings } from "./stop-strings.ts";

/** A request on its way to its completion. */
export class Row {
  readonly request: SampleRequest;
  readonly #stopTokens: ReadonlySet<number>;
  readonly #stopStrings: StopStrings | null;
  readonly #chosen: ChosenToken[] = [];
  #stop: SampleStop | null = null;
  #dropped = false;

  constructor(request: SampleRequest, stopStrings: StopStrings | null) {
    this.request = request;
    this.#stopTokens = new Set(request.stopTokens);
    this.#stopStrings = stopStrings;
  }

  /** Tokens so far: prompt and completion. */
  get length(): number {
    return this.request.tokens.length + this.#chosen.length;
  }

  /** Tokens that may still follow. */
  get left(): number {
    return this.request.maxTokens - this.#chosen.length;
  }

  /** Tokens that it has at most, prompt included. */
  get longest(): number {
    return this.request.tokens.length + this.request.maxTokens;
  }

  /** Complete, or no longer wanted. */
  get ended(): boolean {
    return this.#dropped || this.#stop !== null;
  }

  get lastToken(): number {
    return this.#chosen.at(-1)?.token ?? this.request.tokens.at(-1)!;
  }

  /** Adds the next token of the completion, which may end it. */
  take(chosen: ChosenToken): void {
    this.#chosen.push(chosen);
    const completes = this.#stopStrings?.take(chosen.token) ?? false;
    if (this.#stopTokens.has(chosen.token)) this.#stop = "stop-token";
    else if (completes) this.#stop = "stop-string";
    else if (this.left === 0) this.#stop = "length";
  }

  /** Nobody waits for it any more. */
  drop(): void {
    this.#dropped = true;
  }

  /** Of a row that is complete. */
  get result(): SampledSequence {
    if (this.#stop === null) throw new Error("Row: the completion has not ended.");
    return {
      tokens: Uint32Array.from(this.#chosen, ({ token }) => token),
      logprobs: Float32Array.from(this.#chosen, ({ logprob }) => logprob),
      drawLogprobs: Float32Array.from(this.#chosen, ({ drawLogprob }) => drawLogprob),
      stopReason: this.#stop,
    };
  }
}
