import { listModels, ModelPullError, pullModel, type PulledModel, type PullProgress } from "@overt/engine";
import { RunError } from "../core/errors.ts";
import type { StageProgress } from "../core/progress.ts";
import type { Session } from "./services.ts";

export function pullWithProgress(name: string, session: Session): Promise<PulledModel> {
  return pullModel(name, { signal: session.signal, onProgress: showPull(session) });
}

/** Pulls a model that has a name and is not on this machine; true where it did. */
export async function ensureModel(name: string, session: Session): Promise<boolean> {
  const model = (await listModels()).find((each) => each.name === name);
  if (model === undefined || model.pulled) return false;
  session.progress.note(`${name} is not on this machine yet; pulling it (${Math.round(model.bytes / 1e6)} MB).`);
  try {
    await pullWithProgress(name, session);
    return true;
  } catch (error) {
    if (!(error instanceof ModelPullError)) throw error;
    throw new RunError(`${error.message} \`overt models pull ${name}\` tries again; a study may also name a GGUF file or a Hugging Face folder.`, { cause: error });
  }
}

/** Shows a download in megabytes, other steps as lines. */
function showPull({ progress }: Session): (event: PullProgress) => void {
  let bar: StageProgress | null = null;
  let shown = 0;
  let message = "";
  return (event) => {
    if (event.message !== message) {
      bar?.finish();
      bar = null;
      message = event.message;
      if (event.totalBytes === undefined) progress.note(message);
    }
    if (event.bytes === undefined || event.totalBytes === undefined) return;
    if (bar === null) {
      bar = progress.start(message, Math.round(event.totalBytes / 1e6), "MB");
      shown = 0;
    }
    const megabytes = Math.round(event.bytes / 1e6);
    bar.advance(megabytes - shown);
    shown = megabytes;
    if (event.bytes >= event.totalBytes) bar.finish();
  };
}
