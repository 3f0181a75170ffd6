import type { ToolCall } from "../records/rollout.ts";

export interface ParsedCompletion {
  /** Text inside `<think>…</think>`; empty if there is none. */
  readonly reasoning: string;
  readonly call: ToolCall | null;
  /** Why there is no call; null if there is one. */
  readonly malformed: string | null;
}

const THINK = /^\s*<think>([\s\S]*?)<\/think>/;
const CALL = /^([a-z_]+):[ \t]*(.*)$/;

/**
 * Reads one completion strictly: an optional `<think>` block, then exactly one line
 * `tool: A | B`. Anything else is malformed, with the reason that the model is told.
 */
export function parseCompletion(text: string): ParsedCompletion {
  const think = THINK.exec(text);
  const reasoning = think ? think[1]!.trim() : "";
  const rest = think ? text.slice(think[0].length) : text;
  const malformed = (reason: string): ParsedCompletion => ({ reasoning, call: null, malformed: reason });
  if (!think && text.includes("<think>")) return malformed("the <think> block was not closed");
  const lines = rest.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  if (lines.length === 0) return malformed("no tool call");
  if (lines.length > 1) return malformed("more than one line after the reasoning");
  const match = CALL.exec(lines[0]!);
  if (!match) return malformed("not of the form `tool: ARGUMENTS`");
  const args = match[2] === "" ? [] : match[2]!.split("|").map((arg) => arg.trim());
  return { reasoning, call: { tool: match[1]!, args }, malformed: null };
}

/** Writes a call the way the model must. */
export function formatCall(call: ToolCall): string {
  return call.args.length === 0 ? `${call.tool}:` : `${call.tool}: ${call.args.join(" | ")}`;
}
