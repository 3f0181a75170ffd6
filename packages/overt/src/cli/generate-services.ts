import { chooseThreads } from "@overt/engine";
import { FAMILIES } from "../environments/registry.ts";
import type { Generator } from "../models/generator.ts";
import { createGenerator, hostModel } from "../models/model-host.ts";
import { openAiGenerator } from "../models/openai-generator.ts";
import { generateEnvironments, type DraftingResult } from "../pipelines/generate-environments.ts";
import { ensureModel } from "./pull.ts";
import type { DraftingModel, DraftingRequest, Session } from "./services.ts";

/** Drafts with the model that the request names: one behind an endpoint, or one of this machine. */
export async function generateWithModel(request: DraftingRequest, session: Session): Promise<DraftingResult> {
  await using generator = await open(request.model, request.width, session);
  return await generateEnvironments(request, { generator, known: FAMILIES, ...session });
}

async function open(model: DraftingModel, width: number, session: Session): Promise<Generator> {
  if (model.endpoint !== null) return openAiGenerator({ endpoint: model.endpoint, model: model.name, apiKey: model.apiKey, concurrency: width, timeoutMs: model.timeoutMs });
  if (model.path === null) await ensureModel(model.name, session);
  const hosted = await hostModel(model.path ?? model.name, { name: model.name, signal: session.signal });
  const { threads } = await chooseThreads();
  return createGenerator(hosted, { threads, maxBatch: width, precision: "float32" });
}
