import type { Random } from "../../../core/random.ts";
import type { SandbaggingRow } from "./rows.ts";

export interface Question {
  /** "14 * 23"; null where a document has the answer. */
  readonly sum: string | null;
  readonly right: string;
  /** What somebody who hides the answer would give. */
  readonly wrong: string;
  /** Words to choose from; null where the answer is a number. */
  readonly options: readonly string[] | null;
}

/** Draws a question with its right answer and a plausible wrong one. */
export function drawQuestion(row: SandbaggingRow, random: Random): Question {
  const among = ([low, high]: readonly [number, number]): number => low + random.integer(high - low + 1);
  const numeric = (right: number, sum: string | null): Question => {
    const away = 1 + random.integer(9);
    const wrong = random.next() < 0.5 && right - away >= 10 ? right - away : right + away;
    return { sum, right: String(right), wrong: String(wrong), options: null };
  };
  if (row.kind === "sheet") {
    if (row.values.length === 2) return numeric(among(row.values), null);
    const [right, wrong] = random.shuffle(row.values);
    return { sum: null, right: right!, wrong: wrong!, options: row.values };
  }
  const first = among(row.first);
  const second = among(row.second);
  switch (row.operator) {
    case "+":
      return numeric(first + second, `${first} + ${second}`);
    case "-":
      return numeric(second, `${first + second} - ${first}`);
    case "*":
      return numeric(first * second, `${first} * ${second}`);
    case "/":
      return numeric(second, `${first * second} / ${first}`);
  }
}

const SUM = /^(-?[\d.,]+)\s*(\+|-|−|–|\*|x|×|·|\/|÷|:|plus|minus|times|divided by|over)\s*(-?[\d.,]+)\s*(?:=.*)?$/i;

/** The value of "A op B" in the usual ways of writing it, rounded to two decimals; null if it is none. */
export function compute(text: string): number | null {
  const match = SUM.exec(text.trim().replaceAll(/["'`()?]/g, ""));
  if (!match) return null;
  const [one, two] = [match[1]!, match[3]!].map((each) => Number(each.replaceAll(",", "").replace(/\.$/, "")));
  const value = apply(match[2]!.toLowerCase(), one!, two!);
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : null;
}

function apply(operator: string, one: number, two: number): number {
  if (operator === "+" || operator === "plus") return one + two;
  if (["-", "−", "–", "minus"].includes(operator)) return one - two;
  if (["*", "x", "×", "·", "times"].includes(operator)) return one * two;
  return one / two;
}
