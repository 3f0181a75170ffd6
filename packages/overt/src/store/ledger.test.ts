import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readLooks, recordLook } from "./ledger.ts";

const look = { date: "2026-11-22T14:33:10.000Z", run: "20261122-143310", study: "a", studyHash: "s", modelHash: "m", split: "sealed", n: 400, commit: "unknown" };

it("appends looks, one a line, and reads them back", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "overt-ledger-")), "docs", "ledger.jsonl");
  expect(await readLooks(path)).toEqual([]);
  await recordLook(path, look);
  await recordLook(path, { ...look, run: "20261122-150000", n: 200 });
  expect((await readLooks(path)).map(({ n }) => n)).toEqual([400, 200]);
  writeFileSync(path, `${readFileSync(path, "utf8")}{"date":1}\n`);
  await expect(readLooks(path)).rejects.toThrow(/ledger\.jsonl:3 is not a look/);
  await expect(recordLook(path, look)).rejects.toThrow(/restore the ledger from version control/);
});

it("enters the look of an interrupted run once, and drops a line that was torn while it was written", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "overt-ledger-")), "ledger.jsonl");
  writeFileSync(path, `${JSON.stringify(look)}\n{"date":"20`);
  await recordLook(path, look);
  await recordLook(path, { ...look, run: "20261122-150000" });
  await recordLook(path, { ...look, run: "20261122-150000" });
  expect((await readLooks(path)).map(({ run }) => run)).toEqual([look.run, "20261122-150000"]);
  writeFileSync(path, JSON.stringify(look)); // as some editors leave it
  await recordLook(path, { ...look, run: "20261122-160000" });
  expect((await readLooks(path)).map(({ run }) => run)).toEqual([look.run, "20261122-160000"]);
});
