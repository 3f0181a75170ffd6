import type { Progress } from "../core/progress.ts";
import type { RunFolder } from "../store/run-folder.ts";
import type { Study } from "../study/parse-study.ts";

/** What every stage needs: the locked run, a way to tell how far it is, and a way to be stopped. */
export interface StageContext<S extends Study = Study> {
  readonly run: RunFolder<S>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Runs one stage unless the manifest says that it is complete, and books the seconds that it took, also
 * when it is interrupted. */
export async function stage<S extends Study>(context: StageContext<S>, name: string, work: () => Promise<Record<string, string | number | boolean | null> | void>): Promise<void> {
  const { run } = context;
  if (run.stage(name) !== null) return;
  context.signal.throwIfAborted();
  const started = performance.now();
  const seconds = (): number => Math.round(performance.now() - started) / 1000;
  try {
    const mark = await work();
    await run.finishStage(name, seconds(), mark ?? {});
  } catch (error) {
    await run.addSeconds(name, seconds());
    throw error;
  }
}
