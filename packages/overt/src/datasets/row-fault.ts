import type { InspectedChat } from "@overt/engine";
import type { ChatRow } from "./chat-row.ts";

export interface RowFault {
  /** null: of the whole row. */
  readonly turn: number | null;
  readonly message: string;
}

/** Why a row that the template can carry still teaches nothing, or nothing that is meant; null where nothing speaks against it. */
export function rowFault({ messages }: ChatRow, { tokens, refusal }: InspectedChat): RowFault | null {
  if (refusal !== null) return null;
  const empty = messages.findIndex(({ role, content }) => role === "assistant" && content.trim() === "");
  if (empty >= 0) return { turn: empty, message: `turn ${empty} (assistant) has no text, so that training teaches to say nothing there; write its text, or leave the turn out.` };
  if (tokens.some(({ trained }) => trained)) return null;
  return { turn: null, message: "no token of it is trained on: it has no assistant message, and the loss counts on those alone." };
}
