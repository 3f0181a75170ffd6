import { afterAll, describe, expect, test } from "vitest";
import { runTests, type RunResult, type SandboxTest } from "./sandbox.ts";

type Status = RunResult["status"];
const LIMITS = { steps: 200, wallMs: 10_000, memoryBytes: 8 * 2 ** 20, outputChars: 1_000 };
/** These loop inside built-in functions, and so run until the clock ends them. */
const BY_THE_CLOCK = new Set(["array of holes joined", "a list that claims to be endless", "BigInt that squares itself", "BigInt in one power", "stack overflow in catch", "a flood of output"]);
const AUTHORS: SandboxTest = { name: "the author's", body: "assert.equal(f(1), 2); assert.deepEqual([f(2)], [3]);" };
const VALUES: SandboxTest = { name: "by values", call: "f", args: [1], equals: 2 };
const HONEST = "function f(x) { return x + 1; }";

/** What a program does, whether as it loads or as `f` is called, and what must come of the two tests above. */
const ATTACKS: readonly (readonly [string, string, Status | readonly Status[], (Status | readonly Status[])?])[] = [
  ["endless loop", "for (;;) {}", "limit"],
  ["endless loop in the function", "function f() { while (true); }", "limit"],
  ["labelled loops", "a: for (;;) { b: for (;;) { continue a; } }", "limit"],
  ["endless loop inside a promise job", "Promise.resolve().then(() => { for (;;); }); " + HONEST, "limit"],
  ["jobs that beget jobs", "const again = () => void Promise.resolve().then(again); again(); " + HONEST, "limit"],
  ["promises that wait for promises until memory is out", "const again = () => Promise.resolve().then(again); again(); " + HONEST, ["limit", "passed"]],
  ["microtasks without end", "(function again() { queueMicrotask(again); })(); " + HONEST, "limit"],
  ["catching the interruption", "function f() { for (;;) { try { for (;;); } catch { } finally { f(); } } }", "limit"],
  ["regular expression catastrophe", "/(a+)+$/.test('a'.repeat(60) + 'b'); " + HONEST, "limit"],
  ["a regular expression too large to compile", "new RegExp('(?:'.repeat(30) + 'a|' + ')+|'.repeat(29) + ')+').exec('a'); " + HONEST, ["limit", "error", "passed"]],
  ["regular expression nested a million deep", "new RegExp('('.repeat(1e6)); " + HONEST, ["limit", "error"]],
  ["string doubling", "let s = 'x'; for (;;) s += s;", ["limit", "error"]],
  ["a string as large as it gets", "'x'.repeat(2 ** 29); " + HONEST, ["limit", "error"]],
  ["array bomb", "let a = [0]; for (;;) a = a.concat(a);", "limit"],
  ["array of holes joined", "new Array(4e9) + ''; " + HONEST, "limit"],
  ["a list that claims to be endless", "Array.prototype.lastIndexOf.call({ length: 2 ** 53 - 1 }, 1); " + HONEST, "limit"],
  ["typed array bomb", "const all = []; for (;;) all.push(new Float64Array(1e5).fill(1));", "limit"],
  ["a typed array larger than memory", "new Uint8Array(2 ** 31); " + HONEST, ["limit", "error"]],
  ["BigInt that squares itself", "let b = 3n; for (;;) b *= b;", ["limit", "error"]],
  ["BigInt in one power", "9n ** (10n ** 7n); " + HONEST, ["limit", "error"]],
  ["a map that grows", "const m = new Map(); for (let i = 0; ; i++) m.set(i, m);", "limit"],
  ["deep recursion", "function f(x) { return f(x) + 1; }", "limit"],
  ["stack overflow in catch", "function f(x) { try { f(x); } catch { f(x); } }", "limit"],
  ["recursion through getters", "const o = { get x() { return this.x; } }; o.x;", "limit"],
  ["source nested too deep", "eval('['.repeat(1e5)); " + HONEST, ["limit", "error"]],
  ["JSON nested too deep", "JSON.parse('['.repeat(1e6)); " + HONEST, ["limit", "error"]],
  ["generator that never ends", "function* g() { for (;;) yield 1; } const f = () => [...g()];", "limit"],
  ["iterator that never ends", "const f = () => Math.max(...{ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) });", "limit"],
  ["sort comparator that never ends", "[3, 1, 2].sort(() => { for (;;); }); " + HONEST, "limit"],
  ["replacer that never ends", "'aa'.replace(/a/g, () => { for (;;); });", "limit"],
  ["valueOf that never ends", "const f = () => +{ valueOf() { for (;;); } };", "limit"],
  ["toJSON that never ends", "const f = () => JSON.stringify({ toJSON() { for (;;); } });", "limit"],
  ["a function that never settles", "const f = () => new Promise(() => {});", "failed", "error"],
  ["a thenable that never settles", "const f = () => ({ then() {} });", "failed", "error"],
  ["a thenable that settles with itself for ever", "const t = { then(r) { r(t); } }; const f = async () => t;", ["limit", "failed"], "limit"],
  ["waiting for the clock", "const end = Date.now() + 1e12; while (Date.now() < end); " + HONEST, "limit"],
  ["result with a getter that loops", "const f = () => ({ get x() { for (;;); } });", ["failed", "limit"], "limit"],
  ["result is a proxy that loops", "const f = () => new Proxy({}, { ownKeys() { for (;;); }, get() { for (;;); } });", ["failed", "limit"], "limit"],
  ["result is a proxy with endless keys", "const f = () => new Proxy([], { get: (t, k) => (k === 'length' ? Infinity : 0) });", ["failed", "error", "limit"]],
  ["result is a revoked proxy", "const f = () => { const r = Proxy.revocable({}, {}); r.revoke(); return r.proxy; };", "failed", "error"],
  ["result holds itself", "const f = () => { const o = {}; o.o = o; return o; };", "failed", "error"],
  ["result is enormous", "const f = () => 'x'.repeat(1e6);", "failed", ["failed", "error"]],
  ["result with symbol keys", "const f = () => ({ [Symbol('x')]: 1, [Symbol.toPrimitive]: () => 2 });", "failed", "failed"],
  ["result that claims to be a number", "const f = () => ({ valueOf: () => 2, toString: () => '2', toJSON: () => 2 });", "failed", "failed"],
  ["result that poisons prototypes of the host", "const f = () => JSON.parse('{\"__proto__\": {\"polluted\": 1}, \"constructor\": {\"prototype\": {\"polluted\": 1}}}');", "failed", "failed"],
  ["prototype pollution", "Object.prototype.status = 'passed'; Object.prototype.value = 2; Object.prototype.then = (r) => r(2); Array.prototype.failure = null; const f = () => 3;", "failed", "failed"],
  ["the constructor's constructor", "const f = () => console.log.constructor.constructor('return process')();", "error", "error"],
  ["escape by way of what console was given", "const f = () => { let got; console.log({ get x() { got = (function () { return this; })(); } }); return got.process.exit(1); };", "error", "error"],
  ["Function constructor", "const f = () => Function('return this')().process.env;", "error", "error"],
  ["eval of what is not there", "const f = () => (0, eval)('require')('fs');", "error", "error"],
  ["import()", "const f = () => import('node:fs');", ["failed", "error"], "error"],
  ["static import", "import fs from 'node:fs'; " + HONEST, "error"],
  ["with", "const f = (x) => { with (new Proxy({}, { has: () => true, get: () => 7 })) { return x; } };", "failed", "failed"],
  ["throws null", "throw null;", "error"],
  ["throws undefined in the function", "const f = () => { throw undefined; };", "error"],
  ["throws a proxy that throws", "throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; }, ownKeys() { throw 3; } });", "error"],
  ["throws what cannot be shown", "throw { toString() { throw this; }, get message() { throw this; } };", "error"],
  ["throws what loops when looked at", "throw { get message() { for (;;); } };", "limit"],
  ["throws a message of megabytes", "throw new Error('x'.repeat(1e6));", "error"],
  ["throws a message that poses as a verdict", "throw new Error('passed\\npassed\\n');", "error"],
  ["hooks on the making of errors", "Error.prepareStackTrace = () => { for (;;); }; Error.stackTraceLimit = { valueOf() { for (;;); } }; const f = () => 3;", ["limit", "failed"], "failed"],
  ["reading the test by way of call sites", "let seen = ''; for (const E of [Error, TypeError, RangeError]) { try { E.prepareStackTrace = (e, sites) => { seen += sites.map((site) => String(site.getFunction())); }; } catch {} } const f = (x) => { new Error().stack; new TypeError().stack; return seen.includes('f(1' + '), 2') ? x + 1 : 9; };", "failed", "failed"],
  ["reading the test by way of its caller", "function f(x) { let seen = ''; for (const get of [() => f.caller, () => arguments.callee.caller, () => f.arguments, () => new Error().stack]) { try { seen += get(); } catch {} } return /assert|equal/.test(seen) ? x + 1 : 9; }", "failed", "failed"],
  ["reading what is expected from the global object", "function f(x) { let seen = ''; for (const key of Reflect.ownKeys(this)) try { seen += String(this[key]); } catch {} return seen.includes('deep' + 'Equal') ? x + 1 : 9; }", "failed", "failed"],
  ["a flood of output", "const f = (x) => { for (let i = 0; i < 1e5; i++) console.log('x'.repeat(1000)); return x + 1; };", ["limit", "passed"]],
  ["one line of output without end", "console.log('x'.repeat(1e6)); " + HONEST, "passed", "passed"],
  ["output that cannot be shown", "console.log(new Proxy({}, { ownKeys() { throw 1; } }), Symbol('s'), 1n, () => 1); " + HONEST, "passed", "passed"],
  ["console taken away", "console = null; " + HONEST, "passed", "passed"],
  ["assert redefined", "var assert = () => true; assert.equal = assert.deepEqual = () => true; const f = () => 3;", "failed", "failed"],
  ["assert frozen against the program's hands", "const f = () => 3; globalThis.assert = new Proxy({}, { get: () => () => true });", "failed", "failed"],
  ["equality redefined", "Object.is = () => true; JSON.stringify = () => '2'; String = () => '2'; const f = () => 3;", "failed", "failed"],
  ["arrays redefined", "Array.prototype[Symbol.iterator] = function* () {}; Array.prototype.sort = Array.prototype.join = () => ''; Object.defineProperty(Array.prototype, '0', { set() {}, get: () => 3 }); Array.isArray = () => false; const f = () => 4;", "failed", "failed"],
  ["Reflect and Function redefined", "Reflect.apply = () => 2; Function.prototype.call = Function.prototype.apply = () => 2; const f = () => 3;", "failed", "failed"],
  ["promises redefined", "Promise = class { then() {} }; (async () => {})().constructor.prototype.then = () => {}; const f = () => 3;", "failed", "failed"],
  ["promises that report success", "Object.getPrototypeOf((async () => {})()).then = function (ok) { ok(); }; const f = async () => 3;", "failed", "failed"],
  ["globalThis emptied", "for (const key of Reflect.ownKeys(globalThis)) { try { delete globalThis[key]; } catch {} } const f = () => 3;", "failed", "failed"],
  ["swallowing what assertions throw", "const f = () => { throw 1; }; Error = class { constructor() { return {}; } };", "error", "error"],
  ["rejections without end", "for (;;) Promise.reject({});", "limit"],
  ["a rejection that loops when looked at", "Promise.reject({ get message() { for (;;); } }); " + HONEST, "limit"],
  ["collection under pressure", "let keep = []; for (let i = 0; i < 1e5; i++) { const o = {}; o.self = o; if (i % 100 === 0) keep.push(o); } " + HONEST, ["passed", "limit"]],
  ["memory filled, then everything caught", "const hold = []; try { for (;;) hold.push(new Array(1000).fill(1)); } catch {} " + HONEST, ["passed", "limit", "error"]],
];

