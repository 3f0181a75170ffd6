import type { AdamParams, Datum, LogprobsOf, Loss, SaveOptions } from "../ports/training.ts";
import { serve } from "../workers/serve.ts";
import { LocalTrainer } from "./local-trainer.ts";
import type { TrainerOptions } from "./trainer-options.ts";

let trainer: LocalTrainer | null = null;

function started(): LocalTrainer {
  if (!trainer) throw new Error("The trainer has not been created, or has been disposed of.");
  return trainer;
}

const handlers = {
  create: (options: TrainerOptions) => {
    trainer = new LocalTrainer(options);
  },
  forwardBackward: ({ batch, loss }: { batch: readonly Datum[]; loss: Loss }) => started().forwardBackward(batch, loss),
  forward: ({ batch, loss }: { batch: readonly Datum[]; loss: Loss }) => started().forward(batch, loss),
  logprobs: ({ batch, of }: { batch: readonly Pick<Datum, "tokens" | "weights">[]; of: LogprobsOf }) => started().logprobs(batch, { of }),
  optimStep: (params: AdamParams) => started().optimStep(params),
  saveWeights: ({ folder, options }: { folder: string; options: SaveOptions }) => started().saveWeights(folder, options),
  saveState: (file: string) => started().saveState(file),
  loadState: (file: string) => started().loadState(file),
  dispose: async () => {
    await trainer?.[Symbol.asyncDispose]();
    trainer = null;
  },
};

export type TrainingHandlers = typeof handlers;
serve(() => handlers);
