import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { RunError } from "../core/errors.ts";
import { onDisk } from "./disk-errors.ts";
import { isRunning, processStart } from "./process-identity.ts";

interface Holder {
  readonly token: string;
  readonly pid: number;
  /** Start time of the process, so that a later process with the same id is not taken for it. */
  readonly started: string | null;
  readonly host: string;
}

/**
 * Keeps a second process from writing the same folder. The lock of a process that is gone (kill -9, power cut) is taken
 * over. Disposing gives it back.
 * @throws RunError naming the process that holds it.
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const path = join(folder, "lock");
  const mine: Holder = { token: randomUUID(), pid: process.pid, started: processStart(process.pid), host: hostname() };
  return onDisk("Locking", folder, async () => {
    for (let attempt = 0; attempt < 20; attempt++) {
      if (await create(path, mine)) return { [Symbol.asyncDispose]: () => release(path, mine) };
      const holder = await readHolder(path);
      if (holder === "gone") continue;
      if (holder !== null && holder.host !== mine.host) {
        throw new RunError(`${folder} is in use by process ${holder.pid} on ${holder.host}; wait for it to end, or, if it is gone, delete ${path}.`);
      }
      if (holder !== null && isRunning(holder.pid, holder.started)) {
        throw new RunError(`${folder} is in use by process ${holder.pid}; wait for it to end, or start another run with --new.`);
      }
      await takeAway(path, holder);
    }
    throw new RunError(`${folder} could not be locked, because other processes kept locking it; run the same command again.`);
  });
}

/** True where the folder's lock is held by a process that runs. */
export async function isLocked(folder: string): Promise<boolean> {
  const holder = await readHolder(join(folder, "lock"));
  return holder !== null && holder !== "gone" && (holder.host !== hostname() || isRunning(holder.pid, holder.started));
}

/** Creates the lock with its content in one step, by linking a finished file to the name. */
async function create(path: string, holder: Holder): Promise<boolean> {
  const temporary = temporaryOf(path, holder.token);
  await writeFile(temporary, `${JSON.stringify(holder)}\n`);
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    // No hard links here: create it the plain way. A torn lock counts as left behind.
    return await writeFile(path, `${JSON.stringify(holder)}\n`, { flag: "wx" }).then(
      () => true,
      (failure: NodeJS.ErrnoException) => {
        if (failure.code === "EEXIST") return false;
        throw failure;
      },
    );
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Named as atomic writes name theirs, so that the same sweep removes it. */
function temporaryOf(path: string, token: string): string {
  return join(dirname(path), `.lock.${token}.tmp`);
}

async function readHolder(path: string): Promise<Holder | "gone" | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Holder;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "gone" : null;
  }
}

/** Moves a dead process's lock aside. If another process has just replaced it, puts that one back. */
async function takeAway(path: string, dead: Holder | null): Promise<void> {
  const aside = temporaryOf(path, randomUUID());
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved !== null && moved !== "gone" && moved.token !== dead?.token) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function release(path: string, mine: Holder): Promise<void> {
  const holder = await readHolder(path);
  if (holder !== null && holder !== "gone" && holder.token === mine.token) await rm(path, { force: true });
}
