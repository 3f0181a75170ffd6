import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { RunError } from "../core/errors.ts";
import { onDisk } from "./disk-errors.ts";
import { readLines } from "./lines.ts";

const lookSchema = z.strictObject({
  date: z.string(),
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

/** Appends a look and returns when it is on disk. Call it before anything of the sealed split is run or shown. */
export async function recordLook(path: string, look: Look): Promise<void> {
  await onDisk("Writing", path, async () => {
    await mkdir(dirname(path), { recursive: true });
    const before = await readFile(path, "utf8").catch(() => "");
    await using handle = await open(path, "a");
    const torn = before !== "" && !before.endsWith("\n");
    await handle.appendFile(`${torn ? "\n" : ""}${JSON.stringify(lookSchema.parse(look))}\n`);
    await handle.sync();
  });
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
        throw new RunError(`${path}:${line.number} is not a look (date, study, studyHash, modelHash, split, n, commit); restore the ledger from version control.`, { cause: error });
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return looks;
}
