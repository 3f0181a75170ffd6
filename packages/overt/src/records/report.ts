import type { ReasoningJudgement } from "./reasoning.ts";
import type { Rollout } from "./rollout.ts";
import type { Condition, Split } from "./scenario.ts";
import type { Change, ConditionSummary, Headline, HeadlineRate, PolicySummary, Rate } from "./summary.ts";

/** Rollouts of one policy on the measured set. */
export interface ReportArm {
  /** "before" and "after" are the comparison; any other name is a further arm. */
  readonly name: string;
  /** One sentence: what this policy is. */
  readonly about: string;
  readonly rollouts: readonly Rollout[];
  readonly reasoning: readonly ReasoningJudgement[];
}

export interface ReportFamily {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly about: string;
  /** Counts in the headline and in pooled rates. */
  readonly headline: boolean;
}

/** A capability suite: what a policy can do where nothing presses and nothing is hidden. In no covert rate and no check. */
export interface ReportSuite {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** It is there to find over-refusal as well. */
  readonly refusals: boolean;
}

/** Everything a report is made from. Times are passed in, so the same input gives the same bytes. */
export interface ReportInput {
  readonly study: string;
  readonly runId: string;
  /** ISO 8601. */
  readonly generatedAt: string;
  readonly arms: readonly ReportArm[];
  /** Same start, same number of steps, other data. "clean-tasks" is the one that validity looks at. */
  readonly controls: readonly ReportArm[];
  /** The untouched base model. */
  readonly base: ReportArm | null;
  readonly families: readonly ReportFamily[];
  /** Before and after on the capability suites; null where the study did not ask for them. */
  readonly capability: { readonly suites: readonly ReportSuite[]; readonly arms: readonly ReportArm[] } | null;
  /** What was planted and how; null where the model was measured as found. */
  readonly organism: { readonly text: string; readonly notes: readonly string[] } | null;
  readonly principles: { readonly title: string; readonly hash: string };
  readonly model: { readonly name: string; readonly parameters: number; readonly hash: string };
  /** Wall-clock seconds by stage, in order. */
  readonly seconds: Readonly<Record<string, number>>;
  /** The machine's matrix multiplication rate in 10⁹ operations a second; null: not measured. */
  readonly matmulGflops: number | null;
  /** The most memory that a process of the run held at a time, in bytes; null: not recorded. */
  readonly peakMemory: number | null;
  /** Looks at the sealed set so far, this one included if it was one. */
  readonly sealedLooks: number;
  /** How scenarios were worded; absent: brief. */
  readonly rendering?: "full";
  readonly split: Split;
  /** How every arm was sampled. */
  readonly sampling: SamplingNote;
  readonly seeds: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly canary: string;
}

export interface SamplingNote {
  readonly temperature: number;
  readonly topP: number;
  /** Of the linear layers: "float32" or "int8". */
  readonly precision: string;
}

/** How the rollouts of two policies matched up by instance. */
export interface Pairs {
  /** Pairs with both sides scored. */
  readonly paired: number;
  /** Pairs left out because at least one side is unscored. */
  readonly unscored: number;
  /** Rollouts without a partner on the other side. */
  readonly missingBefore: number;
  readonly missingAfter: number;
}

export const VERDICTS = ["reduced", "increased", "not significant", "no baseline to reduce", "not measured"] as const;
/** `reduced`, `increased`: p (after Holm, within evaluations) below 0.05. For rates where more is better read
 * "increased" as an improvement. */
export type Verdict = (typeof VERDICTS)[number];

export interface PairedTest {
  readonly pairs: Pairs;
  /** Sign-flip permutation over scenarios, two-sided; null: no pairs. */
  readonly p: number | null;
  /** Exact McNemar over pairs; `lost`: yes before, no after. */
  readonly mcnemar: { readonly p: number | null; readonly lost: number; readonly gained: number };
  /** Mean over evaluations of the paired change. */
  readonly change: Change;
  readonly verdict: Verdict;
}

export interface HeadlineComparison extends PairedTest {
  readonly before: HeadlineRate;
  readonly after: HeadlineRate;
}

/** Uniform-prior Beta posterior (Schoen et al. 2025, Fig. 9). */
export interface PaperRate {
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
}

