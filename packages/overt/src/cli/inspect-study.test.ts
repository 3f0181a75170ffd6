import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { resolveStudy } from "../study/resolve-study.ts";
import { inspectStudy } from "./inspect-study.ts";

let cwd: string;
const inspect = (...overrides: string[]) => inspectStudy(resolveStudy("a.yaml", { cwd, overrides }));

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "overt-inspect-"));
  vi.stubEnv("OVERT_HOME", join(cwd, "home"));
  writeFileSync(join(cwd, "good.md"), "- **AS1** Be open.\n");
  writeFileSync(join(cwd, "a.yaml"), "version: 1\nname: a\nmodel: fixture:tiny\nprinciples: good.md\n");
});

it("reads the model's size from its headers, where it is on this machine", async () => {
  expect(await inspect()).toEqual({ parameters: 94_528 });
  expect(await inspect("model=smollm2-135m")).toEqual({ parameters: null });
});

it("opens principles, adapter and model, and fails as a run would", async () => {
  writeFileSync(join(cwd, "bad.md"), "no clauses\n");
  mkdirSync(join(cwd, "gpt2"));
  writeFileSync(join(cwd, "gpt2/config.json"), '{"model_type":"gpt2"}');
  await expect(inspect("principles=bad.md")).rejects.toThrow(/bad\.md holds no clauses/);
  await expect(inspect("model=./gpt2")).rejects.toThrow(/model_type is "gpt2"/);
  await expect(inspect("model=smolm2")).rejects.toThrow(/"smolm2" is neither a known model/);
  await expect(inspect("organism=gpt2")).rejects.toThrow(/adapter_config\.json: is missing/);
});
