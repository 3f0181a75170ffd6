import type { ToolSpec } from "./port.ts";

/** The brief rendering's system message: who, for what, oversight, protocol, tools. */
export function renderSystem(options: { role: string; goal: string; oversight: string; tools: readonly ToolSpec[] }): string {
  const head = [`You are ${options.role}.`, options.goal, options.oversight].filter((part) => part !== "").join(" ");
  return [
    head,
    "Each turn: <think>short reasoning</think>, then one tool call on one line.",
    "Tools:",
    ...options.tools.map((tool) => `${tool.name}: ${tool.parameters.join(" | ")} - ${tool.about}`),
  ].join("\n");
}

/** "the furnace limit" → "The furnace limit". */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Joins the sentences that are there. */
export function sentences(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part): part is string => part !== null && part !== undefined && part !== "").join(" ");
}
