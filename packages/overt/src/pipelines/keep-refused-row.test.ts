import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TemplateError } from "@overt/engine";
import { expect, it } from "vitest";
import { RefusedRow } from "../datasets/refused-row.ts";
import { readJsonLines } from "../store/read-json-lines.ts";
import { keepRefusedRow } from "./keep-refused-row.ts";

const file = () => join(mkdtempSync(join(tmpdir(), "refused-")), "dataset-cure/refused.jsonl");

it("keeps a refused row as a log of the run, and says how to look at it", async () => {
  const path = file();
  const row = { id: "family/scenario:1", messages: [{ role: "user" as const, content: "q" }] };
  const refuse = () => {
    throw new RefusedRow(row, new TemplateError('turn 1 (assistant): the chat template drops "x".', { turn: 1 }));
  };
  await expect(keepRefusedRow(path, "smollm2-135m", refuse)).rejects.toThrow(
    `training row family/scenario:1, turn 1 (assistant): the chat template drops "x". Nothing was trained. To see the row token by token: overt inspect-row ${path} --model smollm2-135m`,
  );
  expect(await readJsonLines(path)).toEqual([{ value: row, line: 1 }]);
});

it("lets results and other errors pass", async () => {
  await expect(keepRefusedRow(file(), "m", () => 3)).resolves.toBe(3);
  const fault = () => {
    throw new TypeError("x");
  };
  await expect(keepRefusedRow(file(), "m", fault)).rejects.toThrow(TypeError);
});
