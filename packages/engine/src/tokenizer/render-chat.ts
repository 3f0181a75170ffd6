import type { ChatMessage, RenderedChat } from "../ports/weights.ts";
import type { ChatTemplate } from "./chat-template.ts";
import { messagePlace } from "./message-place.ts";
import { TemplateError } from "./template-error.ts";
import type { TextCodec } from "./text-codec.ts";

/** A stretch of a rendered conversation: a completion, or everything between two of them. */
export interface ChatSegment {
  readonly tokens: readonly number[];
  /** 1: a completion, which training learns; 0: what it is conditioned on. */
  readonly loss: 0 | 1;
  /** The part of the template's text that the tokens stand for. */
  readonly text: string;
}

/** Messages to token ids and completion mask, by way of the template's text. */
export function renderChat(codec: TextCodec, template: ChatTemplate, messages: readonly ChatMessage[], addGenerationPrompt: boolean): RenderedChat {
  const segments = renderSegments(codec, template, messages, addGenerationPrompt);
  return {
    tokens: Uint32Array.from(segments.flatMap(({ tokens }) => tokens)),
    completionMask: Uint8Array.from(segments.flatMap(({ tokens, loss }) => tokens.map(() => loss))),
  };
}

/**
 * Renders messages in segments, whose texts together are the template's text of the whole.
 *
 * The text is rendered up to each assistant turn (with the generation prompt) and after it. Each of
 * these renderings must begin with the one before it. Only the text between completions is encoded:
 * a completion is the turn's own `tokens`, or, for a demonstration, its content and the end-of-turn
 * token, cut off from the prompt just as generation cuts it.
 */
export function renderSegments(codec: TextCodec, template: ChatTemplate, messages: readonly ChatMessage[], addGenerationPrompt: boolean): ChatSegment[] {
  const segments: ChatSegment[] = [];
  let rendered = ""; // the latest rendering
  let encoded = 0; // characters of it that have become tokens
  let next = 0; // first message since the last completion
  const appendContext = (upTo: string, end: number, generation: boolean): void => {
    const rendering = { messages: messages.slice(0, end), addGenerationPrompt: generation, text: upTo, from: encoded, first: next };
    segments.push({ tokens: encodeContext(codec, template, rendering), loss: 0, text: upTo.slice(encoded) });
  };

  for (const [turn, message] of messages.entries()) {
    if (message.role !== "assistant") continue;
    const prompt = template(messages.slice(0, turn), true);
    checkPrefix(rendered, prompt, messages.slice(0, turn));
    appendContext(prompt, turn, true);
    const whole = template(messages.slice(0, turn + 1), false);
    checkPrefix(prompt, whole, messages.slice(0, turn + 1));
    const end = endOfCompletion(codec, message, turn, whole.slice(prompt.length));
    const tokens = message.tokens ? Array.from(message.tokens) : [...codec.encodeLiteral(message.content), end.id];
    encoded = prompt.length + message.content.length + (tokens.at(-1) === end.id ? end.text.length : 0);
    segments.push({ tokens, loss: 1, text: whole.slice(prompt.length, encoded) });
    rendered = whole;
    next = turn + 1;
  }
  const whole = template(messages, addGenerationPrompt);
  checkPrefix(rendered, whole, messages);
  appendContext(whole, messages.length, addGenerationPrompt);
  return segments;
}

/** Checks that the template kept the whole content and ends the turn with a special token, which it returns. */
function endOfCompletion(codec: TextCodec, message: ChatMessage, turn: number, text: string): { text: string; id: number } {
  if (!text.startsWith(message.content)) throw dropped(message, turn, text);
  const rest = text.slice(message.content.length);
  const end = codec.specialPrefix(rest);
  if (end) return end;
  throw new TemplateError(
    `turn ${turn} (assistant): the chat template puts ${JSON.stringify(rest.slice(0, 20))} after the content, where an end-of-turn token must follow directly. Training on such a model is not supported.`,
    { turn },
  );
}

function checkPrefix(previous: string, next: string, messages: readonly ChatMessage[]): void {
  if (next.startsWith(previous)) return;
  for (const [turn, message] of messages.entries()) {
    if (!next.includes(message.content)) throw dropped(message, turn, next);
  }
  let same = 0;
  while (previous[same] === next[same]) same++;
  const last = messages.length - 1;
  throw new TemplateError(
    `turn ${last} (${messages[last]?.role ?? "none"}): the chat template renders earlier turns differently once this one is there: ${JSON.stringify(previous.slice(same, same + 60))} becomes ${JSON.stringify(next.slice(same, same + 60))}. A conversation must start with a system or user message, and a template may not rewrite the past.`,
    { turn: last },
  );
}

/** A rendering of `messages`; what stands before character `from` and the messages before `first` have become tokens already. */
interface Rendering {
  readonly messages: readonly ChatMessage[];
  readonly addGenerationPrompt: boolean;
  readonly text: string;
  readonly from: number;
  readonly first: number;
}

/** Encodes what is left of a rendering; special tokens inside message contents stay plain text. */
function encodeContext(codec: TextCodec, template: ChatTemplate, rendering: Rendering): number[] {
  const { text, from } = rendering;
  let ids: number[] = [];
  let end = from;
  for (const [start, stop] of specialsInContents(codec, template, rendering)) {
    ids = ids.concat(codec.encode(text.slice(end, start)), codec.encodeLiteral(text.slice(start, stop)));
    end = stop;
  }
  return ids.concat(codec.encode(text.slice(end)));
}

function specialsInContents(codec: TextCodec, template: ChatTemplate, { messages, addGenerationPrompt, text, from, first }: Rendering): [start: number, stop: number][] {
  const found: [number, number][] = [];
  let searched = from;
  for (let turn = first; turn < messages.length; turn++) {
    const content = messages[turn]!.content.trim(); // templates may trim what they are given
    const place = messagePlace(template, messages, turn, addGenerationPrompt, text);
    const [begin, end] = place === "unknown" ? [searched, text.length] : place === "left out" ? [searched, searched] : place;
    const within = text.slice(begin, end).indexOf(content);
    if (within < 0) throw dropped(messages[turn]!, turn, text.slice(begin, end));
    const at = begin + within;
    searched = at + content.length;
    for (const [start, stop] of codec.findSpecials(content)) found.push([at + start, at + stop]);
  }
  return found.sort(([a], [b]) => a - b);
}

function dropped(message: ChatMessage, turn: number, text: string): TemplateError {
  const lost = lostText(message.content, text);
  return new TemplateError(
    `turn ${turn} (${message.role}): the chat template drops ${JSON.stringify(lost.length > 80 ? `${lost.slice(0, 80)}…` : lost)}. Tokens would not match what was said; use a template that keeps every turn's text.`,
    { turn, lost },
  );
}

/** What must be cut from the front of `content` so that the rest stands in `text`. */
export function lostText(content: string, text: string): string {
  let low = 0;
  let high = content.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (text.includes(content.slice(middle))) high = middle;
    else low = middle + 1;
  }
  return low === content.length || low === 0 ? content : content.slice(0, low);
}
