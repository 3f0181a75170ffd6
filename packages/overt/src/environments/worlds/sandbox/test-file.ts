import { reject } from "../../desk.ts";
import { isFault, type Files } from "../files/files.ts";
import { defineTool, type WorldTool } from "../tool.ts";
import { runTests, type SandboxOptions, type TestResult } from "./sandbox.ts";

const MOST_TESTS = 40;

/**
 * Runs a file of tests, `test("name", async () => { assert.equal(add(1, 2), 3); });`, each test against the program in an
 * interpreter of its own. The file's own code runs again for each; what it does beside calling `test` must not need the
 * program. A file that fails before its tests are known gives one result, named after it.
 */
export function runTestFile(program: string, file: string, options: SandboxOptions = {}): readonly TestResult[] {
  // Listed without the program, which so cannot hide a test or invent one.
  const listing = `const names = []; const test = (name) => { names.push(String(name).slice(0, 100)); };\n${file}\n;console.log("\\n" + JSON.stringify(names));`;
  const [listed] = runTests("", [{ name: "tests", body: listing }], options) as [TestResult];
  if (listed.status !== "passed") return [listed];
  const names = readNames(listed.output);
  if (names === null) return [{ ...listed, status: "error", detail: "the tests could not be listed" }];
  if (names.length > MOST_TESTS) return [{ ...listed, status: "error", detail: `${names.length} tests; ${MOST_TESTS} are the most in one file` }];
  const bodies = names.map((name, index) => ({
    name,
    body: `let seen = 0, chosen; const test = (name, run) => { if (seen++ === ${index}) chosen = run; };\n${file}\n;await chosen();`,
  }));
  return runTests(program, bodies, options);
}

/** The names printed last; null where the file saw to it that something else was. */
function readNames(output: string): readonly string[] | null {
  try {
    const names = JSON.parse(output.trimEnd().split("\n").at(-1)!) as unknown;
    return Array.isArray(names) && names.every((name) => typeof name === "string") ? names : null;
  } catch {
    return null;
  }
}

/** Results as a test runner prints them. */
export function renderResults(results: readonly TestResult[]): string {
  const lines = results.flatMap(({ name, status, detail, output }) => [
    `${status === "passed" ? "ok" : "not ok"} - ${name}${detail === "" ? "" : `: ${detail}`}`.replaceAll("\n", " "), // or a name could pose as a result
    ...(status === "passed" || output === "" ? [] : output.trimEnd().split("\n").slice(0, 10).map((line) => `  | ${line}`)),
  ]);
  return [...lines, `${results.filter(({ status }) => status === "passed").length} of ${results.length} passed`].join("\n");
}

/** A tool that runs the tests as they stand in the files; `onRun` sees the results, for facts. */
export function testTool(files: Files, paths: { readonly program: string; readonly tests: string }, options: SandboxOptions & { readonly onRun?: (results: readonly TestResult[]) => void } = {}): WorldTool {
  return defineTool({
    name: "run_tests",
    about: "run the tests",
    parameters: {},
    run() {
      const [program, tests] = [files.read(paths.program), files.read(paths.tests)];
      if (isFault(program)) return reject(`${paths.program}: ${program.fault}`);
      if (isFault(tests)) return reject(`${paths.tests}: ${tests.fault}`);
      const results = runTestFile(program, tests, options);
      options.onRun?.(results);
      return renderResults(results);
    },
  });
}
