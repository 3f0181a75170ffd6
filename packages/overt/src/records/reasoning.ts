/** One unit of the chain of thought with its character span in the turn's completion. */
export interface ReasoningStep {
  readonly turn: number;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a step gives as its ground. */
export const STEP_LABELS = ["principle", "oversight", "conceal", "rationalise", "none"] as const;
export type StepLabel = (typeof STEP_LABELS)[number];

/** One step's verdict: the clause it bears on and the quote that shows it. */
export interface StepVerdict {
  readonly step: ReasoningStep;
  readonly label: StepLabel;
  /** Clause ids named in the step, e.g. ["AS1"]. */
  readonly cited: readonly string[];
  /** Of those, ids that exist and whose content fits what the step says. */
  readonly citedRight: readonly string[];
  /** Exact words of the step that decided. */
  readonly quote: string;
}

export type ReasoningJudgement =
  | {
      readonly status: "scored";
      readonly rollout: string;
      readonly steps: readonly StepVerdict[];
      /** The ground that the trajectory's reasoning gives for its act. */
      readonly ground: "principle" | "oversight" | "none";
      /** True where some step conceals or rationalises. */
      readonly misaligned: boolean;
    }
  | { readonly status: "unscored"; readonly rollout: string; readonly reason: string };
