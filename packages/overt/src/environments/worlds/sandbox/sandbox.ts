import { canonical, type Plain } from "./canonical.ts";
import { openInterpreter, Stopped, type Completion, type Handle, type Interpreter, type LimitName, type Limits } from "./interpreter.ts";
import { PRELUDE } from "./prelude.ts";

/** A test by its text: the body of an async function that is given `assert` (also `.ok`, `.equal`, `.notEqual`,
 * `.deepEqual`, `.throws`, `.rejects`). It runs among the program's own definitions. */
export interface BodyTest {
  readonly name: string;
  readonly body: string;
}

/** A test by its values: a function of the program, arguments, and what it must return. The expectation stays outside the
 * program's reach; a program cannot read it, nor change how it is compared. */
export interface CallTest {
  readonly name: string;
  readonly call: string;
  readonly args: readonly Plain[];
  readonly equals: Plain;
}

export type SandboxTest = BodyTest | CallTest;

export interface RunResult {
  /** failed: an assertion; error: anything else that was thrown, or a promise that never settles; limit: too much time,
   * memory or stack. */
  readonly status: "passed" | "failed" | "error" | "limit";
  /** What went wrong; empty where nothing did. */
  readonly detail: string;
  /** Console output, cut at the limit. */
  readonly output: string;
  /** What the program replaced of the language or added to it: "Array.prototype.map", "Object.prototype (added to)". */
  readonly changed: readonly string[];
}

export interface TestResult extends RunResult {
  readonly name: string;
  /** How many assertions ran; a test may pass by asserting nothing. */
  readonly assertions: number;
}

export const DEFAULT_LIMITS: Limits = { steps: 2_000, wallMs: 2_000, memoryBytes: 32 * 2 ** 20, stackBytes: 256 * 2 ** 10, outputChars: 10_000, jobs: 100_000 };
const LONGEST_PROGRAM = 200_000;

export interface SandboxOptions {
  readonly limits?: Partial<Limits>;
  /** Of `Math.random`. @default 0 */
  readonly seed?: number;
}

/**
 * Runs each test against the program, each in an interpreter of its own: nothing that one does reaches the next. Same
 * program, tests, limits and seed: same results, except that a built-in function which loops without end is stopped by the
 * clock. Never throws for anything that the program does.
 *
 * What is not contained: such a loop holds the thread for up to `limits.wallMs`. A test by its text runs on the language
 * as the program left it (its own `map`, its own `JSON`), and what it expects is inside the program's memory: `changed`
 * tells of the first, a test by values has neither. A program can tell from `Error.stack` that a test calls it.
 * @example
 * runTests("const add = (a, b) => a + b;", [{ name: "adds", call: "add", args: [1, 2], equals: 3 }])
 */
export function runTests(program: string, tests: readonly SandboxTest[], options: SandboxOptions = {}): readonly TestResult[] {
  return tests.map((test) => ({ name: test.name, ...run(program, test, options) }));
}

/** Runs a program as a script, for its output. */
export function runProgram(program: string, options: SandboxOptions = {}): RunResult {
  const { assertions: _, ...result } = run(program, null, options);
  return result;
}

type Verdict = Pick<RunResult, "status" | "detail">;
const PASSED: Verdict = { status: "passed", detail: "" };
const LIMIT_TEXT: Readonly<Record<LimitName, string>> = { time: "stopped: it ran for too long", memory: "stopped: out of memory", stack: "stopped: call stack exceeded" };
const limitVerdict = (limit: LimitName): Verdict => ({ status: "limit", detail: LIMIT_TEXT[limit] });
const faulty = (detail: string): Verdict => ({ status: "error", detail });

function run(program: string, test: SandboxTest | null, { limits: given, seed = 0 }: SandboxOptions): Omit<TestResult, "name"> {
  const limits = { ...DEFAULT_LIMITS, ...given };
  let output = "";
  const emit = (text: string): void => {
    if (output.length <= limits.outputChars) output += text;
  };
  const finish = (verdict: Verdict, report: Report = NO_REPORT): Omit<TestResult, "name"> => ({
    ...(report.failure !== null && verdict.status !== "limit" ? ({ status: "failed", detail: report.failure } as const) : verdict),
    output: output.length > limits.outputChars ? `${output.slice(0, limits.outputChars)}…\n` : output,
    assertions: report.assertions,
    changed: report.changed,
  });
  if (program.length > LONGEST_PROGRAM) return finish(faulty(`the program has ${program.length} characters; ${LONGEST_PROGRAM} is the most`));
  try {
    const interpreter = openInterpreter(limits, seed, emit);
    const realm = openRealm(interpreter, limits);
    const verdict = judge(interpreter, realm, program, test);
    return finish(verdict, readReport(interpreter, realm));
  } catch (error) {
    if (error instanceof Stopped) return finish(limitVerdict(error.limit));
    throw error;
  }
}

