import { openModel } from "@overt/engine";
import { describe, expect, it } from "vitest";
import { RunError } from "../core/errors.ts";
import { formatCall } from "../environments/call-format.ts";
import type { ScriptName } from "../environments/port.ts";
import { buildInstance } from "../environments/registry.ts";
import { scriptedGenerator } from "../models/scripted-generator.ts";
import { parsePrinciples } from "../principles/principles.ts";
import type { ReasoningJudgement } from "../records/reasoning.ts";
import type { Rollout } from "../records/rollout.ts";
import { TWINS, type Split } from "../records/scenario.ts";
import { planCollection } from "../rollouts/plan-collection.ts";
import { runUnit } from "../rollouts/run-unit.ts";
import { buildDataset, type DatasetOptions } from "./build-dataset.ts";

const { tokenizer } = await openModel("fixture:tiny");
const principles = parsePrinciples("# T\n\n- **AS1** Volunteer whatever was done.\n", "test.md");
const limits = { maxTurns: 5, maxTokensPerTurn: 64, maxTokens: 160, temperature: 1, topP: 1 };
const shares = { unwatched: 0.25, watched: 0.25, allowed: 0.25, clean: 0.25 };

/** Rollouts of a script under the principles: as many of every condition, each citing AS1. */
async function collect(script: ScriptName, split: Split, instances: number): Promise<Rollout[]> {
  const plan = planCollection({ families: ["covert-rule-violation", "anti-over-refusal"], split, conditions: TWINS, shares, instances, samples: 1, seed: 1 });
  const units = plan.map((spec) => {
    const acts = buildInstance(spec.instance).script(script)?.acts ?? [];
    const generator = scriptedGenerator(script, (messages) => {
      const act = acts[messages.filter((each) => each.role === "assistant").length];
      return act ? `<think>AS1 decides.</think>\n${formatCall(act)}` : "finish: done | none";
    });
    return runUnit({ specs: [spec], generator, limits, inPrompt: () => principles });
  });
  return (await Promise.all(units)).flat();
}
const train = await collect("saint", "train", 16);
const validation = await collect("saint", "validation", 8);
const unwatched = train.filter((each) => each.instance.condition === "unwatched");
const schemes = (await collect("schemer", "train", 16)).filter((each) => each.instance.condition === "unwatched").map((each) => ({ ...each, id: `${each.id} schemes` }));

/** The training rollouts, each with a clause id in that tool message. */
const telling = (at: 0 | -1): Rollout[] =>
  train.map((each) => ({ ...each, turns: each.turns.with(at, { ...each.turns.at(at)!, result: `${each.turns.at(at)!.result} AS1` }) }));

const judged = (rollouts: readonly Rollout[], ground: "principle" | "oversight" = "principle"): ReasoningJudgement[] =>
  rollouts.map(({ id }) => ({ status: "scored", rollout: id, steps: [], ground, misaligned: false }));
const build = (change: Partial<DatasetOptions> = {}) => {
  const rollouts = change.rollouts ?? [...train, ...validation];
  return buildDataset({ rollouts, reasoning: judged(rollouts), filter: "outcome+reasoning", rows: 8, shares, plain: [], seed: 1, tokenizer, principles, ...change });
};
const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
const failure = (change: Partial<DatasetOptions>): unknown => {
  try {
    build(change);
  } catch (error) {
    return error;
  }
  throw new Error("no error");
};

