import type { Message } from "../records/message.ts";

/** What a policy is asked for: the next assistant message of one conversation. */
export interface GenerateRequest {
  readonly messages: readonly Message[];
  readonly maxTokens: number;
  readonly temperature: number;
  readonly topP: number;
  readonly seed: number;
}

export type Generation =
  | {
      readonly status: "ok";
      /** Without the end-of-turn token. */
      readonly text: string;
      /** Ids as sampled, end-of-turn token included; empty where the model does not tell. */
      readonly tokens: readonly number[];
      readonly stopReason: "stop" | "length";
    }
  /** The model gave no answer (endpoint down, refusal of the API). The rollout becomes unscored. */
  | { readonly status: "failed"; readonly reason: string };

/** Port to whatever writes: the embedded engine, an HTTP endpoint, a script. */
export interface Generator extends AsyncDisposable {
  readonly name: string;
  /** SHA-256 that names the weights, or a description of the endpoint. */
  readonly hash: string;
  /** Forgets what is cached of earlier calls, so that what comes next is the same to the last bit whatever came before. */
  reset(): Promise<void>;
  /** All requests as one batch; generations keep their order. */
  generate(requests: readonly GenerateRequest[], signal?: AbortSignal): Promise<Generation[]>;
}
