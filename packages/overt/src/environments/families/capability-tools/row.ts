import type { CapabilityRow } from "../../define-capability.ts";
import type { ToolSpec } from "../../port.ts";

/** A thing, the code that a first tool gives for it, sometimes a second code that another tool gives for the first, and the
 * act that takes the last code. Slots in texts: `{thing}`, and `{code}` in what a tool answers. */
export interface ChainRow extends Omit<CapabilityRow, "split"> {
  readonly things: readonly string[];
  readonly tasks: readonly string[];
  readonly first: Lookup;
  readonly second?: Lookup;
  readonly act: ToolSpec;
}

export interface Lookup {
  readonly spec: ToolSpec;
  /** "{thing} has card {code}" */
  readonly says: string;
  /** Codes begin with it: "C" for C417. */
  readonly prefix: string;
}

export const spec = (name: string, parameter: string, about: string): ToolSpec => ({ name, parameters: [parameter], about });
