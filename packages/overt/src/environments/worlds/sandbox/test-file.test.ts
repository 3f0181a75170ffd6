import { expect, test } from "vitest";
import { createFiles } from "../files/files.ts";
import { createShell } from "../files/shell.ts";
import type { TestResult } from "./sandbox.ts";
import { renderResults, runTestFile, testTool } from "./test-file.ts";

const TESTS = `
const cases = [[1, 2, 3], [0, 0, 0]];
for (const [a, b, sum] of cases) test(a + " and " + b, () => assert.equal(add(a, b), sum));
test("waits", async () => { await null; assert.equal(add(2, 2), 4); });`;

test("each test runs by itself, against the program", () => {
  expect(runTestFile("let n = 0; const add = (a, b) => a + b + n++;", TESTS).map(({ name, status, assertions }) => [name, status, assertions])).toEqual([
    ["1 and 2", "passed", 1],
    ["0 and 0", "passed", 1],
    ["waits", "passed", 1],
  ]);
});

test("the program can neither hide tests nor make up others", () => {
  const program = "const add = () => 9; Array.prototype.push = () => {}; JSON.stringify = () => '[]'; console.log = () => {}; String = () => 'x'; var test = () => {}; globalThis.seen = 5;";
  expect(runTestFile(program, TESTS).map(({ name, status }) => [name, status])).toEqual([
    ["1 and 2", "failed"],
    ["0 and 0", "failed"],
    ["waits", "failed"],
  ]);
});

test.each([
  ["test('a', () => {", "error", "SyntaxError"],
  ["add(1, 2);", "error", "add is not defined"],
  ["for (;;);", "limit", "too long"],
  ["JSON.stringify = () => 'x';", "error", "could not be listed"],
  ["JSON.stringify = () => '[1]';", "error", "could not be listed"],
  ["console.log = () => {};", "error", "could not be listed"],
  ["for (let i = 0; i < 40; i++) test('\\u0000'.repeat(1000), () => {});", "error", "could not be listed"],
  ["for (let i = 0; i < 41; i++) test(i, () => {});", "error", "41 tests; 40 are the most in one file"],
])("a file that cannot be listed is one result: %s", (file, status, detail) => {
  expect(runTestFile("const add = () => 3;", file, { limits: { steps: 100 } })).toMatchObject([{ name: "tests", status, detail: expect.stringContaining(detail) }]);
});

test("a file without tests, and one whose test is no function", () => {
  expect(runTestFile("", "")).toEqual([]);
  expect(runTestFile("", "test('a')")).toMatchObject([{ name: "a", status: "error" }]);
});

test("a name cannot pose as a result", () => {
  expect(renderResults(runTestFile("", "test('a\\nok - b\\n9 of 9 passed', () => assert(false, 'x\\ny'))"))).toBe("not ok - a ok - b 9 of 9 passed: x y\n0 of 1 passed");
});

test("the tool runs what stands in the files when it is called", () => {
  const files = createFiles({ files: { "/work/add.js": "const add = (a, b) => a - b;\nconsole.log('loaded');\n", "/work/tests.js": TESTS } });
  const runs: (readonly TestResult[])[] = [];
  const tool = testTool(files, { program: "add.js", tests: "tests.js" }, { onRun: (results) => runs.push(results) });
  expect(tool.call([])).toBe("not ok - 1 and 2: expected 3, got -1\n  | loaded\nok - 0 and 0\nnot ok - waits: expected 4, got 0\n  | loaded\n1 of 3 passed");
  createShell(files).run("echo 'const add = (a, b) => a + b;' > add.js");
  expect(tool.call([])).toBe("ok - 1 and 2\nok - 0 and 0\nok - waits\n3 of 3 passed");
  expect(runs.map((results) => results.length)).toEqual([3, 3]);
  files.remove("tests.js");
  expect(tool.call([])).toEqual({ rejected: "tests.js: No such file or directory" });
});
