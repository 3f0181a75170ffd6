import type { InspectedChat, InspectedToken } from "@overt/engine";
import { renderTable } from "./table.ts";

const GREEN = "\u001b[32m";
const DIM = "\u001b[2m";
const RED = "\u001b[31m";
const RESET = "\u001b[0m";

/**
 * A row as two tables: its turns, then its tokens with turn, mask, source, id and text. On a terminal, what is trained on is
 * green, what the template put there is dim, and a refusal is red.
 */
export function renderRow(chat: InspectedChat, options: { readonly colour: boolean }): string {
  const paint = (text: string, code: string): string => (options.colour && code !== "" ? `${code}${text}${RESET}` : text);
  const [head, rule, ...lines] = renderTokens(chat).split("\n") as [string, string, ...string[]];
  const tokens = [head, rule, ...lines.map((line, index) => paint(line, colourOf(chat.tokens[index]!)))].join("\n");
  const refusal = chat.refusal === null ? [] : [paint(`Training refuses this row: ${chat.refusal.message}`, RED)];
  return [...refusal, renderTurns(chat), ...(chat.tokens.length === 0 ? [] : [tokens])].join("\n\n");
}

function renderTurns({ turns, tokens }: InspectedChat): string {
  const rows = turns.map(({ role, start, dropped }, turn) => {
    const own = tokens.filter((token) => token.turn === turn);
    return [String(turn), role, String(start), String(own.length), String(own.filter(({ trained }) => trained).length), dropped.map((text) => JSON.stringify(text)).join(" ")];
  });
  return renderTable(["turn", "role", "begins", "tokens", "trained", "dropped by the template"], rows, ["right", "left", "right", "right", "right"]);
}

function renderTokens({ tokens, turns }: InspectedChat): string {
  const rows = tokens.map(({ id, text, turn, trained, source }, index) => {
    const begins = turns[turn]!.start === index ? ">" : " ";
    return [String(index), `${begins}${turn} ${turns[turn]!.role}`, trained ? "yes" : "-", source, String(id), text === "" ? "…" : JSON.stringify(text)];
  });
  return renderTable(["token", " turn", "trained", "from", "id", "text"], rows, ["right", "left", "left", "left", "right"]);
}

function colourOf({ trained, source }: InspectedToken): string {
  if (trained) return GREEN;
  return source === "template" ? DIM : "";
}
