import { FAMILIES, knownFamilies } from "../environments/registry.ts";
import { verifyFamilies } from "../environments/verify.ts";
import { planStudy } from "./plan-study.ts";
import type { Services } from "./services.ts";

/** Loaded when they are needed, so that help and usage errors come at once. */
const engine = () => import("@overt/engine");
const study = async () => (await import("./study-services.ts")).studyServices;

const exporting = async () => (await import("./export-services.ts")).exportServices;

/** The real services. */
export const services: Services = {
  run: async (...args) => (await study()).run(...args),
  evaluate: async (...args) => (await study()).evaluate(...args),
  collect: async (...args) => (await study()).collect(...args),
  trainSft: async (...args) => (await study()).trainSft(...args),
  report: async (...args) => (await study()).report(...args),
  buildOrganism: async (...args) => (await study()).buildOrganism(...args),
  plan: (resolved, parameters) => planStudy(resolved, knownFamilies(), parameters),
  inspect: async (...args) => (await import("./inspect-study.ts")).inspectStudy(...args),
  families: FAMILIES,
  generateEnvironments: async (...args) => (await import("./generate-services.ts")).generateWithModel(...args),
  verifyFamilies,
  pullModel: async (...args) => (await import("./pull.ts")).pullWithProgress(...args),
  listModels: async () => (await engine()).listModels(),
  modelInfo: async (nameOrPath) => (await engine()).modelInfo(nameOrPath),
  planExport: async (...args) => (await exporting()).planExport(...args),
  exportModel: async (...args) => (await exporting()).exportModel(...args),
  openTokenizer: async (nameOrPath) => (await engine()).openTokenizer(nameOrPath),
};
