/** The chat template cannot carry the conversation unchanged. */
export class TemplateError extends Error {
  /** Index of the message in question, or null where no single message is. */
  readonly turn: number | null;
  /** Text that the template dropped, where that is the problem. */
  readonly lost: string | null;

  constructor(problem: string, details: { turn?: number; lost?: string; cause?: unknown } = {}) {
    super(problem, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "TemplateError";
    this.turn = details.turn ?? null;
    this.lost = details.lost ?? null;
  }
}
