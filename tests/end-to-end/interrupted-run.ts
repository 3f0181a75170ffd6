import { existsSync, watch } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { listRuns } from "../../packages/overt/src/store/find-runs.ts";
import { startOvert, type Finished } from "./overt-process.ts";
import { manifestOf, progressOf } from "./run-contents.ts";

/** When a run is to be interrupted. */
export type Moment =
  /** So long after it has come so far. */
  | { readonly kind: "progress"; readonly at: number; readonly delayMs: number }
  /** While it writes a checkpoint of the cure: the trainer's state, or the best weights. */
  | { readonly kind: "writing"; readonly what: "state" | "best" };

const WRITING = { state: /\.state\.\w+\.tmp$/, best: /^\.best-/ } as const;

/** Starts (or continues) the run and sends the signal at the moment; a run that ends before that ends on its own. */
export async function interrupt(args: readonly string[], studyFolder: string, moment: Moment, signal: "SIGKILL" | "SIGINT"): Promise<Finished> {
  const { child, finished } = startOvert(args);
  const stop = new AbortController();
  const ended = finished.finally(() => stop.abort());
  await Promise.race([ended, reach(studyFolder, moment, stop.signal)]);
  if (!stop.signal.aborted) child.kill(signal);
  return ended;
}

async function reach(studyFolder: string, moment: Moment, stop: AbortSignal): Promise<void> {
  const run = async (): Promise<string> => {
    const latest = (await listRuns(studyFolder)).at(-1);
    return latest !== undefined && manifestOf(latest).status === "running" ? latest : join(studyFolder, "none");
  };
  if (moment.kind === "progress") {
    while (!stop.aborted && progressOf(await run()) < moment.at) await wait(30);
    await wait(moment.delayMs);
    return;
  }
  const folder = async (): Promise<string> => join(await run(), "checkpoints/cure");
  while (!stop.aborted && !existsSync(await folder())) await wait(10);
  if (stop.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const watcher = watch(await folder(), (_, name) => {
    if (name !== null && WRITING[moment.what].test(name)) resolve();
  });
  stop.addEventListener("abort", () => resolve());
  await promise;
  watcher.close();
}
