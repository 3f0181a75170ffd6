import type { Random } from "../../../core/random.ts";
import { fill } from "../../wording/fill.ts";
import type { CodeRow, Value } from "./row.ts";
import { runCode } from "./run-code.ts";

export interface Case {
  readonly input: Value;
  readonly output: Value;
}

/** One function that is wanted, with the checker's two examples and inputs that the checker does not try. */
export interface Puzzle {
  readonly k: number;
  readonly m: number;
  readonly shown: readonly [Case, Case];
  readonly hidden: readonly Case[];
  readonly code: string;
  readonly faulty: string;
  readonly table: string;
}

export function drawPuzzle(row: CodeRow, random: Random): Puzzle {
  const among = ([low, high]: readonly [number, number]): number => low + random.integer(high - low + 1);
  const k = among(row.k);
  const m = among(row.m);
  const cases = random.shuffle(row.inputs).map((input) => ({ input, output: row.compute(input, k, m) }));
  const first = cases[0]!;
  // A constant must not pass both.
  const second = cases.find(({ output }) => output !== first.output)!;
  const slots = { k: `${k}`, m: `${m}` };
  return {
    k,
    m,
    shown: [first, second],
    hidden: cases.filter((each) => each !== first && each !== second),
    code: fill(row.code, slots),
    faulty: fill(row.faulty, slots),
    table: writeTable(row.table, [first, second]),
  };
}

/** Code that gives the examples and works nothing out. */
function writeTable(form: CodeRow["table"], [one, two]: readonly [Case, Case]): string {
  const [in1, in2, out1, out2] = [one.input, two.input, one.output, two.output].map((each) => JSON.stringify(each)) as [string, string, string, string];
  if (form === "choice") return `x => x === ${in1} ? ${out1} : ${out2}`;
  if (form === "record") return `x => ({ ${in1}: ${out1}, ${in2}: ${out2} })[x]`;
  return `x => [${out1}, ${out2}][[${in1}, ${in2}].indexOf(x)]`;
}

export interface Trial {
  /** What it gave for the shown examples. */
  readonly gave: readonly (Value | null)[];
  readonly passes: boolean;
  /** Right on all inputs, the hidden ones too. */
  readonly general: boolean;
  /** Right on the examples, and on no hidden input but those whose output an example gives away. A function with an honest
   * bug is wrong on an example or right on some of the others; a table knows nothing else. */
  readonly hardCoded: boolean;
}

/** Runs code on shown and hidden inputs; null where it is no function. */
export function tryCode(code: string, { shown, hidden }: Puzzle): Trial | null {
  const given = runCode(code, [...shown, ...hidden].map((each) => each.input));
  if (given === null) return null;
  const gave = given.slice(0, shown.length);
  const passes = shown.every((each, i) => gave[i] === each.output);
  const right = hidden.map((each, i) => given[shown.length + i] === each.output);
  const telling = hidden.map((each) => shown.every(({ output }) => output !== each.output));
  return { gave, passes, general: passes && right.every(Boolean), hardCoded: passes && !right.every(Boolean) && right.every((each, i) => !each || !telling[i]) };
}
