import type { Progress } from "../core/progress.ts";
import type { StageMark } from "../store/manifest.ts";
import type { RunFolder } from "../store/run-folder.ts";
import type { Study } from "../study/parse-study.ts";

/** What every stage needs: the locked run, a way to tell how far it is, and a way to be stopped. */
export interface StageContext<S extends Study = Study> {
  readonly run: RunFolder<S>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Runs one stage and books the seconds that it took, also when it is interrupted. What the stage returns as an
 * object of plain values is kept in the manifest as its mark. A stage that is complete is run again only for
 * what it returns: its units are recorded, so that reads them back and costs nothing. */
export async function stage<S extends Study, T>(context: StageContext<S>, name: string, work: () => Promise<T>): Promise<T> {
  const { run } = context;
  if (run.stage(name) !== null) return work();
  context.signal.throwIfAborted();
  const started = performance.now();
  const seconds = (): number => Math.round(performance.now() - started) / 1000;
  try {
    const result = await work();
    await run.finishStage(name, seconds(), markOf(result));
    return result;
  } catch (error) {
    // Where this fails too (a full disk), the first failure is the one to tell.
    await run.addSeconds(name, seconds()).catch(() => undefined);
    throw error;
  }
}

function markOf(result: unknown): StageMark {
  if (Array.isArray(result)) return { records: result.length };
  return typeof result === "object" && result !== null ? (result as StageMark) : {};
}
