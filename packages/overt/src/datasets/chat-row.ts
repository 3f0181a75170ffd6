import type { ChatMessage } from "@overt/engine";
import { RunError } from "../core/errors.ts";
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
 * @throws RunError naming the field that is wrong, or that holds what training would lose.
 */
export function parseChatRow(value: unknown, where: string): ChatRow {
  const row = Array.isArray(value) ? { messages: value as unknown[] } : (value as { id?: unknown; messages?: unknown; tools?: unknown } | null);
  const messages: unknown = row?.messages;
  if (Array.isArray(messages) && messages.length === 0) throw new RunError(`${where} is empty: its list of messages has none, so that there is nothing to train on.`);
  if (!Array.isArray(messages)) throw new RunError(`${where} has no "messages"; a row is {"messages": [{"role": "user", "content": "…"}, …]}, or that list alone.`);
  if (row !== null && "tools" in row && holdsSomething(row.tools)) throw new RunError(`${where} has "tools", which training would lose; write what the model is to know of its tools into the system message.`);
  const id = row !== null && "id" in row && typeof row.id === "string" ? row.id : where;
  return { id, messages: messages.map((message, index) => parseMessage(message, `${where}, messages[${index}]`)) };
}

function parseMessage(value: unknown, where: string): Message {
  const { role, content, tokens, ...rest } = (value ?? {}) as { role?: unknown; content?: unknown; tokens?: unknown; [field: string]: unknown };
  const known = ROLES.find((each) => each === role);
  if (known === undefined) throw new RunError(`${where}.role is ${JSON.stringify(role)}; it must be ${ROLES.join(", ")}.`);
  const lost = Object.keys(rest).find((field) => holdsSomething(rest[field]));
  if (lost !== undefined) throw new RunError(`${where} has ${JSON.stringify(lost)}, which training would lose: a message is its role and content. Write what it says into the content, or leave it out.`);
  if (typeof content !== "string") throw new RunError(`${where}.content is ${JSON.stringify(content)?.slice(0, 40)}; it must be a text.`);
  if (tokens === undefined) return { role: known, content };
  if (!Array.isArray(tokens) || !tokens.every((id): id is number => Number.isInteger(id) && (id as number) >= 0)) throw new RunError(`${where}.tokens must be a list of token ids, or be left out.`);
  return { role: known, content, tokens };
}

function holdsSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}
