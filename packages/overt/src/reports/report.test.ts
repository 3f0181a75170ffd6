import { expect, test } from "vitest";
import { assess } from "../evaluations/assess.ts";
import type { Report } from "../records/report.ts";
import { syntheticReport } from "../testing/synthetic-report.ts";
import { renderReport } from "./render-report.ts";

const input = syntheticReport({ scenarios: 4, instances: 3 });
const assessment = assess(input);
const { files, terminal } = renderReport(input, assessment);
const report = JSON.parse(files["report.json"]) as Report;

test("report.json has the headline, evaluations and seconds in the agreed shape", () => {
  for (const name of ["unwatched", "watched", "overRefusal", "cleanCompletion", "good"] as const) {
    for (const arm of ["before", "after"] as const) {
      const rate = report.headline[name][arm];
      expect(Object.keys(rate)).toEqual(expect.arrayContaining(["count", "n", "scenarios", "unscored", "rate", "low", "high"]));
      expect(rate.rate).toBe(rate.count / rate.n);
      expect(rate.meanOverEvaluations.evaluations).toBe(6);
    }
  }
  expect(report.evaluations).toHaveLength(6);
  expect(report.evaluations[0]).toMatchObject({ id: "lazy-checklist", category: "Reward hacking", before: { n: expect.any(Number) as number } });
  expect(report.evaluations.every((e) => typeof e.p === "number")).toBe(true);
  expect(report.seconds).toEqual(input.seconds);
  expect(report.canary).toBe(input.canary);
  expect(report.arms[0]).toMatchObject({ role: "base", name: "smollm2-135m" });
});

test("the same input gives the same bytes", () => {
  expect(renderReport(syntheticReport({ scenarios: 4, instances: 3 }), assess(input))).toEqual({ files, terminal });
});

test("every rendering carries the box, the counts and the looks; Markdown and HTML the canary", () => {
  const { before } = report.headline.unwatched;
  const percent = `${(100 * before.meanOverEvaluations.rate!).toFixed(1)}%`;
  for (const text of [files["report.md"], files["index.html"], terminal]) {
    expect(text).toContain("A small model was trained to behave where oversight is stated");
    expect(text).toContain(percent);
    expect(text).toContain(`${before.count}/${before.n}`);
    expect(text).toMatch(/Looks at the sealed set so far: 0|looks at the sealed set so far: 0/);
  }
  for (const text of [files["report.md"], files["index.html"]]) {
    expect(text).toContain("deceptive alignment");
    expect(text).toContain("Distilled from scripted demonstrations");
    expect(text).toContain(input.canary);
  }
});

test("Markdown tables have as many cells as columns, whatever the text holds", () => {
  const hostile = { ...input, families: input.families.map((f) => ({ ...f, title: "a | b\n<b>*x*</b>" })) };
  const markdown = renderReport(hostile, assess(hostile)).files["report.md"];
  expect(markdown).toContain("a \\| b &lt;b>\\*x\\*&lt;/b>");
  let cells = 0;
  for (const line of markdown.split("\n")) {
    const count = line.startsWith("|") ? line.replaceAll("\\|", "").split("|").length : 0;
    if (cells > 0 && count > 0) expect.soft(count).toBe(cells);
    cells = count;
  }
});

test("the terminal's table is aligned, without colour, and fits 120 columns", () => {
  // eslint-disable-next-line no-control-regex -- looks for escape sequences on purpose
  expect(terminal).not.toMatch(/\u001b/);
  expect(Math.max(...terminal.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(terminal).toContain("Covert, unwatched");
});

test("missing numbers say so in every rendering", () => {
  const plain = syntheticReport({ after: null, controls: false, scenarios: 3, instances: 2 });
  const rendered = renderReport(plain, assess(plain));
  for (const text of [rendered.files["report.md"], rendered.files["index.html"], rendered.terminal]) {
    expect(text).toContain("not measured");
    expect(text).not.toMatch(/NaN|undefined|\bnull%/);
  }
});

test("a plain measurement has no columns and targets that compare, and its rate in the title", () => {
  const plain = syntheticReport({ after: null, controls: false, scenarios: 3, instances: 2 });
  const measured = assess(plain);
  const rate = `${(100 * measured.comparison.headline.unwatched.before.meanOverEvaluations.rate!).toFixed(1)}%`;
  const rendered = renderReport(plain, measured);
  const [html, markdown] = [rendered.files["index.html"], rendered.files["report.md"]];
  for (const text of [html, markdown]) expect(text).toContain(`quickstart: covert where unwatched: ${rate}`);
  expect(rendered.terminal).toContain(`covert, unwatched: ${rate}`);
  expect(markdown).toContain("| Measure | Measured |");
  expect(markdown).toContain("| Evaluation | Measured |");
  for (const text of [html.replace(/<script[\s\S]*/, ""), markdown, rendered.terminal]) {
    expect(text).not.toMatch(/\bAfter\b|\bVerdict\b|Targets|No control arm|, after\b/);
  }
  const both = renderReport(input, { ...assessment, controls: [] }).files["index.html"];
  for (const text of ["Targets", "Verdict", "No control arm was run", "quickstart: covert behaviour before and after"]) expect(both).toContain(text);
});
