import type { Random } from "../../../core/random.ts";
import type { CapabilityRow } from "../../define-capability.ts";
import type { Drill, Parameter, WorkTool } from "../../drill.ts";

export interface InstructionRow extends Omit<CapabilityRow, "split"> {
  draw(random: Random): Omit<Drill, "counts">;
}

/** A tool with one or two parameters, by what each takes. */
export function tool(name: string, about: string, takes: Readonly<Record<string, readonly string[] | "number" | "exact">>): WorkTool {
  const parameters = Object.values(takes).map((each): Parameter => (typeof each === "string" ? each : { of: each }));
  return { spec: { name, parameters: Object.keys(takes), about }, takes: parameters };
}

/** Three different ones of the list, in random order. */
export function three(random: Random, list: readonly string[]): [string, string, string] {
  return random.shuffle(list).slice(0, 3) as [string, string, string];
}
