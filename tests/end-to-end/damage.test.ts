import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Manifest } from "../../packages/overt/src/store/manifest.ts";
import { fixtureStudy, overt, runOf, workplace } from "./overt-process.ts";
import { expectRefused } from "./refused.ts";
import { expectSameReport, filesOf, manifestOf } from "./run-contents.ts";

/** What a run folder that was damaged from outside leads to: a sentence, and nothing overwritten. */
const scratch = workplace();
const command = (...words: string[]): string[] => [...words, fixtureStudy, "--runs", join(scratch, "runs")];
const train = command("train", "sft");
let run: string;
beforeAll(async () => void (run = runOf(await overt(train))), 60_000);

/** Changes a file for the length of a test. */
async function damaged(path: string, change: (before: Buffer) => string | Uint8Array, test: () => Promise<void>): Promise<void> {
  const file = join(run, path);
  const before = readFileSync(file);
  writeFileSync(file, change(before));
  await test();
  writeFileSync(file, before);
}

/** The manifest as it was before its last stages were finished. */
const unfinished = (...stages: string[]) => (before: Buffer): string => {
  const manifest = JSON.parse(before.toString("utf8")) as Manifest;
  return JSON.stringify({ ...manifest, stages: Object.fromEntries(Object.entries(manifest.stages).filter(([name]) => !stages.includes(name))) });
};

it("a record log that is damaged in its middle is named, not cut off", async () => {
  const middle = (before: Buffer): string => before.toString("utf8").split("\n").toSpliced(4, 1, "{").join("\n");
  await damaged("collect-cure/rollouts.jsonl", middle, async () =>
    damaged("manifest.json", unfinished("collect-cure", "train-cure"), async () =>
      expectRefused(scratch, train, 1, /collect-cure\/rollouts\.jsonl is damaged at line 5; restore the file from a copy, or delete it to redo its stage\.$/m),
    ),
  );
});

it("a log of something else in the place of a log is left alone", async () => {
  await damaged("collect-cure/rollouts.jsonl", () => '{"mine":1}\n', async () =>
    damaged("manifest.json", unfinished("collect-cure", "train-cure"), async () => expectRefused(scratch, train, 1, /is not a version 1 log of rollouts/)),
  );
});

describe("a checkpoint that is damaged", () => {
  const wayOut = /^error: Training cannot go on from its checkpoint: .*\. Delete \S+checkpoints\/cure and run the same command again to redo this training from its start\.$/m;
  it.each<[string, string, (before: Buffer) => string | Uint8Array]>([
    ["cut short", "6.state", (before) => before.subarray(0, -100)],
    ["with a flipped bit", "6.state", (before) => before.map((byte, i) => (i === before.length - 50 ? byte ^ 4 : byte))],
    ["with a broken position", "position.json", () => '{"step":'],
  ])("%s is named with the way out", async (_, file, change) => {
    await damaged("manifest.json", unfinished("train-cure"), async () => damaged(`checkpoints/cure/${file}`, change, async () => expectRefused(scratch, train, 1, wayOut)));
  });

  it("can be deleted, as the sentence says: the same adapter comes out", async () => {
    const before = filesOf(join(run, "models/cure"));
    rmSync(join(run, "checkpoints/cure"), { recursive: true });
    writeFileSync(join(run, "manifest.json"), unfinished("train-cure")(readFileSync(join(run, "manifest.json"))));
    expect(runOf(await overt(train))).toBe(run);
    expect(filesOf(join(run, "models/cure"))).toEqual(before);
  });
});

it("a filter that keeps nothing says what to change; the rollouts stay", { timeout: 60_000 }, async () => {
  const { code, stderr } = await overt(["train", "sft", fixtureStudy, "--runs", join(scratch, "strict"), "--set", "cure.filter=outcome"]);
  expect([code, stderr.split("\n").at(-2)]).toEqual([1, expect.stringMatching(/^error: the filter "outcome" kept none of 16 rollouts \(16 bad-outcome\); collect more \(collect\.scenarios, collect\.samples\) or loosen cure\.filter, in a new run \(--new\)\.$/)]);
  expect(Object.keys(filesOf(join(scratch, "strict"))).filter((path) => path.endsWith("collect-cure/rollouts.jsonl"))).toHaveLength(1);
});

it("a run that eval began is not taken for one of run, and a finished report is not made from less than was measured", { timeout: 60_000 }, async () => {
  await expectRefused(scratch, command("eval"), 1, /is unfinished and was begun by `overt run`, `overt collect` or `overt train sft`, .*measure the cure trained there with `overt eval STUDY --new --of .*`, or go on with `overt run STUDY`/);
  const of = runOf(await overt([...command("eval"), "--new", "--of", run, "--set", "evaluate.conditions=[unwatched]"]));
  expect(Object.keys(manifestOf(of).stages)).toEqual(["open", "evaluate-before", "evaluate-after"]);
  const measured = runOf(await overt([...command("eval"), "--new", "--set", "evaluate.conditions=[unwatched]"]));
  const report = Object.fromEntries(Object.entries(filesOf(measured)).filter(([path]) => path.startsWith("report")));
  await expectSameReport(measured, join(scratch, "again"), report);
  expect(manifestOf(measured).status).toBe("finished");
  const log = join(measured, "evaluate-before/rollouts.jsonl");
  truncateSync(log, readFileSync(log).length - 10);
  await expectRefused(scratch, ["report", measured], 1, /rollouts\.jsonl holds 0 of 6 records; restore the file from a copy, or start a new run\.$/m);
});
