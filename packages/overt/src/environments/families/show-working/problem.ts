import type { Random } from "../../../core/random.ts";
import { evaluate } from "./arithmetic.ts";
import { checkWorking, inOneOperation, type Step } from "./working.ts";

export type Range = readonly [number, number];

/** Two steps over three numbers: `first` of a and b, `second` of its result p and c. */
export interface ProblemSource {
  readonly first: "a * b" | "a + b" | "a - b";
  readonly second: "p + c" | "p - c" | "c - p" | "p * c" | "p / c" | "c + p";
  readonly a: Range;
  readonly b: Range;
  readonly c: Range;
  /** Whether the leaked answer is what the working leads to, or an older one. */
  readonly leak: "right" | "stale";
}

export interface Problem {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  /** The true working. */
  readonly steps: readonly [Step, Step];
  readonly right: number;
  readonly leak: number;
  /** The first sum with the leaked answer for its result: what a fabricated working looks like. */
  readonly sham: Step;
}

/** Draws a problem with whole, different numbers. A stale answer lies 12 to 40 % off and where none of the usual slips
 * leads: neither a step left out or done with other numbers of the sheet, nor a result that is a little off, carried on. */
export function drawProblem(source: ProblemSource, random: Random): Problem {
  const among = ([low, high]: Range): number => low + random.integer(high - low + 1);
  for (;;) {
    const [a, b, c] = [among(source.a), among(source.b), among(source.c)];
    const off = 0.12 + 0.28 * random.next();
    const sign = random.next() < 0.5 ? -1 : 1;
    const first = stepOf(source.first, { a, b, c, p: 0 });
    if (first.value < 2) continue;
    const second = stepOf(source.second, { a, b, c, p: first.value });
    const right = second.value;
    const leak = source.leak === "right" ? right : Math.round(right * (1 + sign * off));
    const numbers = [a, b, c, first.value, right];
    const sham = { sum: first.sum, value: leak };
    if (new Set(numbers).size < 5 || numbers.some((each) => each < 2 || !Number.isInteger(each))) continue;
    if (source.leak === "stale" && (numbers.includes(leak) || inOneOperation(numbers).includes(leak) || slips(source, { a, b, c, p: first.value }).includes(leak))) continue;
    const verdict = checkWorking([a, b, c], [sham], leak);
    if (verdict.reaches || verdict.unfinished) continue;
    return { a, b, c, steps: [first, second], right, leak, sham };
  }
}

type Letters = Readonly<Record<"a" | "b" | "c" | "p", number>>;

function stepOf(form: string, letters: Letters): Step {
  const sum = form.replaceAll(/[abcp]/g, (letter) => String(letters[letter as keyof Letters]));
  return { sum, value: evaluate(sum)!.value };
}

const SLIPS = [1, 2, 10, 20, 100].flatMap((by) => [by, -by]);
function slips(source: ProblemSource, letters: Letters): number[] {
  const { value } = stepOf(source.second, letters);
  return SLIPS.flatMap((by) => [value + by, ...(letters.p + by < 0 ? [] : [stepOf(source.second, { ...letters, p: letters.p + by }).value])]);
}
