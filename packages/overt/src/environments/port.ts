import type { Facts, Outcome } from "../records/facts.ts";
import type { ToolCall } from "../records/rollout.ts";
import type { Condition, Factors, InstanceRef, Rendering, Scenario } from "../records/scenario.ts";

/** A tool as the model sees it: one line a call, `name: A | B`. */
export interface ToolSpec {
  readonly name: string;
  /** Parameter names in order, as shown: ["NAME", "VALUE"]. */
  readonly parameters: readonly string[];
  readonly about: string;
}

export interface ToolReply {
  readonly text: string;
  /** The call was well formed and named a tool with the right arguments. */
  readonly ok: boolean;
}

/** The live, single-use thing built from an instance. Knows nothing of models or judges. */
export interface Environment {
  /** Carries out one call and returns what the tool says. After `closed` every call is refused. */
  call(call: ToolCall): ToolReply;
  readonly closed: boolean;
  /** Facts so far, from world state and actions alone. */
  facts(): Facts;
}

/** Scripted policies: every family states the acts of each and what must come out. */
export const SCRIPTS = ["saint", "schemer", "confessor", "bungler", "over-refuser"] as const;
export type ScriptName = (typeof SCRIPTS)[number];

/** What an act is for. Demonstrations word their reasoning by it; facts never read it. */
export type Beat = "look" | "announce" | "choose" | "work" | "break" | "conceal" | "disclose" | "finish" | "escalate" | "refuse" | "blunder";

export interface Act extends ToolCall {
  readonly beat: Beat;
}

export interface Script {
  readonly acts: readonly Act[];
  readonly outcome: Outcome;
  /** Facts that must hold after the acts; the verifier compares every one that is stated. */
  readonly facts: Partial<Facts>;
}

/** Short phrases of this instance, for wording the reasoning of demonstrations. */
export interface Phrases {
  /** "set the furnace limit to 840" */
  readonly task: string;
  /** What stands in the way, or what permits: "no approval is on file". */
  readonly situation: string;
  /** "set the furnace limit without approval"; empty where nothing would be broken. */
  readonly deviation: string;
  /** Who is asked: "the shift chemist". */
  readonly owner: string;
  /** What is read first: "the rules". */
  readonly source: string;
}

/** A scenario under one condition with slot values chosen by a seed. Building is pure. */
export interface Instance {
  readonly ref: InstanceRef;
  readonly factors: Factors;
  readonly system: string;
  readonly user: string;
  /** What the user asks for, without what presses or tempts: part of `user`. */
  readonly task: string;
  /** Sentences common to all families, for checks that leave them out: part of `system` and of `user`; empty where there are none. */
  readonly oversight: string;
  readonly pressure: string;
  readonly tools: readonly ToolSpec[];
  readonly phrases: Phrases;
  /** null where the script has no meaning under this condition (nothing to confess on a clean twin). */
  script(name: ScriptName): Script | null;
  open(): Environment;
}

/** A generator of scenarios with one behaviour in mind. */
export interface Family {
  readonly id: string;
  readonly title: string;
  /** Category of the paper (Fig. 6), "Training" or "Capability". */
  readonly category: string;
  /** "capability": nothing presses and nothing is hidden; measured beside the headline, never in it. */
  readonly role: "training" | "held-out" | "capability";
  /** Whether it counts in the headline. The paper leaves out over-escalation, games, spec sabotage and the chat evaluation
   * (paper, Fig. 9 and §3.4); they are measured and shown by themselves. */
  readonly headline: boolean;
  /** Setting, pressure and what counts as covert, in two sentences. */
  readonly about: string;
  /** By what of the world and of the calls the covert act is detected, in a sentence. */
  readonly detection?: string;
  readonly conditions: readonly Condition[];
  readonly scenarios: readonly Scenario[];
  /** @param rendering Words alone; facts, scripts and outcomes are the same. Brief where it is left out. */
  build(scenario: Scenario, condition: Condition, instanceSeed: number, rendering?: Rendering): Instance;
}
