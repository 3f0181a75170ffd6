import { existsSync, readFileSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { RunError } from "../core/errors.ts";
import { writeFileAtomic } from "../store/atomic-file.ts";
import { onDisk } from "../store/disk-errors.ts";
import { makeFolder } from "../store/make-folder.ts";
import type { SftCheckpoints, SftPosition } from "../training/sft.ts";

/** What a trainer puts on disk and takes from there. */
export interface TrainerFiles {
  saveState(file: string): Promise<void>;
  loadState(file: string): Promise<void>;
  saveWeights(folder: string): Promise<void>;
}

export interface CheckpointFiles extends SftCheckpoints {
  /** Folder of the weights under the best validation loss; null where there was no validation. */
  best(position: SftPosition): string | null;
}

/**
 * The checkpoints of one training, in a folder of their own: `position.json` names the state (`<step>.state`) and the
 * best weights (`best-<step>/`) that count. Whatever else lies there was left behind by an interruption and is removed.
 */
export function checkpointFiles(folder: string, trainer: TrainerFiles, hooks: { onStart(position: SftPosition | null): Promise<void> }): CheckpointFiles {
  const positionFile = join(folder, "position.json");
  const stateName = (position: SftPosition): string => `${position.step}.state`;
  const bestName = (step: number): string => `best-${step}`;
  const tidy = async (position: SftPosition | null): Promise<void> => {
    const kept = position === null ? [] : ["position.json", stateName(position), bestName(position.bestStep)];
    for (const entry of await readdir(folder)) if (!kept.includes(entry)) await rm(join(folder, entry), { recursive: true, force: true });
  };
  return {
    async load() {
      await onDisk("Creating", folder, () => makeFolder(folder));
      const position = readPosition(folder, positionFile);
      if (position !== null) {
        const state = join(folder, stateName(position));
        await trainer.loadState(state).catch((error: unknown) => {
          throw unusable(folder, existsSync(state) ? (error as Error).message : `${state} is missing`, error);
        });
      }
      await tidy(position);
      await hooks.onStart(position);
      return position;
    },
    async save(position) {
      const state = join(folder, stateName(position));
      await onDisk("Writing", state, () => trainer.saveState(state));
      await writeFileAtomic(positionFile, `${JSON.stringify(position)}\n`);
      await tidy(position);
    },
    async keepBest(step) {
      const weights = join(folder, bestName(step));
      await onDisk("Writing", weights, () => trainer.saveWeights(weights));
    },
    best: ({ bestStep }) => (bestStep === 0 ? null : join(folder, bestName(bestStep))),
  };
}

function readPosition(folder: string, file: string): SftPosition | null {
  if (!existsSync(file)) return null;
  let position: SftPosition;
  try {
    position = JSON.parse(readFileSync(file, "utf8")) as SftPosition;
  } catch (error) {
    throw unusable(folder, `${file} cannot be read`, error);
  }
  if (!Number.isInteger(position?.step) || !Number.isInteger(position.bestStep)) throw unusable(folder, `${file} names no step`, undefined);
  return position;
}

function unusable(folder: string, problem: string, cause: unknown): RunError {
  return new RunError(`Training cannot go on from its checkpoint: ${problem.replace(/\.$/, "")}. Delete ${folder} and run the same command again to redo this training from its start.`, { cause });
}
