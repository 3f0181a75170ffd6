import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const example = fileURLToPath(new URL("../packages/engine/examples/teach-a-word.ts", import.meta.url));

it("the README's example is this file, and it teaches the word", { timeout: 120_000 }, () => {
  const readme = readFileSync(new URL("../packages/engine/README.md", import.meta.url), "utf8");
  expect(readme).toContain(readFileSync(example, "utf8").trim());
  const printed = execFileSync(process.execPath, [example], { encoding: "utf8" });
  expect(printed.trim().split("\n").at(-1)).toBe("swordfish");
  const [, stated] = /The loss stays near ([\d.]+)/.exec(readme)!;
  const [, last] = /^60 ([\d.]+)$/m.exec(printed)!;
  expect(Number(last)).toBeCloseTo(Number(stated), 1);
});
