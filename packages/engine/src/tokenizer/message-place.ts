import type { ChatMessage } from "../ports/weights.ts";
import type { ChatTemplate } from "./chat-template.ts";
import { TemplateError } from "./template-error.ts";

/** The text of one message in a rendered conversation, as [start, end) in characters; "left out" where the template ignores
 * the message; "unknown" where it looks at the content, or repeats it. */
export type MessagePlace = readonly [start: number, end: number] | "left out" | "unknown";

const firstPrivateUse = 0xf0000;

/**
 * Finds out where the text of message `turn` stands in `rendered`, the template's text of `messages`. A search for the text
 * could not: a message "user" stands in its own header too. So the conversation is rendered once more with a
 * character in its place that stands nowhere else, and what is before and after it there are the template's.
 */
export function messagePlace(template: ChatTemplate, messages: readonly ChatMessage[], turn: number, addGenerationPrompt: boolean, rendered: string): MessagePlace {
  let code = firstPrivateUse;
  while (rendered.includes(String.fromCodePoint(code))) code++;
  const sentinel = String.fromCodePoint(code);
  const marked = renderedOrNull(template, messages.with(turn, { role: messages[turn]!.role, content: sentinel }), addGenerationPrompt);
  if (marked === rendered) return "left out";
  const [before, after, ...more] = marked?.split(sentinel) ?? [];
  if (before === undefined || after === undefined || more.length > 0) return "unknown";
  const end = rendered.length - after.length;
  return before.length <= end && rendered.startsWith(before) && rendered.endsWith(after) ? [before.length, end] : "unknown";
}

/** The template's text, or null where it refuses the conversation. */
export function renderedOrNull(template: ChatTemplate, messages: readonly ChatMessage[], addGenerationPrompt: boolean): string | null {
  try {
    return template(messages, addGenerationPrompt);
  } catch (error) {
    if (error instanceof TemplateError) return null;
    throw error;
  }
}
