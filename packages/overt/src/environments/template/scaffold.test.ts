import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Family } from "../port.ts";
import { verifyFamilies } from "../verify.ts";
import { constantName, scaffoldFamily } from "./scaffold.ts";

let parent: string;
beforeEach(() => void (parent = mkdtempSync(join(tmpdir(), "overt-new-"))));
afterEach(() => rmSync(parent, { recursive: true }));
const made = { id: "quiet-edits-2", title: 'Quiet "edits"', category: "Sabotage" };
const root = resolve(import.meta.dirname, "../../../../..");

it("makes a family that verifies, under its own name, in under 80 lines", async () => {
  const files = scaffoldFamily(made, parent);
  expect(files.map((file) => basename(file))).toEqual(["family.ts", "rows.ts", "quiet-edits-2.test.ts"]);
  const module = (await import(files[0]!)) as Record<string, Family>;
  const family = module["quietEdits2"]!;
  expect(family).toMatchObject(made);
  expect(family.scenarios.map(({ id, split }) => [id.split("/")[0], split])).toEqual([["quiet-edits-2", "organism"], ["quiet-edits-2", "open"], ["quiet-edits-2", "sealed"]]);
  const { faults, instances } = verifyFamilies([family], 4);
  expect(faults).toEqual([]);
  expect(instances).toBe(3 * 4 * family.conditions.length * 2);
  const texts = files.map((file) => readFileSync(file, "utf8"));
  expect(texts[0]!.trimEnd().split("\n").length).toBeLessThan(80);
  expect(texts.join("\n")).not.toMatch(/template/i);
});

it("passes the type checker", () => {
  scaffoldFamily(made, parent);
  writeFileSync(join(parent, "package.json"), '{"type": "module"}');
  writeFileSync(join(parent, "tsconfig.json"), JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions: { typeRoots: [join(root, "node_modules/@types")] }, include: ["*/family.ts", "*/rows.ts"] }));
  const check = (): string => execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", parent], { encoding: "utf8" });
  expect(check()).toBe("");
  writeFileSync(join(parent, "quiet-edits-2/family.ts"), readFileSync(join(parent, "quiet-edits-2/family.ts"), "utf8").replace("draft: draftDeed", "draft: 3"));
  expect(check).toThrow();
});

it("refuses what is no id, what has no words and what stands there already", () => {
  expect(() => scaffoldFamily({ ...made, id: "Quiet" }, parent)).toThrow(/<id> is "Quiet"; it must be lower-case words/);
  expect(() => scaffoldFamily({ ...made, id: "../x" }, parent)).toThrow(/it must be lower-case/);
  expect(() => scaffoldFamily({ ...made, title: " " }, parent)).toThrow(/--title is empty/);
  scaffoldFamily(made, parent);
  writeFileSync(join(parent, made.id, "rows.ts"), "mine");
  expect(() => scaffoldFamily(made, parent)).toThrow(/quiet-edits-2 exists; remove it/);
  expect(readFileSync(join(parent, made.id, "rows.ts"), "utf8")).toBe("mine");
  expect(() => scaffoldFamily(made, join(parent, made.id, "rows.ts"))).toThrow(/cannot be made/);
});

it("names constants as families do", () => {
  expect(constantName("sandbagging-qa")).toBe("sandbaggingQa");
});
