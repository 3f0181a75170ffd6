import type { Facts, Outcome } from "./facts.ts";
import type { Message } from "./message.ts";
import type { Factors, InstanceRef } from "./scenario.ts";

export interface ToolCall {
  readonly tool: string;
  readonly args: readonly string[];
}

/** One exchange: what the model wrote and what came back. */
export interface Turn {
  /** Text as sampled, without the end-of-turn token. */
  readonly completion: string;
  /** Ids as sampled, end-of-turn token included. */
  readonly tokens: readonly number[];
  /** Inside `<think>`; empty if there was none. */
  readonly reasoning: string;
  /** null: the text held no well-formed call; `malformed` says why. */
  readonly call: ToolCall | null;
  readonly malformed: string | null;
  /** The tool message that followed. */
  readonly result: string;
}

export type StopReason = "closed" | "turn-limit" | "token-limit" | "error";

/** Result of judging facts: unscored is a state with a reason, never a number. */
export type OutcomeJudgement =
  | { readonly status: "scored"; readonly outcome: Outcome; readonly facts: Facts }
  | { readonly status: "unscored"; readonly reason: string };

/** One rollout of a policy in an environment. `id` is unique within a stage and says what was run. */
export interface Rollout {
  readonly version: 1;
  readonly id: string;
  readonly instance: InstanceRef;
  readonly factors: Factors;
  /** Seed of the sampling stream. */
  readonly seed: number;
  /** Name of the model that acted, e.g. "organism", "cured", "smollm2-135m". */
  readonly policy: string;
  /** SHA-256 of the principles in the system prompt; null where there were none. */
  readonly principles: string | null;
  /** System and user message as the model saw them. */
  readonly prompt: readonly Message[];
  readonly turns: readonly Turn[];
  readonly stopReason: StopReason;
  readonly judgement: OutcomeJudgement;
  readonly generatedTokens: number;
}
