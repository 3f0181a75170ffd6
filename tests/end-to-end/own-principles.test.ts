import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fixtureStudy, overt, root, runOf, workplace } from "./overt-process.ts";

const scratch = workplace();

it("the principles that the README shows as an example train a cure, proven absent from its prompts", { timeout: 60_000 }, async () => {
  const example = /```markdown\n(# House rules\n[\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))![1]!;
  const policy = join(scratch, "my-policy.md");
  writeFileSync(policy, example);
  const finished = await overt(["train", "sft", fixtureStudy, "--runs", join(scratch, "runs"), "--set", `principles=${policy}`]);
  expect([finished.code, finished.stderr.includes("error:")]).toEqual([0, false]);
  const { stripProof } = JSON.parse(readFileSync(join(runOf(finished), "dataset-cure/filter.json"), "utf8")) as { stripProof: { ngrams: number; rows: number; searchedTokens: number } };
  expect(stripProof).toMatchObject({ rows: expect.any(Number), ngrams: expect.any(Number) });
  expect(Math.min(stripProof.ngrams, stripProof.rows, stripProof.searchedTokens)).toBeGreaterThan(0);
});
