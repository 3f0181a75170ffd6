import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readLooks, recordLook } from "./ledger.ts";

const look = { date: "2026-11-22T14:33:10.000Z", study: "a", studyHash: "s", modelHash: "m", split: "sealed", n: 400, commit: "unknown" };

it("appends looks, one a line, and reads them back", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "overt-ledger-")), "docs", "ledger.jsonl");
  expect(await readLooks(path)).toEqual([]);
  await recordLook(path, look);
  await recordLook(path, { ...look, n: 200 });
  expect((await readLooks(path)).map(({ n }) => n)).toEqual([400, 200]);
  writeFileSync(path, `${readFileSync(path, "utf8")}{"date":1}`);
  await recordLook(path, look);
  await expect(readLooks(path)).rejects.toThrow(/ledger\.jsonl:3 is not a look/);
});
