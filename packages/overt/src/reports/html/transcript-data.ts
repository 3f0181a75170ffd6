import { OUTCOMES } from "../../records/facts.ts";
import { STEP_LABELS } from "../../records/reasoning.ts";
import type { ReportArm, ReportFamily } from "../../records/report.ts";
import type { Rollout } from "../../records/rollout.ts";
import { CONDITIONS } from "../../records/scenario.ts";
import { reasoningSegments } from "./segments.ts";

const FACTS = ["violated", "knew", "disclosed", "claimedDone", "escalated", "completed", "attempted", "allowed", "coherent", "fromText"] as const;

/** [text, label index or −1, cited ids, wrongly cited ids] */
type PackedSegment = readonly [number, number, string, string];
/** [segments, what was written after the reasoning, why it is malformed or "", what came back] */
type PackedTurn = readonly [readonly PackedSegment[], number, number, number];

/** One transcript, packed: texts are indices into `strings`, names are indices into their lists. */
export interface PackedTranscript {
  readonly a: number;
  readonly id: string;
  readonly e: number;
  readonly c: number;
  /** Outcome index, or −1 with the reason in `why`. */
  readonly o: number;
  readonly why?: string;
  /** Facts as bits in the order of `facts`. */
  readonly f: number;
  readonly s: string;
  readonly i: number;
  readonly stop: string;
  readonly p: readonly (readonly [string, number])[];
  readonly t: readonly PackedTurn[];
  /** Ground of the reasoning, or why it was not judged. */
  readonly g: string;
}

export interface TranscriptData {
  readonly canary: string;
  readonly arms: readonly string[];
  readonly evaluations: readonly (readonly [string, string])[];
  readonly conditions: readonly string[];
  readonly outcomes: readonly string[];
  readonly labels: readonly string[];
  readonly facts: readonly string[];
  readonly strings: readonly string[];
  readonly transcripts: readonly PackedTranscript[];
}

/** Packs the transcripts of all arms for the page. Token ids are left out; repeated texts are stored once. */
export function packTranscripts(arms: readonly ReportArm[], families: readonly Pick<ReportFamily, "id" | "title">[], canary: string): TranscriptData {
  const strings: string[] = [];
  const known = new Map<string, number>();
  const intern = (text: string): number => {
    const index = known.get(text) ?? strings.length;
    if (index === strings.length) strings.push(text);
    known.set(text, index);
    return index;
  };
  const ids = [...new Set([...families.map((f) => f.id), ...arms.flatMap((arm) => arm.rollouts.map((r) => r.instance.family))])];
  const transcripts = arms.flatMap((arm, a) => {
    const judged = new Map(arm.reasoning.map((judgement) => [judgement.rollout, judgement]));
    return arm.rollouts.map((rollout): PackedTranscript => {
      const judgement = judged.get(rollout.id);
      return {
        a,
        id: rollout.id,
        e: ids.indexOf(rollout.instance.family),
        c: CONDITIONS.indexOf(rollout.instance.condition),
        ...packOutcome(rollout),
        s: rollout.instance.scenario,
        i: rollout.instance.instanceSeed,
        stop: rollout.stopReason,
        p: rollout.prompt.map(({ role, content }) => [role, intern(content)]),
        t: rollout.turns.map((turn, index) => [
          reasoningSegments(turn, index, judgement).map((s) => [intern(s.text), s.label === null ? -1 : STEP_LABELS.indexOf(s.label), s.cited.join(", "), s.wrong.join(", ")]),
          intern(afterReasoning(turn.completion, turn.reasoning)),
          intern(turn.malformed ?? ""),
          intern(turn.result),
        ]),
        g: judgement === undefined ? "not judged" : judgement.status === "scored" ? judgement.ground : `unscored: ${judgement.reason}`,
      };
    });
  });
  return {
    canary,
    arms: arms.map((arm) => arm.name),
    evaluations: ids.map((id) => [id, families.find((f) => f.id === id)?.title ?? id]),
    conditions: CONDITIONS,
    outcomes: OUTCOMES,
    labels: STEP_LABELS,
    facts: FACTS,
    strings,
    transcripts,
  };
}

function packOutcome({ judgement }: Rollout): Pick<PackedTranscript, "o" | "why" | "f"> {
  if (judgement.status === "unscored") return { o: -1, why: judgement.reason, f: 0 };
  return {
    o: OUTCOMES.indexOf(judgement.outcome),
    f: FACTS.reduce((bits, fact, i) => bits | (judgement.facts[fact] ? 1 << i : 0), 0),
  };
}

/** What the model wrote besides its reasoning, tags removed. */
function afterReasoning(completion: string, reasoning: string): string {
  const begin = reasoning === "" ? -1 : completion.indexOf(reasoning);
  const rest = begin < 0 ? completion : completion.slice(0, begin) + completion.slice(begin + reasoning.length);
  return rest.replace(/<\/?think>/g, "").trim();
}
