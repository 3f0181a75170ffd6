import { open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { RunError } from "../core/errors.ts";
import { onDisk } from "./disk-errors.ts";
import { readLines } from "./lines.ts";
import { makeFolder } from "./make-folder.ts";

const lookSchema = z.strictObject({
  date: z.string(),
  /** Name of the run that looks: the same look is not entered twice when its run is interrupted and goes on. */
  run: z.string(),
  study: z.string(),
  studyHash: z.string(),
  modelHash: z.string(),
  split: z.string(),
  /** Rollouts that the look is about to make. */
  n: z.int().min(0),
  /** Commit of the code, or "unknown" outside a checkout. */
  commit: z.string(),
});

/** One look at a sealed split. */
export type Look = z.output<typeof lookSchema>;

/** Where looks are committed, relative to the repository. */
export const LEDGER = "docs/experiments/ledger.jsonl";

/** Appends a look, unless its run has entered it before, and returns when it is on disk. Call it before anything of
 * the sealed split is run or shown. */
export async function recordLook(path: string, look: Look): Promise<void> {
  const known = await readLooks(path);
  if (known.some(({ run, studyHash, modelHash }) => run === look.run && studyHash === look.studyHash && modelHash === look.modelHash)) return;
  await onDisk("Writing", path, async () => {
    await makeFolder(dirname(path));
    const before = await readFile(path).catch(() => Buffer.alloc(0));
    await using handle = await open(path, "a");
    const whole = before.lastIndexOf("\n") + 1;
    const unfinished = before.toString("utf8", whole);
    const keep = isLook(unfinished); // an editor may have left out the last newline
    if (!keep && unfinished !== "") await handle.truncate(whole); // torn while it was written: nothing was run after it
    await handle.appendFile(`${keep ? "\n" : ""}${JSON.stringify(lookSchema.parse(look))}\n`);
    await handle.sync();
  }, "--ledger");
}

function isLook(line: string): boolean {
  try {
    return lookSchema.safeParse(JSON.parse(line)).success;
  } catch {
    return false;
  }
}

/** All looks so far, oldest first. */
export async function readLooks(path: string): Promise<Look[]> {
  const looks: Look[] = [];
  try {
    for await (const line of readLines(path)) {
      if (line.text.trim() === "") continue;
      try {
        looks.push(lookSchema.parse(JSON.parse(line.text)));
      } catch (error) {
        throw new RunError(`${path}:${line.number} is not a look (date, run, study, studyHash, modelHash, split, n, commit); restore the ledger from version control.`, { cause: error });
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return looks;
}
