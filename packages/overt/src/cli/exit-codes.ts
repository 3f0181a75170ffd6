import { CommanderError } from "commander";
import { RunError, UsageError } from "../core/errors.ts";

export const EXIT = { ok: 0, failed: 1, usage: 2, threshold: 3, interrupted: 130 } as const;

export type FailureKind = "usage" | "failed" | "interrupted" | "internal";

export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly exitCode: number;
}

/** What Ctrl-C aborts with. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

/** Names of errors that no part of this program throws on purpose. */
const UNPLANNED = new Set(["Error", "TypeError", "RangeError", "ReferenceError", "SyntaxError", "AssertionError"]);

/** Sorts an error by whose fault it is. Errors of the engine carry names of their own and sentences for the reader. */
export function classify(error: unknown, aborted: boolean): Failure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (aborted || error instanceof InterruptedError) {
    return { kind: "interrupted", message: "Stopped. What was recorded is kept: run the same command again to continue.", exitCode: EXIT.interrupted };
  }
  if (error instanceof UsageError) return { kind: "usage", message, exitCode: EXIT.usage };
  if (error instanceof CommanderError) return { kind: "usage", message: message.replace(/^error: /, ""), exitCode: EXIT.usage };
  if (error instanceof RunError || !UNPLANNED.has(name)) return { kind: "failed", message, exitCode: EXIT.failed };
  return { kind: "internal", message: `${name}: ${message} (a fault in Overt; OVERT_DEBUG=1 shows where)`, exitCode: EXIT.failed };
}
