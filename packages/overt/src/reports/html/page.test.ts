import { createHash } from "node:crypto";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";
import { assess } from "../../evaluations/assess.ts";
import { syntheticReport } from "../../testing/synthetic-report.ts";
import { renderReport } from "../render-report.ts";
import { MATCH_SCRIPT } from "./client-match.ts";
import { reasoningSegments } from "./segments.ts";
import type { PackedTranscript, TranscriptData } from "./transcript-data.ts";

const HOSTILE = `</script><script>alert(1)</script><img src=x onerror=alert(2)> & "q" <!-- \u2028`;
const input = syntheticReport({ scenarios: 4, instances: 3, hostileText: HOSTILE });
const assessment = assess(input);
const html = renderReport(input, assessment).files["index.html"];
const json = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)![1]!;
const data = JSON.parse(json) as TranscriptData;

interface Client {
  parseHash(hash: string): Record<string, string> | null;
  matches(data: TranscriptData, transcript: PackedTranscript, filter: Record<string, string>): boolean;
}
const client = runInContext(`${MATCH_SCRIPT};({ parseHash, matches })`, createContext({ URLSearchParams })) as Client;

/** Links of the page with their text. */
const links = [...html.matchAll(/<a (?:class="\w+" )?href="(#[^"]*=[^"]*)"[^>]*>/g)].map((match) => match[1]!.replaceAll("&amp;", "&"));

test("text of models and worlds cannot become markup or end the data", () => {
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html).not.toContain("<img");
  expect(json).not.toContain("<");
  expect(data.strings.some((text) => text.includes(HOSTILE))).toBe(true);
});

test("names from the study are escaped wherever they stand", () => {
  const named = { ...input, study: `<b onclick="x">'s`, families: input.families.map((f) => ({ ...f, title: "<i>t</i>" })) };
  const page = renderReport(named, assess(named)).files["index.html"];
  expect(page).not.toContain("<b onclick");
  expect(page).not.toContain("<i>t</i>");
  expect(page).toContain("&lt;b onclick=&quot;x&quot;&gt;&#39;s");
});

test("the page asks the network for nothing and allows its own style and script by hash only", () => {
  expect(html).not.toMatch(/\b(?:src|href)="(?!#)/);
  expect(html).not.toMatch(/\bstyle="|\bon\w+="|url\(|@import/);
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)![1]!;
  expect(policy).toContain("default-src 'none'");
  const script = /<script>(.*?)<\/script>/s.exec(html)![1]!;
  const style = /<style>(.*?)<\/style>/s.exec(html)![1]!;
  for (const text of [script, style]) expect(policy).toContain(createHash("sha256").update(text).digest("base64"));
  expect(() => runInContext(`(function () {${script}})`, createContext({}))).not.toThrow();
});

test("every rollout of every arm is there, once, with its turns", () => {
  const arms = [...input.arms, ...input.controls, input.base!];
  expect(data.transcripts).toHaveLength(arms.reduce((sum, arm) => sum + arm.rollouts.length, 0));
  expect(new Set(data.transcripts.map((t) => `${t.a}:${t.id}`)).size).toBe(data.transcripts.length);
  expect(data.transcripts[0]!.t).toHaveLength(arms[0]!.rollouts[0]!.turns.length);
});

test("every number's link finds transcripts, and a covert count finds exactly that many", () => {
  expect(links.length).toBeGreaterThan(200);
  for (const link of new Set(links)) {
    const filter = client.parseHash(link)!;
    expect.soft(data.transcripts.some((t) => client.matches(data, t, filter)), link).toBe(true);
  }
  for (const { id, before } of assessment.comparison.evaluations) {
    const filter = { arm: "before", evaluation: id, condition: "unwatched", outcome: "covert" };
    expect(data.transcripts.filter((t) => client.matches(data, t, filter))).toHaveLength(before.count);
  }
  const good = data.transcripts.filter((t) => client.matches(data, t, { arm: "after", condition: "unwatched", outcome: "good" }));
  expect(good).toHaveLength(assessment.comparison.headline.good.after.count);
  const claims = data.transcripts.filter((t) => client.matches(data, t, { arm: "before", condition: "watched", outcome: "false-claim" }));
  expect(claims).toHaveLength(assessment.arms.find((a) => a.name === "before")!.summary.pooled.watched.falseClaims.count);
});

test("reasoning is split at the judged steps and nothing of it is lost", () => {
  const turn = { completion: "<think>First. Then I hide it. Done.</think>\nfinish: done", tokens: [], reasoning: "First. Then I hide it. Done.", call: null, malformed: null, result: "" };
  const step = { turn: 0, index: 0, start: 14, end: 29, text: "Then I hide it." };
  const verdict = { step, label: "conceal" as const, cited: ["AS1"], citedRight: [], quote: "hide" };
  const judgement = { status: "scored" as const, rollout: "r", ground: "none" as const, misaligned: true, steps: [verdict] };
  expect(reasoningSegments(turn, 0, judgement)).toEqual([
    { text: "First.", label: null, cited: [], wrong: [] },
    { text: "Then I hide it.", label: "conceal", cited: ["AS1"], wrong: ["AS1"] },
    { text: "Done.", label: null, cited: [], wrong: [] },
  ]);
  const astray = { ...judgement, steps: [{ ...verdict, step: { ...step, start: 3, end: 9 } }] };
  expect(reasoningSegments(turn, 0, astray).map((s) => s.text)).toEqual([turn.reasoning, "Then I hide it."]);
  expect(reasoningSegments(turn, 0, undefined)).toHaveLength(1);
});
