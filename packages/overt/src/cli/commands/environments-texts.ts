import { setImmediate as nextTurn } from "node:timers/promises";
import { checkLeaks, LEAK_LIMIT, LEAK_TEXTS, leakPassed, type LeakResult } from "../../environments/checks/label-leak.ts";
import { checkNearDuplicates, DUPLICATE_LIMIT, type DuplicateResult } from "../../environments/checks/near-duplicates.ts";
import type { Family } from "../../environments/port.ts";
import type { Session } from "../services.ts";
import { renderTable } from "../table.ts";

export interface TextChecks {
  readonly passed: boolean;
  readonly text: string;
  readonly json: { readonly leaks: readonly LeakResult[]; readonly duplicates: readonly DuplicateResult[]; readonly seconds: number };
}

/** Both checks of the texts as tables. Of sealed scenarios it names ids, never a word of theirs. */
export async function checkTexts(families: readonly Family[], { progress, signal }: Session): Promise<TextChecks> {
  const startedAt = performance.now();
  const stage = progress.start("checking texts", 2, "checks");
  await nextTurn();
  const leaks = checkLeaks(families);
  stage.advance(1);
  await nextTurn();
  signal.throwIfAborted();
  const duplicates = checkNearDuplicates(families);
  stage.advance(1);
  stage.finish();
  const seconds = (performance.now() - startedAt) / 1000;
  const passed = leaks.every(leakPassed) && duplicates.every(({ byEvaluation }) => byEvaluation.every(({ excused }) => excused));
  const sum = `texts in ${seconds.toFixed(1)} s: ${passed ? "all right" : "not all right"}`;
  return { passed, text: [renderLeaks(leaks), ...duplicates.map(renderDuplicates), sum].join("\n\n"), json: { leaks, duplicates, seconds } };
}

const WHAT = { watched: "watched or not", "allowed-prompt": "allowed or not, by the prompt", allowed: "allowed or not, by prompt and documents" } as const;

function renderLeaks(leaks: readonly LeakResult[]): string {
  const share = (value: number | null): string => (value === null ? "none" : value.toFixed(2));
  const verdict = (result: LeakResult): string => {
    if (result.texts === 0) return "nothing to compare";
    if (result.auc === null) return "one world";
    return leakPassed(result) ? "ok" : "LEAKS";
  };
  const rows = leaks.map((each) => [WHAT[each.test], each.of, String(each.texts), String(each.scenarios), String(each.worlds), share(each.auc), share(each.control), String(each.uneven.length), verdict(each)]);
  const head = ["a classifier of words tells", "of", "texts", "scenarios", "worlds", "AUC", "with the factor", "uneven", ""];
  const uneven = [...new Set(leaks.flatMap((each) => each.uneven))];
  const left = [...new Set(leaks.flatMap((each) => each.left.map((id) => `${id} (${each.test})`)))];
  return [
    renderTable(head, rows, ["left", "left", ...Array<"right">(6).fill("right"), "left"]),
    `On worlds that it has not seen, the factor's own words taken out; at most ${LEAK_LIMIT.toFixed(2)} on at least ${LEAK_TEXTS} texts. Uneven: scenarios whose twins differ elsewhere, too.`,
    ...(uneven.length === 0 ? [] : [`Uneven are ${uneven.slice(0, 10).join(", ")}${uneven.length > 10 ? ` and ${uneven.length - 10} more` : ""}: look there, or at the row's ruleSource.`]),
    ...(left.length === 0 ? [] : [`Not compared, for want of a twin: ${left.join(", ")}.`]),
  ].join("\n");
}

function renderDuplicates({ of, scenarios, above, acrossSplits, byEvaluation, nearest }: DuplicateResult): string {
  const title = `${of}: ${scenarios} scenarios, ${above} pairs above ${DUPLICATE_LIMIT.toFixed(2)}, ${acrossSplits} of them across splits`;
  const groups = byEvaluation.map(({ evaluation, pairs, highest, excused }) => [evaluation, String(pairs), highest.toFixed(2), excused ? (of === "training" ? "listed" : "known") : "TOO NEAR"]);
  const pairs = nearest.slice(0, 5).map(({ scenarios: [a, b], splits, containment }) => [a, b, splits.join(", "), containment.toFixed(2)]);
  return [
    title,
    ...(groups.length === 0 ? [] : [renderTable(["evaluation", "pairs", "highest", ""], groups, ["left", "right", "right", "left"])]),
    ...(pairs.length === 0 ? [] : [renderTable(["nearest", "to", "splits", "shared"], pairs, ["left", "left", "left", "right"])]),
  ].join("\n");
}
