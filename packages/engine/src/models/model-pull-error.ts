export type PullFailure = "unknown-model" | "disk-full" | "no-pip" | "no-network" | "hash-mismatch" | "failed";

/** A model could not be pulled. The message is one sentence on what happened and one on the way out. */
export class ModelPullError extends Error {
  readonly reason: PullFailure;

  constructor(reason: PullFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ModelPullError";
    this.reason = reason;
  }
}

/** Turns ENOSPC and the like into a ModelPullError; other errors pass unchanged. */
export function explainDiskError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(folder, undefined, error);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new ModelPullError("failed", `${folder} cannot be written (${code}). Set OVERT_HOME to a folder that can.`, { cause: error });
  }
  return error;
}

export function diskFull(folder: string, neededBytes?: number, cause?: unknown): ModelPullError {
  const need = neededBytes === undefined ? "" : ` (${Math.ceil(neededBytes / 1e6)} MB needed)`;
  return new ModelPullError("disk-full", `The disk that holds ${folder} is full${need}. Free some space, or set OVERT_HOME to a folder on another disk.`, { cause });
}
