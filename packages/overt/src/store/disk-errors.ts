import { RunError } from "../core/errors.ts";

const CAUSES: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full. Nothing that was recorded is lost: free some space and run the same command again",
  EDQUOT: "the disk quota is used up. Nothing that was recorded is lost: free some space and run the same command again",
  EROFS: "the file system is read-only. Choose a folder that can be written to (--runs)",
  EACCES: "permission is denied. Choose a folder that can be written to (--runs), or change its permissions",
  EPERM: "the operation is not permitted. Choose a folder that can be written to (--runs), or change its permissions",
  ENOENT: "the folder does not exist and cannot be made. Choose another folder (--runs)",
  ENOTDIR: "part of the path is a file, not a folder. Choose another folder (--runs)",
  EFBIG: "the file would be larger than this system allows. Nothing that was recorded is lost: raise the limit (ulimit -f) and run the same command again",
  EIO: "the disk reported an input/output error. Check the disk before running again",
  EMFILE: "too many files are open. Raise the limit (ulimit -n) and run the same command again",
};

/** Turns a file system error into one sentence with the way out; any other error is passed through. `flag` chooses another place. */
export function diskError(error: unknown, action: string, path: string, flag = "--runs"): Error {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const cause = code === undefined ? undefined : CAUSES[code];
  if (cause !== undefined) return new RunError(`${action} ${path} failed: ${cause.replace("--runs", flag)}.`, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

/** Runs file work and lets its errors out as sentences. */
export async function onDisk<T>(action: string, path: string, work: () => Promise<T>, flag?: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskError(error, action, path, flag);
  }
}
