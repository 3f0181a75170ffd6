import type { Message } from "../records/message.ts";
import type { GenerateRequest, Generation, Generator } from "./generator.ts";

/** A generator that answers by a function of the conversation: for tests and for running scripts as policies. */
export function scriptedGenerator(name: string, answer: (messages: readonly Message[], request: GenerateRequest) => string | Error): Generator {
  return {
    name,
    hash: `scripted:${name}`,
    reset: async () => undefined,
    generate: async (requests, signal) => {
      signal?.throwIfAborted();
      return requests.map((request): Generation => {
        const text = answer(request.messages, request);
        if (text instanceof Error) return { status: "failed", reason: text.message };
        return { status: "ok", text, tokens: [], stopReason: "stop" };
      });
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
