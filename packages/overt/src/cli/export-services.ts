import { fixtureModelName, listModels, modelInfo, readAdapter } from "@overt/engine";
import { checkExportOutput, exportModel, loadSource, type ModelSource } from "../pipelines/export-model.ts";
import { BYTES_OF } from "../pipelines/export-target.ts";
import { findModelSource } from "./find-model-source.ts";
import { ensureModel } from "./pull.ts";
import type { ExportRequest, Services } from "./services.ts";

/** `overt models export`, on the real engine. */
export const exportServices: Pick<Services, "planExport" | "exportModel"> = {
  async planExport(request) {
    const source = await sourceOf(request);
    const replaces = await checkExportOutput(request.out, request.target);
    for (const { folder } of source.adapters) await readAdapter(folder);
    const { model, path, adapters, run } = source;
    const pulledFirst = path === null && (await listModels()).some(({ name, pulled }) => name === model && !pulled);
    const bytes = pulledFirst ? null : Math.round((await modelInfo(path ?? model)).parameters * BYTES_OF[request.target.type]);
    return { model, run: run?.folder ?? null, arm: run?.arm ?? null, merged: adapters.map(({ name }) => (name === "cured" ? "cure" : name)), bytes, replaces };
  },
  async exportModel(request, session) {
    const model = await loadSource(await sourceOf(request), { ensureModel: (name) => ensureModel(name, session), signal: session.signal });
    session.signal.throwIfAborted();
    return exportModel(model, request.out, request.target);
  },
};

async function sourceOf({ source, arm, runsFolder, cwd }: ExportRequest): Promise<ModelSource> {
  const names = [...(await listModels()).map(({ name }) => name), fixtureModelName];
  return findModelSource({ given: source, names, runsFolder, cwd, arm });
}
