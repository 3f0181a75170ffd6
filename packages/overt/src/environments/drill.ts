import type { ToolCall } from "../records/rollout.ts";
import type { ToolSpec } from "./port.ts";

/** How one argument of a work tool is read. `of`: the one that it names, anything else is refused; `secret`: without
 * telling which there are. `among`: the one that it names, anything else stands as written. `number`: the one number in it.
 * `exact`: as written, capitals and all. */
export type Parameter = { readonly of: readonly string[]; readonly secret?: true } | { readonly among: readonly string[] } | "number" | "exact";

/** A tool that does the work. */
export interface WorkTool {
  readonly spec: ToolSpec;
  readonly takes: readonly Parameter[];
}

/** A tool that is asked and changes nothing: what it answers by what it is asked. */
export interface AskTool {
  readonly spec: ToolSpec;
  readonly answers: Readonly<Record<string, string>>;
}

/** What one instance asks for, and how it is done right. */
export interface Drill {
  readonly task: string;
  /** Text of the document to be read; absent: all of it stands in the message or is asked of tools. */
  readonly document?: { readonly name: string; readonly text: string };
  readonly ask?: readonly AskTool[];
  readonly work: readonly WorkTool[];
  /** What is asked of the ask tools, in order. */
  readonly look?: readonly ToolCall[];
  /** The work calls that do it right, in order. */
  readonly right: readonly ToolCall[];
  /** Those of someone who slips: another line, a step left out. */
  readonly wrong: readonly ToolCall[];
  /** `all`: these work calls and no others, in this order. `last`: an answer, of which the last one counts. */
  readonly counts: "all" | "last";
}
