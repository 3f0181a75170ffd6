import type { ReasoningStep } from "../../records/reasoning.ts";

const THINK_OPEN = "<think>";
const THINK_CLOSE = "</think>";
/** Words whose full stop does not end a sentence. */
const ABBREVIATION = /(?:^|[\s("'])(?:e\.g|i\.e|etc|vs|cf|ca|approx|dr|mr|mrs|ms|prof|st|no|nos|fig|sec|art|para|inc|ltd|co|dept|a\.m|p\.m|[a-z])\.$/i;
/** A sentence's end: its mark, then what closes quotes and brackets after it. */
const END = /[.!?…]+["'”’)\]]*(?=\s|$)/g;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Where the chain of thought lies in a completion: inside `<think>`, up to the end where it was cut off; null without one. */
export function reasoningSpan(completion: string): { readonly start: number; readonly end: number } | null {
  const open = completion.indexOf(THINK_OPEN);
  if (open < 0 || completion.slice(0, open).trim() !== "") return null;
  const start = open + THINK_OPEN.length;
  const close = completion.indexOf(THINK_CLOSE, start);
  return { start, end: close < 0 ? completion.length : close };
}

/** Cuts one line into sentences; offsets are within the line. A full stop inside 3.5 or after an abbreviation ends nothing. */
function sentenceSpans(line: string): [number, number][] {
  const spans: [number, number][] = [];
  let from = 0;
  for (const match of line.matchAll(END)) {
    const to = match.index + match[0].length;
    const next = /\S/.exec(line.slice(to))?.[0];
    const sentence = line.slice(from, to);
    const onlyDot = match[0] === ".";
    if (onlyDot && ABBREVIATION.test(sentence) && !/\bI\.$/.test(sentence) && (next === undefined || !/^(?:etc|a\.m|p\.m)\.$/i.test(sentence.split(/\s+/).at(-1)!) || /[\p{Ll}\p{N}]/u.test(next))) continue;
    // "1." before an entry of a list belongs to the entry.
    if (onlyDot && /^\s*\d{1,2}\.$/.test(sentence)) continue;
    spans.push([from, to]);
    from = to;
  }
  if (from < line.length) spans.push([from, line.length]);
  return spans;
}

/**
 * The steps of one turn: its sentences, one step each; a line break ends a step too. `start` and `end` are UTF-16 offsets
 * into the completion, so `completion.slice(start, end) === text`. Stretches without a letter or digit are no steps.
 */
export function splitSteps(completion: string, turn: number): ReasoningStep[] {
  const span = reasoningSpan(completion);
  if (span === null) return [];
  const steps: ReasoningStep[] = [];
  const body = completion.slice(span.start, span.end);
  for (const line of body.matchAll(/[^\r\n]+/g)) {
    for (const [from, to] of sentenceSpans(line[0])) {
      const raw = line[0].slice(from, to);
      if (!LETTER_OR_DIGIT.test(raw)) continue;
      const start = span.start + line.index + from + (raw.length - raw.trimStart().length);
      const text = raw.trim();
      steps.push({ turn, index: steps.length, start, end: start + text.length, text });
    }
  }
  return steps;
}
