export type Role = "system" | "user" | "assistant" | "tool";

export interface Message {
  readonly role: Role;
  readonly content: string;
  /** Ids sampled for this assistant message; kept and never re-encoded. */
  readonly tokens?: readonly number[];
}
