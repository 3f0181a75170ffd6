import type { Message } from "../records/message.ts";
import type { GenerateRequest, Generation } from "./generator.ts";

/** Stands before what a tool said, where it is sent as a user's message. */
export const TOOL_MARKER = "[tool result]";

export type LimitField = "max_tokens" | "max_completion_tokens";

/** Body of a chat-completions request. */
export function chatBody(model: string, request: GenerateRequest, limit: LimitField): Record<string, unknown> {
  return {
    model,
    messages: request.messages.map(toChatMessage),
    [limit]: request.maxTokens,
    temperature: request.temperature,
    top_p: request.topP,
    seed: request.seed & 0x7fffffff, // some servers read a signed 32-bit number
    stream: false,
  };
}

/** Our tool syntax is text, and a `tool` message of this API answers a call by its id, which text has not: so what a tool said is
 * sent as a user's message with a marker. */
function toChatMessage({ role, content }: Message): { role: string; content: string } {
  return role === "tool" ? { role: "user", content: `${TOOL_MARKER}\n${content}` } : { role, content };
}

/**
 * Reads an answer. Nothing written is a failure, never an empty text. Reasoning that a server splits off (`reasoning_content`,
 * `reasoning`) is put back in `<think>`: it is the chain of thought that is to be judged.
 */
export function readCompletion(body: unknown): Generation {
  const choices = (body as { choices?: unknown } | null)?.choices;
  if (!Array.isArray(choices)) return failed("the answer has no `choices`");
  const choice = choices[0] as { message?: { content?: unknown; reasoning_content?: unknown; reasoning?: unknown; refusal?: unknown; tool_calls?: unknown }; finish_reason?: unknown } | null | undefined;
  if (choice?.message === undefined || choice.message === null) return failed(choices.length === 0 ? "the answer's `choices` are empty" : "the answer's choice has no `message`");
  const { message, finish_reason: finish } = choice;
  if (finish === "content_filter") return failed("the service filtered the answer (content_filter)");
  const text = textOf(message.content);
  if (text === null) return failed("the answer's `content` is no text");
  if (text.trim() === "") {
    if (typeof message.refusal === "string" && message.refusal !== "") return failed("the service refused to answer");
    if (Array.isArray(message.tool_calls) && message.tool_calls.length > 0) return failed("the model called a tool of the API; ours are called in text");
    return failed(finish === "length" ? "the tokens were used up before anything was written; allow more" : "the model wrote nothing");
  }
  const reasoning = [message.reasoning_content, message.reasoning].find((each): each is string => typeof each === "string" && each.trim() !== "");
  const whole = reasoning === undefined || /^\s*<think>/.test(text) ? text : `<think>${reasoning.trim()}</think>\n${text.trimStart()}`;
  return { status: "ok", text: whole, tokens: [], stopReason: finish === "length" ? "length" : "stop" };
}

function failed(reason: string): Generation {
  return { status: "failed", reason };
}

/** Text, or a list of text parts; nothing where there is none; null for anything else. */
function textOf(content: unknown): string | null {
  if (content === null || content === undefined) return "";
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return null;
  const parts = content.map((part: { type?: unknown; text?: unknown } | null) => (typeof part?.text === "string" ? part.text : null));
  return parts.includes(null) ? null : parts.join("");
}
