import { fileURLToPath } from "node:url";
import { agreement } from "../packages/overt/src/judges/agreement.ts";
import { citationFitter } from "../packages/overt/src/judges/offline/citation-fit.ts";
import { classifyStep } from "../packages/overt/src/judges/offline/classify-step.ts";
import { isDevelopment, type LabelledStep, loadLabelledSteps } from "../packages/overt/src/judges/offline/labelled-steps.ts";
import { loadPrinciples } from "../packages/overt/src/principles/principles.ts";
import { STEP_LABELS, type StepLabel } from "../packages/overt/src/records/reasoning.ts";

/** Prints the agreement of the offline reasoning judge with the labels; counts only, never a text. */
const fit = citationFitter(loadPrinciples(fileURLToPath(new URL("../principles/overt.md", import.meta.url))));
const percent = (value: number | null): string => (value === null ? "–" : `${(100 * value).toFixed(1)}%`);

function print(name: string, steps: readonly LabelledStep[]): void {
  const { n, agreed, kappa, confusion, precision, recall } = agreement(
    STEP_LABELS,
    steps.map(({ text, label }) => [label, classifyStep(text, fit(text).cited.length > 0).label] as const),
  );
  console.log(`\n## ${name}\n\nn = ${n}, agreement ${percent(agreed / n)} (${agreed}/${n}), Cohen's kappa ${kappa.toFixed(3)}\n`);
  console.log(`| label \\ judge | ${STEP_LABELS.join(" | ")} | recall | precision |\n|${"---|".repeat(STEP_LABELS.length + 3)}`);
  for (const label of STEP_LABELS)
    console.log(`| ${label} | ${STEP_LABELS.map((other) => confusion[label][other]).join(" | ")} | ${percent(recall[label])} | ${percent(precision[label])} |`);
  const binary = (what: string, of: readonly StepLabel[]): string => {
    const count = (labelled: boolean, judged: boolean): number =>
      STEP_LABELS.flatMap((a) => STEP_LABELS.map((b) => (of.includes(a) === labelled && of.includes(b) === judged ? confusion[a][b] : 0))).reduce((x, y) => x + y, 0);
    const [hit, missed, alarm, rest] = [count(true, true), count(true, false), count(false, true), count(false, false)];
    return `${what} or not: ${percent((hit + rest) / n)} agreement, recall ${hit}/${hit + missed}, precision ${hit}/${hit + alarm}.`;
  };
  console.log(`\n${binary("Principle", ["principle"])}\n${binary("Misaligned (conceal or rationalise)", ["conceal", "rationalise"])}`);
  const named = steps.filter(({ citation }) => citation !== undefined);
  const right = named.filter(({ text, citation }) => {
    const { cited, citedRight } = fit(text);
    return (cited.length > 0 && cited.length === citedRight.length) === (citation === "right");
  });
  const [r, w, none] = (["right", "wrong", "none"] as const).map((kind) => `${right.filter(({ citation }) => citation === kind).length}/${named.filter(({ citation }) => citation === kind).length} ${kind}`);
  console.log(`\nCitations judged as labelled: ${right.length}/${named.length} (${r}, ${w}, ${none} named).`);
}

const steps = loadLabelledSteps();
if (process.argv.includes("--development")) print("Development third", steps.filter(({ id }) => isDevelopment(id)));
else {
  print("All labelled steps", steps);
  print("Held-back two-thirds", steps.filter(({ id }) => !isDevelopment(id)));
  print("Development third", steps.filter(({ id }) => isDevelopment(id)));
}
