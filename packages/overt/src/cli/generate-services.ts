import { chooseThreads } from "@overt/engine";
import { UsageError } from "../core/errors.ts";
import { FAMILIES } from "../environments/registry.ts";
import type { Generator } from "../models/generator.ts";
import { createGenerator, hostModel } from "../models/model-host.ts";
import { openAiGenerator } from "../models/openai-generator.ts";
import { generateEnvironments, type DraftingResult } from "../pipelines/generate-environments.ts";
import { ensureModel } from "./pull.ts";
import type { DraftingModel, DraftingRequest, Session } from "./services.ts";

/** Drafts with the model that the request names: one behind an endpoint, or one of this machine. */
export async function generateWithModel(request: DraftingRequest, session: Session): Promise<DraftingResult> {
  await using generator = await open(request, session);
  return await generateEnvironments(request, { generator, known: FAMILIES, ...session });
}

/** Tokens of what is asked and of what tools say, beside the answers: three of them stand in a context at most. */
const ASKED = 2000;

async function open({ model, width, maxTokens }: { readonly model: DraftingModel; readonly width: number; readonly maxTokens: number }, session: Session): Promise<Generator> {
  if (model.endpoint !== null) return openAiGenerator({ endpoint: model.endpoint, model: model.name, apiKey: model.apiKey, concurrency: width, timeoutMs: model.timeoutMs });
  if (model.path === null) await ensureModel(model.name, session);
  const hosted = await hostModel(model.path ?? model.name, { name: model.name, signal: session.signal });
  const { contextLength } = hosted.weights.config;
  if (ASKED + 3 * maxTokens > contextLength) {
    const most = Math.floor((contextLength - ASKED) / 3);
    throw new UsageError(`--max-tokens is ${maxTokens}, and ${model.name} has a context of ${contextLength} tokens; ${most < 1 ? "it is too short for this, so choose another model" : `give at most ${most}`}.`);
  }
  const { threads } = await chooseThreads();
  return createGenerator(hosted, { threads, maxBatch: width, precision: "float32" });
}
