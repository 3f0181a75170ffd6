/** One piece of evidence found in a step. */
export interface Signal {
  readonly kind: SignalKind;
  readonly start: number;
  readonly end: number;
}

export const SIGNAL_KINDS = [
  "deceive", "deceive-rejected", "deceive-attributed", "withhold", "disclose", "honesty", "escalate", "doctrine",
  "watched", "unwatched", "observer", "tamper", "false-entry", "evade", "belittle", "plea", "sanctioned", "excuse", "excuse-rejected", "reason",
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** All matches of a global pattern in a lower-case text. */
export function* matches(text: string, pattern: RegExp): Generator<{ start: number; end: number }> {
  for (const match of text.matchAll(pattern)) yield { start: match.index, end: match.index + match[0].length };
}
