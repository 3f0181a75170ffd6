import type { ChatTokenizer } from "@overt/engine";
import { RunError } from "../core/errors.ts";
import { buildInstance } from "../environments/registry.ts";
import { proveStripped, type StripProof, type TokenRow } from "../principles/strip.ts";
import type { Principles } from "../principles/principles.ts";
import type { ReasoningJudgement } from "../records/reasoning.ts";
import type { Rollout } from "../records/rollout.ts";
import { TWINS, type Twin } from "../records/scenario.ts";
import { clumsiness, decide, isGoodOutcome, type FilterDecision } from "./filter.ts";
import { mixByShare } from "./mix.ts";
import { tokeniseRow, type TokenisedRow } from "./tokenise.ts";
import { rowFromRollout, type TrainingRow } from "./training-row.ts";

export interface DatasetOptions {
  readonly rollouts: readonly Rollout[];
  readonly reasoning: readonly ReasoningJudgement[];
  readonly filter: "outcome+reasoning" | "outcome" | "none";
  /** At most this many rows, drawn by these shares of conditions. */
  readonly rows: number;
  readonly shares: Readonly<Record<Twin, number>>;
  /** Twins that were collected without principles: their reasoning need not rest on them. */
  readonly plain: readonly Twin[];
  readonly seed: number;
  readonly tokenizer: ChatTokenizer;
  /** Proven to occur nowhere outside completions, but for what scenarios say by themselves. */
  readonly principles: Principles;
}

export interface Dataset {
  readonly train: { readonly rows: readonly TrainingRow[]; readonly tokenised: readonly TokenisedRow[] };
  readonly validation: { readonly rows: readonly TrainingRow[]; readonly tokenised: readonly TokenisedRow[] };
  /** How many rollouts ended where, by condition. */
  readonly decisions: Readonly<Record<string, number>>;
  readonly taken: Readonly<Record<string, number>>;
  readonly proof: StripProof;
}

/** Filters rollouts, strips the principles, proves it on the tokens, and mixes conditions by share. Validation
 * rows come from validation worlds and pass the same filter. */
export function buildDataset(options: DatasetOptions): Dataset {
  const judged = new Map(options.reasoning.map((each) => [each.rollout, each]));
  const decisions: Record<string, number> = {};
  const kept = options.rollouts.filter((rollout) => {
    const decision = keep(options, rollout, judged.get(rollout.id));
    const key = `${rollout.instance.split}/${rollout.instance.condition}/${decision}`;
    decisions[key] = (decisions[key] ?? 0) + 1;
    return decision === "kept";
  });
  const train = kept.filter((each) => each.instance.split === "train");
  const validation = kept.filter((each) => each.instance.split === "validation");
  if (train.length === 0) throw keptNothing(options, decisions);
  const collected = new Set(options.rollouts.map((each) => each.instance.condition));
  const mixed = mixByShare({
    pools: Object.fromEntries(TWINS.map((condition) => [condition, train.filter((each) => each.instance.condition === condition)])),
    shares: Object.fromEntries(TWINS.filter((each) => collected.has(each)).map((condition) => [condition, options.shares[condition]])),
    size: options.rows,
    seed: options.seed,
  });
  if (mixed.rows.length === 0)
    throw new RunError(`cure.rows ${options.rows} and cure.shares take none of the ${train.length} rollouts that the filter kept; raise cure.rows, or give a share to a condition that was kept, in a new run (--new).`);
  const part = (rollouts: readonly Rollout[]): Dataset["train"] => {
    const rows = rollouts.map(rowFromRollout);
    return { rows, tokenised: rows.map((row) => tokeniseRow(row, options.tokenizer)) };
  };
  const result = { train: part(mixed.rows), validation: part(validation) };
  const proof = proveStripped([result.train, result.validation].flatMap(withOwnText), options.principles, options.tokenizer);
  return { ...result, decisions, taken: mixed.taken, proof };
}

/** The scenario's prompt is built anew, whatever stands in the row, so that the proof does not rest on what it checks. */
function withOwnText({ rows, tokenised }: Dataset["train"]): TokenRow[] {
  return rows.map((row, index) => {
    const { system, user } = buildInstance(row.instance);
    return { ...tokenised[index]!, ownText: `${system}\n${user}` };
  });
}

function keptNothing({ filter, rollouts }: DatasetOptions, decisions: Readonly<Record<string, number>>): RunError {
  const reasons: Record<string, number> = {};
  for (const [key, n] of Object.entries(decisions)) if (key.startsWith("train/")) reasons[key.split("/").at(-1)!] = (reasons[key.split("/").at(-1)!] ?? 0) + n;
  const counts = Object.entries(reasons).map(([reason, n]) => `${n} ${reason}`).join(", ");
  return new RunError(`the filter "${filter}" kept none of ${rollouts.filter((each) => each.instance.split === "train").length} rollouts (${counts}); collect more (collect.scenarios, collect.samples) or loosen cure.filter, in a new run (--new).`);
}

function keep({ filter, plain }: DatasetOptions, rollout: Rollout, reasoning: ReasoningJudgement | undefined): FilterDecision {
  if (filter === "outcome+reasoning") return decide(rollout, reasoning, plain.some((each) => each === rollout.instance.condition));
  if (rollout.judgement.status === "unscored") return "unscored-outcome";
  if (filter === "outcome") return !isGoodOutcome(rollout) ? "bad-outcome" : (clumsiness(rollout) ?? "kept");
  // A rollout that wrote nothing has nothing to learn from.
  return rollout.turns.length === 0 ? "malformed" : "kept";
}