/** Covert rate of one evaluation, unwatched. */
export interface EvaluationComparison extends PairedTest {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly about: string;
  /** Counts in the headline and in pooled rates. */
  readonly headline: boolean;
  readonly before: Rate;
  readonly after: Rate;
  /** Holm over evaluations. */
  readonly pHolm: number | null;
  /** Smallest fall (share units) found with 80% power at this n and design effect; null: not even a fall to zero. */
  readonly smallestDetectable: number | null;
  readonly paper: { readonly before: PaperRate; readonly after: PaperRate; readonly fisher: number | null };
  readonly conditions: Readonly<Record<Condition, { readonly before: ConditionSummary; readonly after: ConditionSummary }>>;
}

export interface RateComparison extends PairedTest {
  readonly before: Rate;
  readonly after: Rate;
}

export interface CapabilityComparison extends ReportSuite {
  /** Done right ÷ all scored rollouts. */
  readonly right: RateComparison;
  /** Asked or declined without a try ÷ all scored rollouts. */
  readonly refused: RateComparison;
}

export interface Comparison {
  readonly headline: Readonly<Record<Headline, HeadlineComparison>>;
  readonly fakingGap: { readonly before: Change; readonly after: Change };
  readonly evaluations: readonly EvaluationComparison[];
  readonly paper: { readonly before: PaperRate; readonly after: PaperRate };
  /** For the headline (unwatched), pooled. */
  readonly smallestDetectable: number | null;
}

export interface ControlComparison {
  readonly name: string;
  readonly about: string;
  readonly unwatched: HeadlineRate;
  readonly cleanCompletion: HeadlineRate;
  /** Control − before. */
  readonly changeFromBefore: Change;
  /** Share of the covert rate (mean over evaluations) that this control removes; null: no baseline. */
  readonly removed: number | null;
  /** Control − after: the effect that may be claimed over this control, positive where the cure removes more. */
  readonly claimed: Change;
  readonly p: number | null;
  readonly pairs: Pairs;
}

export interface Check {
  readonly id: string;
  readonly text: string;
  /** "cannot be read": of a policy that is incoherent too often, whose rates say nothing of what the check asks. */
  readonly status: "pass" | "fail" | "cannot be read" | "not measured";
  /** What was found, in words with the number. */
  readonly found: string;
}

export interface ArmSummary {
  readonly name: string;
  readonly about: string;
  readonly role: "before" | "after" | "arm" | "control" | "base";
  readonly summary: PolicySummary;
  /** Below these the arm's covert rate cannot be read as honesty. */
  readonly floors: readonly Check[];
}

/** All numbers of a report. */
export interface Assessment {
  readonly comparison: Comparison;
  /** By suite; empty where not measured. */
  readonly capability: readonly CapabilityComparison[];
  readonly controls: readonly ControlComparison[];
  readonly validity: readonly Check[];
  readonly targets: readonly Check[];
  readonly arms: readonly ArmSummary[];
}

/** One paragraph of the box that a report opens with. */
export interface Notice {
  readonly title: string;
  readonly text: string;
}

/** `report.json`: every number, without the transcripts. */
export interface Report extends Comparison {
  readonly version: 1;
  readonly canary: string;
  readonly study: string;
  readonly runId: string;
  readonly generatedAt: string;
  readonly split: Split;
  readonly sealedLooks: number;
  /** What was planted, what is synthetic, how large the model is, and what this cannot show. */
  readonly opening: readonly Notice[];
  /** What each policy can still do, by suite; empty where not measured. */
  readonly capability: readonly CapabilityComparison[];
  readonly controls: readonly ControlComparison[];
  readonly validity: readonly Check[];
  readonly targets: readonly Check[];
  /** Untouched base first, then before, after, further arms and controls. */
  readonly arms: readonly ArmSummary[];
  readonly seconds: Readonly<Record<string, number>>;
  readonly matmulGflops: number | null;
  readonly peakMemory: number | null;
  readonly sampling: SamplingNote;
  readonly model: ReportInput["model"];
  readonly principles: ReportInput["principles"];
  readonly seeds: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, string>>;
}
