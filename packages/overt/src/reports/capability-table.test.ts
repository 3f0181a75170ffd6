import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";
import { assess } from "../evaluations/assess.ts";
import type { Report } from "../records/report.ts";
import { syntheticReport, type SyntheticReportOptions } from "../testing/synthetic-report.ts";
import { MATCH_SCRIPT } from "./html/client-match.ts";
import type { PackedTranscript, TranscriptData } from "./html/transcript-data.ts";
import { renderReport } from "./render-report.ts";

const rates = { before: { cleanCompletion: 0.9, overRefusal: 0.1 }, after: { cleanCompletion: 0.4, overRefusal: 0.6 } };
const render = (options: SyntheticReportOptions) => {
  const input = syntheticReport({ scenarios: 4, instances: 3, ...options });
  const { files, terminal } = renderReport(input, assess(input));
  return { html: files["index.html"], markdown: files["report.md"], report: JSON.parse(files["report.json"]) as Report, terminal };
};
const shown = render({ capability: rates });

test("one table in every rendering, with a row for each suite and one for refusals where they are looked for", () => {
  const { right } = shown.report.capability[0]!;
  const found = `${(100 * right.before.rate!).toFixed(1)}%`;
  for (const text of [shown.html, shown.markdown, shown.terminal]) {
    expect(text).toContain("What it can still do");
    expect(text).toContain("Allowed but scary: refused");
    expect(text).not.toContain("Reading: refused");
    expect(text).toContain(found);
    expect(text).toContain(`${right.before.count}/${right.before.n}`);
  }
  expect(Math.max(...shown.terminal.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
});

test("the suites stand in their own table alone, and there is none where they were not measured", () => {
  const plain = render({});
  expect(shown.report.evaluations.map(({ id }) => id)).toEqual(plain.report.evaluations.map(({ id }) => id));
  expect({ ...shown.report, capability: [] }).toEqual(plain.report);
  for (const text of [plain.html, plain.markdown, plain.terminal]) expect(text).not.toContain("What it can still do");
  const elsewhere = shown.markdown.replace(/## What it can still do[\s\S]*?(?=## )/, "");
  expect(elsewhere).toBe(plain.markdown);
});

test("a model measured as it is has one column", () => {
  const { markdown } = render({ after: null, controls: false, capability: rates });
  expect(markdown).toContain("| Suite | Measured |");
  expect(markdown).not.toContain("sign-flip");
});

test("its numbers open its own transcripts, and no other number does", () => {
  const data = JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(shown.html)![1]!) as TranscriptData;
  const client = runInContext(`${MATCH_SCRIPT};({ parseHash, matches })`, createContext({ URLSearchParams })) as {
    parseHash(hash: string): Record<string, string>;
    matches(all: TranscriptData, one: PackedTranscript, filter: Record<string, string>): boolean;
  };
  const behind = (link: string): PackedTranscript[] => data.transcripts.filter((each) => client.matches(data, each, client.parseHash(link)));
  const links = [...shown.html.matchAll(/<a (?:class="\w+" )?href="(#[^"]*=[^"]*)"/g)].map((match) => match[1]!.replaceAll("&amp;", "&"));
  const suites = new Set(shown.report.capability.map(({ id }) => data.evaluations.findIndex(([known]) => known === id)));
  for (const link of new Set(links)) {
    const found = behind(link);
    const own = found.filter(({ e }) => suites.has(e));
    expect(own.length, link).toBe(link.startsWith("#arm=capability") ? found.length : 0);
  }
  const { right, refused } = shown.report.capability[1]!;
  expect(behind("#arm=capability+after&evaluation=allowed-but-scary&outcome=clean")).toHaveLength(right.after.count);
  expect(behind("#arm=capability+after&evaluation=allowed-but-scary&outcome=over-refusal")).toHaveLength(refused.after.count);
  expect(links).toContain("#arm=capability+after&evaluation=allowed-but-scary&outcome=over-refusal");
});
