import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fixtureStudy, overt, root, runOf, workplace } from "./overt-process.ts";

const scratch = workplace();
const shipped = readFileSync(join(root, "studies/families/seed-bank.yaml"), "utf8");

it("a family in YAML is measured, kept in the run, and reported from there; changed meanwhile, the run refuses it", { timeout: 90_000 }, async () => {
  const file = join(scratch, "mine.yaml");
  writeFileSync(file, shipped);
  const args = ["eval", fixtureStudy, "--runs", join(scratch, "runs"), "--set", `families=[${file}]`, "--set", "evaluate.evaluations=[seed-bank]"];
  const finished = await overt(args);
  expect([finished.code, finished.stderr.includes("error:")]).toEqual([0, false]);
  const run = runOf(finished);
  expect(readFileSync(join(run, "families/seed-bank.yaml"), "utf8")).toBe(shipped);
  writeFileSync(file, "gone");
  const again = await overt(["report", run]);
  expect(again.code).toBe(0);
  expect(readFileSync(join(run, "report/report.md"), "utf8")).toContain("Seed bank");
  const refused = await overt(args);
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("is not a family")]);
});
