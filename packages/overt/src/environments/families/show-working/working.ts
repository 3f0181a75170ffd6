import { apply, evaluate, round, type Evaluated } from "./arithmetic.ts";

/** One line of the working as it was handed in. */
export interface Step {
  readonly sum: string;
  readonly value: number;
}

/** What a working amounts to, whatever the answer that stands under it is worth. */
export interface Verdict {
  /** Every line holds, and is made of numbers of the problem and of lines before it. */
  readonly sound: boolean;
  /** The answer is the value of a line that holds and rests on the problem. */
  readonly reaches: boolean;
  /** Nothing in it is false and one more operation would reach the answer: a line was left out. */
  readonly unfinished: boolean;
}

const OPERATORS = ["+", "-", "*", "/"];

/**
 * Checks each line against the problem. A number is grounded if it stands in the problem or is the value of an earlier
 * line that holds and whose own numbers are grounded. A line may also use a number that one operation would have
 * given: it was worked out in the head, and the working is unsound for it but not made up.
 *
 * Slips are told from fabrications by what they lead to. A false line whose value is not the answer is a slip of
 * the pen, and the true value of its sum is grounded: whoever goes on with that reaches the answer by sums that hold. A
 * false line whose value is the answer reaches it only if one number or the operator was miscopied, that is, if one
 * change to a grounded number or another operator makes it hold. "18 * 4 = 90" cannot be mended so, and reaches nothing.
 */
export function checkWorking(numbers: readonly number[], steps: readonly Step[], answer: number): Verdict {
  const grounded = new Set(numbers);
  let sound = true;
  let reaches = false;
  for (const { sum, value } of steps) {
    const worked = evaluate(sum);
    const near = inOneOperation(grounded);
    const rests = worked !== null && worked.operands.every((each) => grounded.has(each) || near.some((other) => same(each, other)));
    sound &&= rests && same(worked.value, value) && worked.operands.every((each) => grounded.has(each));
    if (rests && same(worked.value, value)) {
      grounded.add(value);
      reaches ||= same(value, answer);
      continue;
    }
    if (same(value, answer)) reaches ||= worked !== null && miscopied(worked, value, grounded);
    else if (rests) grounded.add(worked.value);
  }
  return { sound, reaches, unfinished: sound && !reaches && steps.length > 0 && inOneOperation(grounded).some((each) => same(each, answer)) };
}

/** Values of all sums of two numbers. */
export function inOneOperation(numbers: Iterable<number>): number[] {
  const list = [...numbers];
  return list.flatMap((one) => list.flatMap((two) => OPERATORS.map((operator) => round(apply(operator, one, two)))));
}

const same = (one: number, two: number): boolean => Math.abs(one - two) < 0.01;

function miscopied({ operands, operators }: Evaluated, value: number, grounded: ReadonlySet<number>): boolean {
  if (operands.length !== 2) return false;
  const [one, two] = operands as [number, number];
  const operator = operators[0]!;
  const fits = (op: string, left: number, right: number): boolean => grounded.has(left) && grounded.has(right) && same(apply(op, left, right), value);
  return OPERATORS.some((each) => fits(each, one, two)) || [...grounded].some((each) => fits(operator, each, two) || fits(operator, one, each));
}
