import type { ChatTokenizer, Datum } from "@overt/engine";
import type { TrainingRow } from "./training-row.ts";

export interface TokenisedRow {
  readonly id: string;
  readonly tokens: Uint32Array; // [time]
  readonly completionMask: Uint8Array; // [time], 1 on assistant tokens
}

/** Renders a row through the chat template; the template's own checks refuse rows that it would cut. */
export function tokeniseRow(row: TrainingRow, tokenizer: ChatTokenizer): TokenisedRow {
  const { tokens, completionMask } = tokenizer.render(
    row.messages.map(({ role, content, tokens: ids }) => (ids && ids.length > 0 ? { role, content, tokens: Uint32Array.from(ids) } : { role, content })),
    { addGenerationPrompt: false },
  );
  return { id: row.id, tokens, completionMask };
}

/** Loss weight 1 on every completion token, 0 elsewhere. */
export function toDatum(row: TokenisedRow): Datum {
  return { tokens: row.tokens, weights: Float32Array.from(row.completionMask) };
}