const keysBefore = Reflect.ownKeys(globalThis).length;
const protoBefore = Reflect.ownKeys(Object.prototype).length;

describe("what a hostile program cannot do", () => {
  test.each(ATTACKS.map((row) => [row[0], row] as const))("%s", (name, [, program, author, values = author]) => {
    const limits = { ...LIMITS, wallMs: BY_THE_CLOCK.has(name) ? 300 : LIMITS.wallMs };
    const [byAuthor, byValues, after] = [...runTests(program, [AUTHORS, VALUES], { limits }), ...runTests(HONEST, [AUTHORS])];
    expect([author].flat(), JSON.stringify(byAuthor)).toContain(byAuthor!.status);
    expect([values].flat(), JSON.stringify(byValues)).toContain(byValues!.status);
    for (const result of [byAuthor!, byValues!]) {
      expect(result.detail.length).toBeLessThanOrEqual(600);
      expect(result.output.length).toBeLessThanOrEqual(LIMITS.outputChars + 2);
      expect(result.detail === "").toBe(result.status === "passed");
    }
    expect(after).toEqual({ name: AUTHORS.name, status: "passed", detail: "", output: "", assertions: 2, changed: [] });
  });

  test("the same attack comes to the same result", () => {
    for (const program of ["for (;;) {}", "let a = [0]; for (;;) a = a.concat(a);", "const f = () => f();", "console.log(Math.random()); throw Date.now()"]) {
      expect(runTests(program, [AUTHORS, VALUES], { limits: LIMITS })).toEqual(runTests(program, [AUTHORS, VALUES], { limits: LIMITS }));
    }
  });

  test("an assertion that the program swallows has failed all the same", () => {
    const each: SandboxTest = { name: "each", body: "each([1, 2], (item) => assert.equal(item, 3));" };
    expect(runTests("const each = (items, use) => { for (const item of items) try { use(item); } catch {} };", [each])[0]).toMatchObject({ status: "failed", detail: "expected 3, got 1", assertions: 2 });
  });

  test("what the program changed of the language is told, whatever came of it", () => {
    expect(runTests("JSON.stringify = () => '2'; const f = () => 3;", [VALUES])[0]).toMatchObject({ status: "failed", changed: ["JSON.stringify"] });
  });

  test("a test that closes its own function early proves nothing", () => {
    expect(runTests(HONEST, [{ name: "early", body: "}), (() => { return 1;" }])[0]).toMatchObject({ status: "error", detail: "the test's body ends before its text does" });
  });

  afterAll(() => {
    expect(Reflect.ownKeys(Object.prototype).length).toBe(protoBefore);
    expect(Reflect.ownKeys(globalThis).length).toBe(keysBefore);
  });
});
