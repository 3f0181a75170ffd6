import type { PullProgress } from "@overt/engine";
import type { StageProgress } from "../core/progress.ts";
import { FAMILIES } from "../environments/registry.ts";
import { verifyFamilies } from "../environments/verify.ts";
import { planStudy } from "./plan-study.ts";
import type { Services, Session } from "./services.ts";

/** Loaded when they are needed, so that help and usage errors come at once. */
const engine = () => import("@overt/engine");
const study = async () => (await import("./study-services.ts")).studyServices;

/** The real services. */
export const services: Services = {
  run: async (...args) => (await study()).run(...args),
  evaluate: async (...args) => (await study()).evaluate(...args),
  collect: async (...args) => (await study()).collect(...args),
  trainSft: async (...args) => (await study()).trainSft(...args),
  report: async (...args) => (await study()).report(...args),
  buildOrganism: async (...args) => (await study()).buildOrganism(...args),
  plan: (resolved) => planStudy(resolved, FAMILIES),
  families: FAMILIES,
  verifyFamilies,
  pullModel: async (name, session) => (await engine()).pullModel(name, { signal: session.signal, onProgress: showPull(session) }),
  listModels: async () => (await engine()).listModels(),
  modelInfo: async (nameOrPath) => (await engine()).modelInfo(nameOrPath),
};

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
