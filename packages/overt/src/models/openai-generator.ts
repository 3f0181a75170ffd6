import { UsageError } from "../core/errors.ts";
import { chatBody, readCompletion, type LimitField } from "./chat-completion.ts";
import type { GenerateRequest, Generation, Generator } from "./generator.ts";
import { postJson } from "./post-json.ts";

export interface OpenAiOptions {
  /** `http://localhost:8080/v1`, with or without `/chat/completions`; without a path `/v1` is meant. */
  readonly endpoint: string;
  /** As the service calls it. */
  readonly model: string;
  /** Sent as a bearer token and put nowhere else: no name, hash, reason or record holds it. */
  readonly apiKey?: string | undefined;
  /** Requests of one call that are under way together. @default 4 */
  readonly concurrency?: number;
  /** Of one try; at most 300,000, after which Node's `fetch` gives up by itself. @default 240_000 */
  readonly timeoutMs?: number;
  /** @default 5 */
  readonly retries?: number;
  /** @default 500 */
  readonly firstWaitMs?: number;
  /** @default 120_000 */
  readonly longestWaitMs?: number;
}

/**
 * Writes with any service that speaks the OpenAI-compatible chat-completions API: a llama.cpp server, vLLM, Ollama, hosted ones.
 * A request that fails for good is a `failed` generation with a reason; the others of its batch go on. Tokens are not told.
 * @throws UsageError where the endpoint is no address, or holds credentials.
 */
export function openAiGenerator(options: OpenAiOptions): Generator {
  const { model, apiKey, concurrency = 4, timeoutMs = 240_000, retries = 5, firstWaitMs = 500, longestWaitMs = 120_000 } = options;
  if (timeoutMs > 300_000) throw new UsageError(`timeoutMs is ${timeoutMs}; it may be at most 300000.`);
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new UsageError(`concurrency is ${concurrency}; it must be a whole number from 1.`);
  const url = chatUrl(options.endpoint);
  const headers: Record<string, string> = apiKey === undefined || apiKey === "" ? {} : { authorization: `Bearer ${apiKey}` };
  const withoutKey = (text: string): string => (apiKey === undefined || apiKey === "" ? text : text.replaceAll(apiKey, "…"));
  let limit: LimitField = "max_tokens";

  const ask = async (request: GenerateRequest, signal?: AbortSignal): Promise<Generation> => {
    const sent = limit;
    const reply = await postJson(url, chatBody(model, request, sent), { headers, timeoutMs, retries, firstWaitMs, longestWaitMs, signal });
    if (reply.ok) return readCompletion(reply.body);
    // Newer models of OpenAI's know the limit under another name, and say so.
    if (sent === "max_tokens" && reply.status === 400 && reply.reason.includes("max_completion_tokens")) {
      limit = "max_completion_tokens";
      return ask(request, signal);
    }
    return { status: "failed", reason: withoutKey(reply.reason) };
  };

  return {
    name: model,
    hash: `openai:${url.origin}${url.pathname} ${model}`,
    reset: async () => undefined,
    async generate(requests, signal) {
      const generations: Generation[] = [];
      let next = 0;
      const work = async (): Promise<void> => {
        while (next < requests.length) {
          const index = next++;
          generations[index] = await ask(requests[index]!, signal);
        }
      };
      signal?.throwIfAborted();
      await Promise.all(Array.from({ length: Math.min(concurrency, requests.length) }, work));
      return generations;
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** @throws UsageError where the endpoint is no HTTP address, or holds a user's name or password. */
export function chatUrl(endpoint: string): URL {
  const url = URL.parse(endpoint);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new UsageError(`The endpoint is "${endpoint}"; it must be an address such as http://localhost:8080/v1.`);
  if (url.username !== "" || url.password !== "") throw new UsageError("The endpoint holds a user's name or password; leave them out and put the key into an environment variable.");
  const path = url.pathname.replace(/\/+$/, "");
  if (!path.endsWith("/chat/completions")) url.pathname = `${path === "" ? "/v1" : path}/chat/completions`;
  return url;
}
