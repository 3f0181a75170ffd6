import { TemplateError, type ChatTokenizer, type Datum } from "@overt/engine";
import { toChat, type ChatRow } from "./chat-row.ts";
import { RefusedRow } from "./refused-row.ts";

export interface TokenisedRow {
  readonly id: string;
  readonly tokens: Uint32Array; // [time]
  readonly completionMask: Uint8Array; // [time], 1 on assistant tokens
}

/**
 * Renders a row through the chat template.
 * @throws RefusedRow where a turn's rendering is no prefix of the next, or the template drops text of it.
 */
export function tokeniseRow(row: ChatRow, tokenizer: ChatTokenizer): TokenisedRow {
  try {
    const { tokens, completionMask } = tokenizer.render(toChat(row.messages), { addGenerationPrompt: false });
    return { id: row.id, tokens, completionMask };
  } catch (error) {
    throw error instanceof TemplateError ? new RefusedRow(row, error) : error;
  }
}

/** Loss weight 1 on every completion token, 0 elsewhere. */
export function toDatum(row: TokenisedRow): Datum {
  return { tokens: row.tokens, weights: Float32Array.from(row.completionMask) };
}
