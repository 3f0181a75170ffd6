import type { ChatTokenizer, SamplingClient } from "@overt/engine";
import type { GenerateRequest, Generation, Generator } from "./generator.ts";

/** Writes with the embedded engine. Prompts only ever go through the chat template; sampled ids are
 * kept on the messages and never re-encoded. */
export function engineGenerator(options: {
  readonly name: string;
  readonly hash: string;
  readonly tokenizer: ChatTokenizer;
  readonly sampler: SamplingClient;
}): Generator {
  const { tokenizer, sampler } = options;
  const ends = new Set(tokenizer.endOfTurn);
  return {
    name: options.name,
    hash: options.hash,
    reset: () => sampler.reset(),
    async generate(requests: readonly GenerateRequest[], signal?: AbortSignal): Promise<Generation[]> {
      const sampled = await sampler.sample(
        requests.map((request) => ({
          tokens: tokenizer.render(
            request.messages.map(({ role, content, tokens }) => (tokens ? { role, content, tokens: Uint32Array.from(tokens) } : { role, content })),
            { addGenerationPrompt: true },
          ).tokens,
          maxTokens: request.maxTokens,
          temperature: request.temperature,
          topP: request.topP,
          seed: request.seed,
          stopTokens: tokenizer.endOfTurn,
        })),
        signal ? { signal } : {},
      );
      return sampled.map((each) => ({
        status: "ok",
        text: tokenizer.decode([...each.tokens].filter((id) => !ends.has(id))),
        tokens: [...each.tokens],
        stopReason: each.stopReason === "stop-token" ? "stop" : "length",
      }));
    },
    [Symbol.asyncDispose]: () => sampler[Symbol.asyncDispose](),
  };
}
