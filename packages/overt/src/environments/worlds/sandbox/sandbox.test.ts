import { describe, expect, test } from "vitest";
import { runProgram, runTests, type SandboxTest } from "./sandbox.ts";

const one = (program: string, what: SandboxTest) => runTests(program, [what])[0]!;
const body = (text: string): SandboxTest => ({ name: "test", body: text });

describe("runTests", () => {
  test("tells passed, failed and error apart, each in a world of its own", () => {
    const program = "let calls = 0; const add = (a, b) => { calls++; return a + b; }; function broken() { return missing; }";
    const results = runTests(program, [
      { name: "adds", call: "add", args: [1, 2], equals: 3 },
      { name: "adds wrongly", call: "add", args: [1, 2], equals: 4 },
      { name: "throws", call: "broken", args: [], equals: 1 },
      { name: "no such function", call: "subtract", args: [], equals: 1 },
      { name: "first call", body: "assert.equal(add(1, 1), 2); assert.equal(calls, 1);" },
      { name: "first call again", body: "add(1, 1); assert.equal(calls, 1);" },
      { name: "an assertion that fails", body: "assert.equal(add(1, 1), 3, 'one and one')" },
    ]);
    expect(results.map(({ name, status, detail, assertions }) => [name, status, detail, assertions])).toEqual([
      ["adds", "passed", "", 0],
      ["adds wrongly", "failed", "expected 4, got 3", 0],
      ["throws", "error", "ReferenceError: missing is not defined", 0],
      ["no such function", "error", "ReferenceError: subtract is not defined", 0],
      ["first call", "passed", "", 2],
      ["first call again", "passed", "", 1],
      ["an assertion that fails", "failed", "one and one", 1],
    ]);
  });

  test.each([
    ["assert(1 < 2); assert.ok(true); assert.notEqual(1, 2);", "passed", ""],
    ["assert.deepEqual({ b: [1, new Set([2])], a: new Map([['k', -0]]) }, { a: new Map([['k', -0]]), b: [1, new Set([2])] });", "passed", ""],
    ["assert.deepEqual([0], [-0]);", "failed", "expected [-0], got [0]"],
    ["assert.deepEqual({ a: undefined }, {});", "failed", 'expected {}, got {"a":undefined}'],
    ["assert.throws(() => { throw new TypeError('bad key'); }, /bad/);", "passed", ""],
    ["assert.throws(() => { throw new TypeError('bad key'); }, 'good');", "failed", "threw something else: TypeError: bad key"],
    ["assert.throws(() => 1);", "failed", "expected it to throw"],
    ["await assert.rejects(Promise.reject(new Error('no')), 'no');", "passed", ""],
    ["await assert.rejects(async () => 1);", "failed", "expected it to be rejected"],
    ["await Promise.resolve(); assert.equal(await (async () => 2)(), 2);", "passed", ""],
    ["assert(0", "error", "SyntaxError: Unexpected token '}'"],
  ])("%s: %s", (text, status, detail) => {
    expect(one("", body(text))).toMatchObject({ status, detail });
  });

  test("compares an asynchronous result, and what plain values hold", () => {
    for (const value of [1, -1.5e300, 0.1, "", "ä\u2028\"\\\n\0", "\ud800", "😀", null, true, [], {}, [[], [[null]]], { b: 2, a: { "é": 1, "": 0, 10: 1, 9: 2 } }, JSON.parse('{"__proto__":1}')])
      expect(one("const get = async (x) => x;", { name: "same", call: "get", args: [value], equals: value })).toMatchObject({ status: "passed", detail: "" });
    expect(one("const f = () => -0;", { name: "zero", call: "f", args: [], equals: 0 })).toMatchObject({ status: "failed", detail: "expected 0, got -0" });
    expect(one("const f = () => '1';", { name: "text", call: "f", args: [], equals: 1 })).toMatchObject({ status: "failed", detail: 'expected 1, got "1"' });
    expect(one("const f = () => undefined;", { name: "nothing", call: "f", args: [], equals: null })).toMatchObject({ status: "failed", detail: "expected null, got undefined" });
  });

  test("a fault of the program fails every test, in words", () => {
    expect(runTests("let x = ;", [body("assert(true)")])[0]).toMatchObject({ status: "error", detail: expect.stringContaining("SyntaxError") });
    expect(one("x".repeat(200_001), body(""))).toMatchObject({ status: "error", detail: "the program has 200001 characters; 200000 is the most" });
  });

  test("says what a test asserted, printed, and what the program changed of the language", () => {
    const program = "console.log('start', { a: 1 }); Array.prototype.map = () => [3]; Object.prototype.extra = 1; parseInt = 0;";
    expect(one(program, body("console.error(-0, undefined)"))).toEqual({
      name: "test",
      status: "passed",
      detail: "",
      assertions: 0,
      output: 'start {"a":1}\n-0 undefined\n',
      changed: ["globalThis.parseInt", "Array.prototype.map", "Object.prototype (added to)"],
    });
    expect(one("class A extends Array {}; function map() {} var console2 = 1;", body("")).changed).toEqual([]);
  });

  test("time and chance depend on the seed alone", () => {
    const program = "console.log(new Date().toISOString(), Date.now(), Math.random(), Math.random(), new Date(0).getTimezoneOffset())";
    expect(runProgram(program, { seed: 3 })).toEqual(runProgram(program, { seed: 3 }));
    expect(runProgram(program, { seed: 4 }).output).not.toBe(runProgram(program, { seed: 3 }).output);
    expect(runProgram(program).output).toMatch(/^2026-01-05T09:00:00\.\d{3}Z 1767603600\d{3} 0\.\d+ 0\.\d+ 0\n$/);
  });

  test.each([
    ["async function main() { await null; throw new TypeError('late'); } main();", "error", "TypeError: late"],
    ["main(); async function main() { console.log(await Promise.all([1, 2])); }", "passed", ""],
    ["const p = Promise.reject(1); p.catch(() => {});", "passed", ""],
    ["Promise.reject(new Error('first')); Promise.reject(2);", "error", "Error: first"],
    ["for (let i = 0; i < 1000; i++) Promise.reject(i);", "error", "threw 0"],
    ["throw 'text';", "error", "threw text"],
  ])("runProgram(%j): %s", (program, status, detail) => {
    expect(runProgram(program)).toMatchObject({ status, detail });
  });

  test("nothing of the host is there", () => {
    const names = ["require", "process", "module", "fetch", "setTimeout", "setInterval", "setImmediate", "WebAssembly", "SharedArrayBuffer", "Atomics", "performance", "WeakRef", "FinalizationRegistry", "std", "os", "print", "load", "navigator", "Worker", "crypto", "structuredClone", "XMLHttpRequest", "scriptArgs", "global", "self", "window"];
    expect(runProgram(`console.log(${JSON.stringify(names)}.filter((name) => name in globalThis).join())`).output).toBe("\n");
  });
});
