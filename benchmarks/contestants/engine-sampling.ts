/** This engine: greedy continuations of all prompts, nothing cached beforehand. Second argument: float32 or int8. */
import { createSampler, openModel, type Precision, type SampleRequest } from "../../packages/engine/src/index.ts";
import { readInputs } from "./inputs.ts";
import { serve, timed } from "./serve.ts";

const { threads, model: { name }, prompts, newTokens } = readInputs();
const precision = process.argv[3] as Precision;
const model = (await openModel(name)).weights;
await using sampler = await createSampler({ model, threads, precision, maxBatch: prompts.length });
const requests = prompts.map((prompt, seed): SampleRequest => ({ tokens: Uint32Array.from(prompt), maxTokens: newTokens, temperature: 0, topP: 1, seed, stopTokens: [] }));

async function sample(): Promise<{ tokens: number; first: number[] }> {
  await sampler.reset();
  const rows = await sampler.sample(requests);
  return { tokens: rows.reduce((sum, row) => sum + row.tokens.length, 0), first: Array.from(rows[0]!.tokens.subarray(0, 6)) };
}

const { first } = await sample();
await serve({ versions: { node: process.versions.node }, note: `batch ${prompts.length}; first row begins ${first.join(" ")}` }, timed(async () => ({ tokens: (await sample()).tokens })));
