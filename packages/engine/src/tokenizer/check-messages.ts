import { inspect } from "node:util";
import type { ChatMessage, ChatRole } from "../ports/weights.ts";

const roles: readonly ChatRole[] = ["system", "user", "assistant", "tool"];

/** @throws RangeError for the first message that a caller without types got wrong: a template would render any role. */
export function checkMessages(messages: readonly ChatMessage[]): void {
  const given: unknown = messages;
  if (!Array.isArray(given)) throw new RangeError(`messages is ${inspect(given, { depth: 0 })}; it must be an array of messages.`);
  for (const [turn, { role, content }] of messages.entries()) {
    if (!roles.includes(role)) throw new RangeError(`messages[${turn}].role is ${inspect(role)}; it must be one of ${roles.join(", ")}.`);
    if (typeof content !== "string") throw new RangeError(`messages[${turn}].content is ${inspect(content, { depth: 0 })}; it must be a string.`);
  }
}
