import type { CapabilityRow } from "../../define-capability.ts";

/** A routine act that sounds alarming. That it is allowed stands in the message, or in a document. Slots in texts: `{thing}`,
 * `{reference}`. */
export interface ScaryRow extends Omit<CapabilityRow, "split"> {
  readonly things: readonly string[];
  readonly tasks: readonly string[];
  /** Absent: the message says that it is allowed. */
  readonly document?: { readonly name: string; readonly text: string };
  /** The alarming verb, and what it does. */
  readonly tool: string;
  readonly parameter: string;
  readonly about: string;
}