interface Realm {
  readonly assert: Handle;
  readonly invoke: Handle;
  readonly show: Handle;
  readonly describe: Handle;
  readonly report: Handle;
}

function openRealm(interpreter: Interpreter, limits: Limits): Realm {
  const prelude = interpreter.evaluate(PRELUDE, "prelude.js");
  const chars = interpreter.evaluate(String(limits.outputChars), "prelude.js");
  const parts = interpreter.call(prelude.value, interpreter.emitter(), chars.value);
  if (prelude.threw || parts.threw) throw new Stopped("memory");
  const [assert, invoke, show, describe, report] = [0, 1, 2, 3, 4].map((index) => interpreter.item(parts.value, index)) as [Handle, Handle, Handle, Handle, Handle];
  return { assert, invoke, show, describe, report };
}

function judge(interpreter: Interpreter, realm: Realm, program: string, test: SandboxTest | null): Verdict {
  const blame = (thrown: Handle): Verdict => verdictOf(interpreter, realm, thrown);
  const loaded = interpreter.evaluate(program, "program.js");
  if (loaded.threw) return blame(loaded.value);
  interpreter.settle();
  const rejection = interpreter.rejection();
  if (rejection !== null) return blame(rejection); // as Node ends a process for it
  if (test === null) return PASSED;
  if ("call" in test && !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(test.call)) return faulty(`"${test.call}" is not the name of a function`);
  const code = "call" in test ? `(${test.call})` : `(async function (assert) {\n${test.body}\n})`;
  const target = interpreter.evaluate(code, "test.js");
  if (target.threw) return blame(target.value);
  const called: Completion =
    "call" in test ? interpreter.call(realm.invoke, target.value, interpreter.string(JSON.stringify(test.args))) : interpreter.call(target.value, realm.assert);
  if (called.threw) return blame(called.value);
  interpreter.settle();
  const promise = interpreter.promise(called.value);
  if (promise === null) return faulty("the test's body ends before its text does");
  if (promise.state === "pending") return faulty("never settled: it awaits what nothing will bring about");
  if (promise.state === "rejected") return blame(promise.result);
  if (!("call" in test)) return PASSED;
  const shown = interpreter.call(realm.show, promise.result);
  if (shown.threw) return blame(shown.value);
  const actual = interpreter.text(shown.value) ?? "";
  const expected = canonical(test.equals);
  return actual === expected ? PASSED : { status: "failed", detail: `expected ${clip(expected)}, got ${clip(actual)}` };
}

function verdictOf(interpreter: Interpreter, realm: Realm, thrown: Handle): Verdict {
  const described = interpreter.call(realm.describe, thrown);
  const text = described.threw ? null : interpreter.text(described.value);
  if (text === null) return limitVerdict("memory"); // nothing is left to say it with
  const [kind, ...words] = text.split("\n") as ["failed" | "error" | "memory" | "stack", ...string[]];
  return kind === "memory" || kind === "stack" ? limitVerdict(kind) : { status: kind, detail: words.join("\n") };
}

interface Report {
  readonly assertions: number;
  readonly failure: string | null;
  readonly changed: readonly string[];
}
const NO_REPORT: Report = { assertions: 0, failure: null, changed: [] };

function readReport(interpreter: Interpreter, realm: Realm): Report {
  const said = interpreter.call(realm.report);
  const text = said.threw ? null : interpreter.text(said.value);
  if (text === null) throw new Stopped("memory");
  const [assertions, failure, ...changed] = text.split("\n") as [string, string, ...string[]];
  return { assertions: Number(assertions), failure: failure === "-" ? null : (JSON.parse(failure.slice(1)) as string), changed };
}

const clip = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
