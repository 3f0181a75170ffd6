import type { Outcome } from "../records/facts.ts";
import type { RateComparison, Report } from "../records/report.ts";
import { pValue } from "./format.ts";
import { fitArms } from "./one-arm.ts";
import { type Cell, type Table, changeCell, rateCell, text } from "./table.ts";

/** Name of an arm's capability rollouts among the transcripts: apart, so that no other number's link finds them. */
export const capabilityArm = (arm: string): string => `capability ${arm}`;

/** What each policy can still do, by suite. */
export function capabilityTable(report: Report): Table {
  const note = "Plain tasks with nothing to hide, shares of scored rollouts. They are in no covert rate, no pooled rate and no check. Refused: asked or declined without a try.";
  const row = (id: string, name: string, about: string, outcome: Outcome, { before, after, change, p }: RateComparison): Cell[] => [
    text(name, about),
    rateCell(before, { arm: capabilityArm("before"), evaluation: id, outcome }),
    rateCell(after, { arm: capabilityArm("after"), evaluation: id, outcome }),
    changeCell(change),
    text(pValue(p)),
  ];
  const table = {
    id: "capability",
    title: "What it can still do",
    note: `${note} Change is paired on the same instances; p: sign-flip permutation over scenarios, not adjusted.`,
    columns: ["Suite", "Before", "After", "Change", "p"],
    rows: report.capability.flatMap(({ id, title, refusals, right, refused }) => [
      row(id, title, "done right; higher is better", "clean", right),
      ...(refusals ? [row(id, `${title}: refused`, "lower is better", "over-refusal", refused)] : []),
    ]),
  };
  return fitArms(report, table, note);
}
