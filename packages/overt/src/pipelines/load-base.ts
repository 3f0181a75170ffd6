import { hostModel, type HostedModel } from "../models/model-host.ts";
import type { StageContext } from "./context.ts";

export interface BaseOptions {
  /** As the study writes it: a name, or a path. Records call the model by it. */
  readonly model: string;
  /** Where the study's path was found; null for a name. */
  readonly path: string | null;
  /** Brings a named model onto this machine if it is not there; true where it had to. */
  readonly ensureModel: (name: string) => Promise<boolean>;
  readonly signal: AbortSignal;
}

export interface LoadedBase {
  readonly base: HostedModel;
  /** Spent on bringing the model here; 0 where it was there. */
  readonly pullSeconds: number;
}

/** Loads the model that a study starts from; a named one is pulled first where it is missing. Done before the run
 * folder is made, so that a wrong name leaves no unfinished run behind. */
export async function loadBase({ model, path, ensureModel, signal }: BaseOptions): Promise<LoadedBase> {
  const started = performance.now();
  const pulled = path === null && (await ensureModel(model));
  const pullSeconds = pulled ? Math.round(performance.now() - started) / 1000 : 0;
  return { base: await hostModel(path ?? model, { name: model, signal }), pullSeconds };
}

/** Books the time of a pull on the run that needed it. */
export async function bookPull({ run }: StageContext, { pullSeconds }: LoadedBase): Promise<void> {
  if (pullSeconds > 0) await run.addSeconds("pull", pullSeconds);
}
