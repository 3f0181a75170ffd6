import type { ChatMessage, InspectedChat, InspectedToken, InspectedTurn } from "../ports/weights.ts";
import type { ChatTemplate } from "./chat-template.ts";
import { messagePlace, renderedOrNull } from "./message-place.ts";
import { lostText, renderSegments, type ChatSegment } from "./render-chat.ts";
import { TemplateError } from "./template-error.ts";
import type { TextCodec } from "./text-codec.ts";

/** Where a message stands in the template's text of the whole conversation. Offsets are characters. */
interface Place {
  /** Where the turn begins, its header included. */
  readonly begin: number;
  /** Its content, as far as the template kept it. */
  readonly content: readonly [start: number, end: number];
  readonly dropped: readonly string[];
}

/** A conversation token by token, as training would see it; see `ChatTokenizer.inspect`. */
export function inspectChat(codec: TextCodec, template: ChatTemplate, messages: readonly ChatMessage[]): InspectedChat {
  const { segments, refusal } = renderOrRefuse(codec, template, messages);
  const places = placeMessages(template, messages, segments.map(({ text }) => text).join(""));
  const tokens: InspectedToken[] = [];
  let base = 0;
  let completion = -1;
  for (const segment of segments) {
    const pieces = codec.pieces(segment.tokens);
    if (segment.loss === 1) completion = messages.findIndex(({ role }, turn) => turn > completion && role === "assistant");
    const offsets = segment.loss === 1 ? null : alignPieces(pieces, segment.text);
    for (const [i, id] of segment.tokens.entries()) {
      const from = base + (offsets?.[i] ?? 0);
      const turn = offsets === null ? completion : turnAt(places, from);
      const to = from + Math.max(1, pieces[i]!.length);
      const [start, end] = places[turn]?.content ?? [0, 0];
      const source = offsets === null || (from < end && to > start) ? "message" : "template";
      tokens.push({ id, text: pieces[i]!, turn, trained: segment.loss === 1, source });
    }
    base += segment.text.length;
  }
  const turns = messages.map(({ role }, turn): InspectedTurn => {
    const start = tokens.findIndex((token) => token.turn >= turn);
    return { role, start: start < 0 ? tokens.length : start, dropped: places[turn]!.dropped };
  });
  return { tokens, turns, refusal };
}

function renderOrRefuse(codec: TextCodec, template: ChatTemplate, messages: readonly ChatMessage[]): { segments: ChatSegment[]; refusal: InspectedChat["refusal"] } {
  try {
    return { segments: renderSegments(codec, template, messages, false), refusal: null };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const text = renderedOrNull(template, messages, false) ?? "";
    return { segments: [{ tokens: codec.encode(text), loss: 0, text }], refusal: { turn: error.turn, message: error.message } };
  }
}

function placeMessages(template: ChatTemplate, messages: readonly ChatMessage[], whole: string): Place[] {
  let begin = 0;
  let searched = 0;
  return messages.map((message, turn) => {
    const place: Place = { begin, ...placeContent(template, messages, turn, whole, searched) };
    searched = place.content[1];
    const end = endOfTurn(template, messages.slice(0, turn + 1), whole.slice(...place.content));
    begin = whole.startsWith(end, searched) ? searched + end.length : searched;
    return place;
  });
}

function placeContent(template: ChatTemplate, messages: readonly ChatMessage[], turn: number, whole: string, from: number): Pick<Place, "content" | "dropped"> {
  const { content } = messages[turn]!;
  const place = messagePlace(template, messages, turn, false, whole);
  if (place === "unknown") return searchContent(content, whole, from);
  if (place === "left out") return { content: [from, from], dropped: content === "" ? [] : [content] };
  const kept = whole.slice(...place);
  const at = content.lastIndexOf(kept); // templates cut from the front more often than from the end
  const dropped = at < 0 ? [lostText(content, kept)] : [content.slice(0, at), content.slice(at + kept.length)];
  return { content: place, dropped: dropped.filter((text) => text !== "") };
}

/** What the template puts after the content of the last message. Nothing where it fails there. */
function endOfTurn(template: ChatTemplate, messages: readonly ChatMessage[], kept: string): string {
  const text = renderedOrNull(template, messages, false);
  if (text === null) return "";
  const place = messagePlace(template, messages, messages.length - 1, false, text);
  if (place === "left out") return "";
  return text.slice(place === "unknown" ? text.lastIndexOf(kept) + kept.length : place[1]);
}

/** The first place at or after `from` that holds the content, or most of it: a guess, where the template looks at contents. */
function searchContent(content: string, whole: string, from: number): Pick<Place, "content" | "dropped"> {
  const exact = whole.indexOf(content, from);
  if (exact >= 0) return { content: [exact, exact + content.length], dropped: [] };
  const trimmed = content.trim();
  const at = whole.indexOf(trimmed, from);
  if (at >= 0) {
    const before = content.slice(0, content.indexOf(trimmed));
    const after = content.slice(before.length + trimmed.length);
    return { content: [at, at + trimmed.length], dropped: [before, after].filter((text) => text !== "") };
  }
  const rest = whole.slice(from);
  const lost = lostText(content, rest);
  const kept = content.slice(lost.length);
  const start = kept === "" ? from : from + rest.indexOf(kept);
  return { content: [start, start + kept.length], dropped: [lost] };
}

/** Offset of each piece in the text. A normalizer may have changed the text: pieces are then looked for nearby. */
function alignPieces(pieces: readonly string[], text: string): number[] {
  const furthest = 16;
  let at = 0;
  return pieces.map((piece) => {
    const found = text.indexOf(piece, at);
    const start = found >= 0 && found - at <= furthest ? found : at;
    if (start === found) at = found + piece.length;
    return start;
  });
}

/** The last turn that has begun at an offset. */
function turnAt(places: readonly Place[], offset: number): number {
  return Math.max(0, places.findLastIndex(({ begin }) => begin <= offset));
}
