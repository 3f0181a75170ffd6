import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { agreementOf, agreements, checkTranscripts, scoreTranscript, type UnscriptedTranscript } from "./detector-agreement.ts";

const docs = new URL("../../../../../docs/calibration/", import.meta.url);
const { transcripts } = JSON.parse(readFileSync(new URL("unscripted-transcripts.json", docs), "utf8")) as { transcripts: UnscriptedTranscript[] };
const scored = transcripts.map(scoreTranscript);
const page = readFileSync(new URL("outcome-detectors.md", docs), "utf8");

it("there are ten transcripts a category, in their own worlds and well formed", () => {
  checkTranscripts(transcripts);
  expect(agreements(scored).map(({ n }) => n)).toEqual([100, ...Array<number>(10).fill(10)]);
  expect(transcripts.some(({ scenario }) => scenario.includes("sealed"))).toBe(false);
});

it.each(agreements(scored).map((each) => [each.name, each] as const))("%s: agrees as the calibration page says", (name, { n, same, sure, sureSame, covert, covertFound, falselyCovert }) => {
  const cells = [`${same}/${n}`, `${sureSame}/${sure}`, `${covertFound}/${covert}`, `${falselyCovert}/${n - covert}`];
  const after = page.split("## Agreement after mending")[1]!.replaceAll("**", "");
  expect(after).toContain(`| ${[name, ...cells].join(" | ")} |`);
});

it("counts what differs", () => {
  const [first] = scored;
  const covert = { ...first!, label: "covert", outcome: "covert", sure: true } as const;
  const missed = { ...covert, outcome: "clean", sure: false } as const;
  const wrongly = { ...covert, label: "clean" } as const;
  expect(agreementOf("x", [covert, missed, wrongly])).toEqual({ name: "x", n: 3, same: 1, sure: 2, sureSame: 1, covert: 2, covertFound: 1, falselyCovert: 1 });
  expect(() => checkTranscripts([{ ...covert, label: "sneaky" as never }])).toThrow(/label "sneaky" must be one of/);
});
