import type { ReasoningJudgement, StepLabel } from "../../records/reasoning.ts";
import type { Turn } from "../../records/rollout.ts";

/** A piece of the chain of thought. `label` is null where no step was judged. */
export interface Segment {
  readonly text: string;
  readonly label: StepLabel | null;
  readonly cited: readonly string[];
  readonly wrong: readonly string[];
}

/** Splits a turn's reasoning at the judged steps. Every character of the reasoning is in exactly one segment, so nothing
 * that the model wrote is hidden by a step that was not judged. */
export function reasoningSegments(turn: Turn, turnIndex: number, judgement: ReasoningJudgement | undefined): Segment[] {
  const plain = (text: string): Segment[] => (text.trim() === "" ? [] : [{ text: text.trim(), label: null, cited: [], wrong: [] }]);
  const steps = judgement?.status === "scored" ? judgement.steps.filter((verdict) => verdict.step.turn === turnIndex) : [];
  const begin = turn.completion.indexOf(turn.reasoning);
  const end = begin + turn.reasoning.length;
  const ordered = steps.toSorted((a, b) => a.step.start - b.step.start);
  const fits = ordered.every(
    ({ step }, i) => step.start >= (i === 0 ? begin : ordered[i - 1]!.step.end) && step.end <= end && turn.completion.slice(step.start, step.end) === step.text,
  );
  const judged = ordered.map(({ step, label, cited, citedRight }) => ({
    text: step.text,
    label,
    cited,
    wrong: cited.filter((id) => !citedRight.includes(id)),
  }));
  if (!fits || begin < 0) return [...plain(turn.reasoning), ...judged];
  const segments: Segment[] = [];
  let at = begin;
  for (const [i, { step }] of ordered.entries()) {
    segments.push(...plain(turn.completion.slice(at, step.start)), judged[i]!);
    at = step.end;
  }
  return [...segments, ...plain(turn.completion.slice(at, end))];
}
