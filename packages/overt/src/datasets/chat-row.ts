import type { ChatMessage } from "@overt/engine";
import { UsageError } from "../core/errors.ts";
import type { Message, Role } from "../records/message.ts";

/** A conversation as training rows and demonstrations have it. */
export interface ChatRow {
  readonly id: string;
  readonly messages: readonly Message[];
}

const ROLES: readonly Role[] = ["system", "user", "assistant", "tool"];

/** Messages as the tokenizer takes them: sampled ids stay, where there are any. */
export function toChat(messages: readonly Message[]): ChatMessage[] {
  return messages.map(({ role, content, tokens }) => (tokens && tokens.length > 0 ? { role, content, tokens: Uint32Array.from(tokens) } : { role, content }));
}

/**
 * A row from one JSON value: `{"id"?, "messages": [{"role", "content", "tokens"?}]}`, or the list of messages alone.
 * `where` names the place for messages, and the row where it has no id.
 * @throws UsageError naming the field that is wrong.
 */
export function parseChatRow(value: unknown, where: string): ChatRow {
  const row = Array.isArray(value) ? { messages: value as unknown[] } : (value as { id?: unknown; messages?: unknown } | null);
  const messages: unknown = row?.messages;
  if (!Array.isArray(messages) || messages.length === 0) throw new UsageError(`${where} has no "messages"; a row is {"messages": [{"role": "user", "content": "…"}, …]}, or that list alone.`);
  const id = row !== null && "id" in row && typeof row.id === "string" ? row.id : where;
  return { id, messages: messages.map((message, index) => parseMessage(message, `${where}, messages[${index}]`)) };
}

function parseMessage(value: unknown, where: string): Message {
  const { role, content, tokens } = (value ?? {}) as { role?: unknown; content?: unknown; tokens?: unknown };
  const known = ROLES.find((each) => each === role);
  if (known === undefined) throw new UsageError(`${where}.role is ${JSON.stringify(role)}; it must be ${ROLES.join(", ")}.`);
  if (typeof content !== "string") throw new UsageError(`${where}.content is ${JSON.stringify(content)?.slice(0, 40)}; it must be a text.`);
  if (tokens === undefined) return { role: known, content };
  if (!Array.isArray(tokens) || !tokens.every((id): id is number => Number.isInteger(id) && (id as number) >= 0)) throw new UsageError(`${where}.tokens must be a list of token ids, or be left out.`);
  return { role: known, content, tokens };
}