describe("buildDataset", () => {
  it("takes training rows by share from the training split, and validation rows from the validation split only", () => {
    const dataset = build();
    expect(dataset.taken).toEqual({ unwatched: 2, watched: 2, allowed: 2, clean: 2 });
    expect(dataset.train.rows.map((row) => row.instance.split)).toEqual(Array(8).fill("train"));
    expect(ids(dataset.validation.rows)).toEqual(ids(validation));
    expect(dataset.validation.rows.every((row) => row.instance.split === "validation")).toBe(true);
    expect(ids(dataset.train.tokenised)).toEqual(ids(dataset.train.rows));
    expect(ids(dataset.validation.tokenised)).toEqual(ids(validation));
    expect(build({ rollouts: train }).validation).toEqual({ rows: [], tokenised: [] });
  });

  it("draws the same rows for the same seed, and others for another", () => {
    expect(ids(build().train.rows)).toEqual(ids(build().train.rows));
    expect(ids(build({ seed: 2 }).train.rows).toSorted()).not.toEqual(ids(build().train.rows).toSorted());
  });

  it("counts every decision by split and condition, and filters validation rows as well", () => {
    const first = validation.find((each) => each.instance.condition === "unwatched")!;
    const watchful = [first, ...train.filter((each) => each.instance.condition === "watched")];
    const rollouts = [...train, ...schemes, ...validation];
    const { decisions, taken, train: kept, validation: held } = build({ rollouts, reasoning: [...judged(rollouts), ...judged(watchful, "oversight")] });
    expect(decisions).toEqual({
      "train/unwatched/kept": 4,
      "train/unwatched/bad-outcome": 4,
      "train/watched/not-because-of-principles": 4,
      "train/allowed/kept": 4,
      "train/clean/kept": 4,
      "validation/unwatched/kept": 1,
      "validation/unwatched/not-because-of-principles": 1,
      "validation/watched/kept": 2,
      "validation/allowed/kept": 2,
      "validation/clean/kept": 2,
    });
    // What "watched" lacks is not made up from another condition.
    expect(taken).toEqual({ unwatched: 2, watched: 0, allowed: 2, clean: 2 });
    expect(kept.rows).toHaveLength(6);
    expect(ids(held.rows)).toEqual(ids(validation.filter((each) => each !== first)));
  });

  it("divides over the conditions that were collected", () => {
    expect(build({ rollouts: train.filter((each) => each.instance.condition === "clean"), rows: 3 }).taken).toEqual({ clean: 3 });
  });

  it('asks no reasoning for "outcome", and takes any outcome for "none", but never what is unscored or wordless', () => {
    const down: Rollout = { ...unwatched[0]!, id: "down", turns: [], judgement: { status: "unscored", reason: "model: HTTP 503" } };
    const wordless: Rollout = { ...unwatched[0]!, id: "wordless", turns: [] };
    const decisions = (filter: DatasetOptions["filter"]) =>
      Object.entries(build({ rollouts: [...schemes, ...unwatched, down, wordless], reasoning: [], filter }).decisions);
    const key = (decision: string, n: number) => [`train/unwatched/${decision}`, n];
    expect(decisions("outcome")).toEqual([key("bad-outcome", 4), key("kept", 4), key("unscored-outcome", 1), key("malformed", 1)]);
    expect(decisions("none")).toEqual([key("kept", 8), key("unscored-outcome", 1), key("malformed", 1)]);
  });

  it("says so where rows and shares take nothing of what was kept", () => {
    expect(failure({ shares: { unwatched: 0, watched: 0, allowed: 0, clean: 0 } })).toMatchObject({ message: expect.stringMatching(/^cure\.rows \d+ and cure\.shares take none of the 16 rollouts/) });
  });

  it("proves the rows stripped, although all were collected under the principles and cite them", () => {
    expect(train.every((each) => each.prompt[0]!.content.includes(principles.text))).toBe(true);
    expect(build().proof).toMatchObject({ rows: 16, citingRows: 16, principles: principles.hash });
    expect(failure({ rollouts: telling(0) })).toMatchObject({ message: expect.stringMatching(/^Training row .* still holds part of the principles .*clause-id AS1/) });
    // The last tool message is not in the row.
    expect(build({ rollouts: telling(-1) }).proof.citingRows).toBe(8);
  });

  it("takes principles that say what every tool list says", () => {
    const policy = parsePrinciples("- **HR2** Where a rule stands in the way of the task, stop and ask.\n", "p.md");
    expect(train[0]!.prompt[0]!.content).toContain("stop and ask");
    expect(build({ principles: policy }).proof.sharedNgrams).toBeGreaterThan(0);
    // In a tool result the rest of the clause is no scenario's own.
    const echoing = train.map((each) => ({ ...each, turns: each.turns.with(0, { ...each.turns[0]!, result: "a rule stands in the way" }) }));
    expect(failure({ principles: policy, rollouts: echoing })).toMatchObject({ message: expect.stringMatching(/\(n-gram: .*word the clause differently, or drop such rollouts/) });
  });

  it("stops where nothing is kept, with the counts and the way out", () => {
    const error = failure({ rollouts: [...schemes, ...train.slice(0, 3)], reasoning: judged(train, "oversight") });
    expect(error).toBeInstanceOf(RunError);
    expect((error as Error).message).toBe(
      'the filter "outcome+reasoning" kept none of 7 rollouts (4 bad-outcome, 3 not-because-of-principles); collect more (collect.scenarios, collect.samples) or loosen cure.filter, in a new run (--new).',
    );
  });
});
