import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { parseStudy } from "./parse-study.ts";
import { renderStudy, requireKind, resolveStudy } from "./resolve-study.ts";

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "overt-study-"));
  write("principles/overt.md", "");
  write("studies/a.yaml", "version: 1\nname: a\nmodel: m\n");
});

it("finds files from the working directory or above the study file", () => {
  const here = resolveStudy("studies/a.yaml", { cwd: root });
  const elsewhere = resolveStudy(join(root, "studies/a.yaml"), { cwd: tmpdir() });
  expect(here.paths.principles).toBe(join(root, "principles/overt.md"));
  expect(elsewhere.paths.principles).toBe(here.paths.principles);
  expect(elsewhere.hash).toBe(here.hash);
  expect(here.study.threads).toBeGreaterThan(0);
});

it("keeps the hash independent of threads that the machine chose", () => {
  const auto = resolveStudy("studies/a.yaml", { cwd: root });
  const two = resolveStudy("studies/a.yaml", { cwd: root, overrides: ["threads=2"] });
  expect(two.hash).not.toBe(auto.hash);
});

it("keeps the hash that a study had before there were capability suites, where it leaves them out", () => {
  const of = (...overrides: string[]) => resolveStudy("studies/a.yaml", { cwd: root, overrides });
  const { study, hash } = of();
  expect(study.kind === "cure" && Object.keys(study.evaluate)).not.toContain("capability");
  expect(of("evaluate.capability={instances: 2}").hash).not.toBe(hash);
});

it("round-trips through the run folder's YAML", () => {
  const overrides = ["evaluate.instances={unwatched: 4, watched: 2, allowed: 3, clean: 1}", "evaluate.scenarios=12", "evaluate.capability={instances: 2}", "collect.temperature=0.7", "cure.precision=int8"];
  for (const set of [[], overrides]) {
    const { study } = resolveStudy("studies/a.yaml", { cwd: root, overrides: set });
    expect(parseStudy(renderStudy(study), { source: "r" })).toEqual(study);
  }
});

it("opens the sealed split only by its flag", () => {
  expect(() => resolveStudy("studies/a.yaml", { cwd: root, overrides: ["evaluate.split=sealed"] })).toThrow(/overt eval --sealed/);
  const { study } = resolveStudy("studies/a.yaml", { cwd: root, sealed: true });
  expect(study.kind === "cure" && study.evaluate.split).toBe("sealed");
});

it("names what is missing, with the way out", () => {
  expect(() => resolveStudy("studies/b.yaml", { cwd: root })).toThrow("studies/b.yaml does not exist; give the path");
  expect(() => resolveStudy("studies", { cwd: root })).toThrow("studies is a folder");
  expect(() => resolveStudy("studies/a.yaml", { cwd: root, overrides: ["organism=organisms/x"] })).toThrow('study.organism is "organisms/x"; no such folder; build it');
  expect(() => resolveStudy("studies/a.yaml", { cwd: root, overrides: ["model=./w.gguf"] })).toThrow('study.model is "./w.gguf"; no such file');
  expect(() => requireKind(resolveStudy("studies/a.yaml", { cwd: root }), "organism")).toThrow("Use `overt run`");
});
