import type { InspectedChat } from "@overt/engine";

/** What is to be seen of a row; nothing said: all of it. */
export interface Narrowing {
  /** This turn alone. */
  readonly turn?: number;
  /** Tokens that are trained on, and a few around each stretch of them. */
  readonly trained?: boolean;
}

/** Tokens from `from` to before `to`, shown or left out. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly shown: boolean;
}

/** Tokens shown on each side of what is trained on. */
const CONTEXT = 3;

/** Cuts a row's tokens into stretches, in order, that are shown or left out. */
export function narrowRow({ tokens }: InspectedChat, { turn, trained = false }: Narrowing): Stretch[] {
  const near = (index: number): boolean => tokens.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((token) => token.trained);
  const stretches: { from: number; to: number; shown: boolean }[] = [];
  for (const [index, token] of tokens.entries()) {
    const shown = (turn === undefined || token.turn === turn) && (!trained || near(index));
    const last = stretches.at(-1);
    if (last?.shown === shown) last.to = index + 1;
    else stretches.push({ from: index, to: index + 1, shown });
  }
  return stretches;
}
