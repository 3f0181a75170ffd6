/** A fault of the user's input (study, flag, file). The message names the field, its value, what is
 * allowed and the next step. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A run that could not go on (weights missing, disk full, unscored share above the limit). Exit code 1. */
export class RunError extends Error {
  override readonly name = "RunError";
}
