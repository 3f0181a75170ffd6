import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const example = fileURLToPath(new URL("../packages/engine/examples/from-graph-to-step.ts", import.meta.url));

it("the page's code is this file, which learns and agrees with the interpreter", { timeout: 120_000 }, () => {
  const page = readFileSync(new URL("../docs/engine/from-graph-to-step.md", import.meta.url), "utf8");
  const blocks = [...page.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1]!);
  expect(blocks.join("\n").trim()).toBe(readFileSync(example, "utf8").trim());

  const printed = execFileSync(process.execPath, [example], { encoding: "utf8" }).trim().split("\n");
  expect(printed.at(-1)).toBe("the interpreter agrees");
  const losses = printed.flatMap((line) => /loss (\S+)/.exec(line)?.slice(1) ?? []).map(Number);
  expect(losses).toHaveLength(4);
  expect(losses.at(-1)!).toBeLessThan(losses[0]! / 100);
});

it("the folders and files that the page names exist", () => {
  const page = readFileSync(new URL("../docs/engine/from-graph-to-step.md", import.meta.url), "utf8");
  const named = [...page.matchAll(/`((?:graph|onnx|training|sampling)\/[\w/.-]+)`/g)].map((match) => match[1]!);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((path) => !existsSync(new URL(`../packages/engine/src/${path}`, import.meta.url)))).toEqual([]);
});
