import type { InspectedChat, InspectedToken } from "@overt/engine";
import type { RowFault } from "../datasets/row-fault.ts";
import { narrowRow, type Narrowing, type Stretch } from "./narrow-row.ts";
import { renderTable } from "./table.ts";

const GREEN = "\u001b[32m";
const DIM = "\u001b[2m";
const RED = "\u001b[31m";
const RESET = "\u001b[0m";

/**
 * A row as two tables: its turns, then its tokens with turn, mask, source, id and text. On a terminal, what is trained on is
 * green, what the template put there is dim, and a refusal or a fault is red. Tokens that are left out stand as one line.
 */
export function renderRow(chat: InspectedChat, options: { readonly colour: boolean; readonly fault?: RowFault | null; readonly narrowing?: Narrowing }): string {
  const paint = (text: string, code: string): string => (options.colour && code !== "" ? `${code}${text}${RESET}` : text);
  const stretches = narrowRow(chat, options.narrowing ?? {});
  const [head, rule, ...lines] = renderTokens(chat, stretches).split("\n") as [string, string, ...string[]];
  const body = stretches.flatMap(({ from, to, shown }) => (shown ? lines.splice(0, to - from).map((line, i) => paint(line, colourOf(chat.tokens[from + i]!))) : [paint(leftOut(chat, from, to), DIM)]));
  const sentences = [
    ...(chat.refusal === null ? [] : [`Training refuses this row: ${chat.refusal.message}`]),
    ...(options.fault ? [`This row is at fault: ${options.fault.message}`] : []),
  ];
  return [...sentences.map((sentence) => paint(sentence, RED)), renderTurns(chat), ...(chat.tokens.length === 0 ? [] : [[head, rule, ...body].join("\n")])].join("\n\n");
}

/** `… 120 tokens of turn 1`, `… 200 tokens of turns 0 to 2`. */
function leftOut({ tokens }: InspectedChat, from: number, to: number): string {
  const [first, last] = [tokens[from]!.turn, tokens[to - 1]!.turn];
  return `… ${to - from} ${to - from === 1 ? "token" : "tokens"} of ${first === last ? `turn ${first}` : `turns ${first} to ${last}`}`;
}

function renderTurns({ turns, tokens }: InspectedChat): string {
  const rows = turns.map(({ role, start, dropped }, turn) => {
    const own = tokens.filter((token) => token.turn === turn);
    return [String(turn), role, String(start), String(own.length), String(own.filter(({ trained }) => trained).length), dropped.map((text) => JSON.stringify(text)).join(" ")];
  });
  return renderTable(["turn", "role", "begins", "tokens", "trained", "dropped by the template"], rows, ["right", "left", "right", "right", "right"]);
}

function renderTokens({ tokens, turns }: InspectedChat, stretches: readonly Stretch[]): string {
  const indices = stretches.flatMap(({ from, to, shown }) => (shown ? Array.from({ length: to - from }, (_, i) => from + i) : []));
  const rows = indices.map((index) => {
    const { id, text, turn, trained, source } = tokens[index]!;
    const begins = turns[turn]!.start === index ? ">" : " ";
    return [String(index), `${begins}${turn} ${turns[turn]!.role}`, trained ? "yes" : "-", source, String(id), text === "" ? "…" : JSON.stringify(text)];
  });
  return renderTable(["token", " turn", "trained", "from", "id", "text"], rows, ["right", "left", "left", "left", "right"]);
}

function colourOf({ trained, source }: InspectedToken): string {
  if (trained) return GREEN;
  return source === "template" ? DIM : "";
}
