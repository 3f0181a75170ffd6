import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkOutput } from "./build-organism.ts";

it("an organism is written over an earlier adapter or into a new folder, and over nothing else", () => {
  const root = mkdtempSync(join(tmpdir(), "output-"));
  const folder = (name: string, file?: string): string => {
    mkdirSync(join(root, name));
    if (file !== undefined) writeFileSync(join(root, name, file), "{}");
    return join(root, name);
  };
  checkOutput(join(root, "new"));
  checkOutput(folder("empty"));
  checkOutput(folder("adapter", "adapter_config.json"));
  expect(() => checkOutput(folder("thesis", "chapter-1.md"))).toThrow(/it would be lost\. Give a new or empty folder/);
});
