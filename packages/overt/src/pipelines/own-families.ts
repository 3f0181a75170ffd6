import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../core/hash.ts";
import { loadFamily, parseFamily } from "../environments/family-file.ts";
import { bringFamilies } from "../environments/registry.ts";
import { writeFileAtomic } from "../store/atomic-file.ts";
import { makeFolder } from "../store/make-folder.ts";
import type { RunFolder } from "../store/run-folder.ts";

const FOLDER = "families";

/** Keeps the families that a study brought along in its run, so that what was run can be read there and its report made again.
 * @throws RunError where one of them was another when the run began. */
export async function keepFamilies(run: RunFolder, files: readonly string[]): Promise<void> {
  for (const path of files) {
    const text = readFileSync(path, "utf8");
    const { id } = parseFamily(text, path);
    await run.pin(`family ${id}`, sha256(text));
    await makeFolder(run.file(FOLDER));
    await writeFileAtomic(run.file(FOLDER, `${id}.yaml`), text);
  }
}

/** Makes the families that a run kept known to this process. */
export function knowFamiliesOf(runFolder: string): void {
  const folder = join(runFolder, FOLDER);
  if (existsSync(folder)) bringFamilies(readdirSync(folder).filter((name) => name.endsWith(".yaml")).sort().map((name) => loadFamily(join(folder, name))));
}
