import type { Datum, TrainingClient } from "@overt/engine";
import { createRandom } from "../core/random.ts";
import { learningRateAt, type Schedule } from "./schedule.ts";

export interface SftConfig {
  readonly batchSize: number;
  /** Upper bound; the plateau of the validation loss may come first. */
  readonly maxSteps: number;
  readonly schedule: Schedule;
  readonly maxGradNorm: number;
  readonly weightDecay: number;
  readonly seed: number;
  /** Steps between two validation losses. */
  readonly validationEvery: number;
  /** Steps between two checkpoints. */
  readonly checkpointEvery: number;
  /** Validations without a new best after which training stops; 0 never stops early. */
  readonly patience: number;
}

export interface SftMetric {
  readonly step: number;
  readonly "loss/train"?: number;
  readonly "loss/validation"?: number;
  readonly "optim/grad_norm"?: number;
  readonly "optim/learning_rate"?: number;
  readonly "tokens/total"?: number;
}

/** Where training stands; with the trainer's own state it resumes exactly. */
export interface SftPosition {
  readonly step: number;
  readonly bestLoss: number | null;
  readonly bestStep: number;
  readonly sinceBest: number;
  readonly tokens: number;
  readonly finished: boolean;
}

/** Where checkpoints live. `save` stores position and trainer state together; `keepBest` keeps a copy
 * of the weights under the best validation loss. */
export interface SftCheckpoints {
  load(): Promise<SftPosition | null>;
  save(position: SftPosition): Promise<void>;
  keepBest(step: number): Promise<void>;
}

export interface SftOptions {
  readonly client: TrainingClient;
  readonly train: readonly Datum[];
  /** Empty: no validation, no early stop. */
  readonly validation: readonly Datum[];
  readonly config: SftConfig;
  readonly checkpoints: SftCheckpoints;
  onMetric(metric: SftMetric): Promise<void>;
  onStep?(step: number, maxSteps: number): void;
  readonly signal?: AbortSignal;
}

/** Supervised fine-tuning, written against the training verbs. Data order is a function of seed and
 * step, so an interrupted run goes on exactly where it stopped;
 * asked to stop, it leaves a checkpoint. */
export async function runSft(options: SftOptions): Promise<SftPosition> {
  const { client, train, validation, config, checkpoints } = options;
  if (train.length === 0) throw new RangeError("train is empty; SFT needs at least one row. Loosen the filter or collect more.");
  let position: SftPosition = (await checkpoints.load()) ?? { step: 0, bestLoss: null, bestStep: 0, sinceBest: 0, tokens: 0, finished: false };
  let saved = position.step;
  while (!position.finished) {
    if (options.signal?.aborted === true && position.step > saved) await checkpoints.save(position);
    options.signal?.throwIfAborted();
    const step = position.step + 1;
    const batch = batchAt(train.length, config.batchSize, config.seed, position.step).map((index) => train[index]!);
    const { loss, tokens } = await client.forwardBackward(batch, "cross_entropy");
    const learningRate = learningRateAt(config.schedule, step, config.maxSteps);
    const { gradNorm } = await client.optimStep({
      learningRate,
      beta1: 0.9,
      beta2: 0.999,
      eps: 1e-8,
      weightDecay: config.weightDecay,
      maxGradNorm: config.maxGradNorm,
    });
    position = { ...position, step, tokens: position.tokens + tokens, finished: step >= config.maxSteps };
    await options.onMetric({ step, "loss/train": loss, "optim/grad_norm": gradNorm, "optim/learning_rate": learningRate, "tokens/total": position.tokens });
    options.onStep?.(step, config.maxSteps);
    const due = step % config.validationEvery === 0 || position.finished;
    if (due && validation.length > 0) position = await validate(options, position);
    if (step % config.checkpointEvery === 0 || position.finished) {
      await checkpoints.save(position);
      saved = step;
    }
  }
  return position;
}

async function validate(options: SftOptions, position: SftPosition): Promise<SftPosition> {
  const loss = await meanLoss(options.client, options.validation, options.config.batchSize);
  await options.onMetric({ step: position.step, "loss/validation": loss });
  const better = position.bestLoss === null || loss < position.bestLoss;
  if (better) await options.checkpoints.keepBest(position.step);
  const sinceBest = better ? 0 : position.sinceBest + 1;
  const { patience } = options.config;
  return {
    ...position,
    bestLoss: better ? loss : position.bestLoss,
    bestStep: better ? position.step : position.bestStep,
    sinceBest,
    finished: position.finished || (patience > 0 && sinceBest >= patience),
  };
}

/** Token-weighted mean loss in nats. */
async function meanLoss(client: TrainingClient, data: readonly Datum[], batchSize: number): Promise<number> {
  let sum = 0;
  let targets = 0;
  for (let start = 0; start < data.length; start += batchSize) {
    const { loss, targetTokens } = await client.forward(data.slice(start, start + batchSize), "cross_entropy");
    sum += loss * targetTokens;
    targets += targetTokens;
  }
  return sum / targets;
}

/** Row indices of one step: epochs are seeded permutations, and a batch may straddle two of them. */
export function batchAt(rows: number, batchSize: number, seed: number, step: number): number[] {
  const order = new Map<number, number[]>();
  const epoch = (index: number): number[] => {
    const known = order.get(index) ?? createRandom("epoch", seed, index).shuffle(Array.from({ length: rows }, (_, i) => i));
    order.set(index, known);
    return known;
  };
  return Array.from({ length: batchSize }, (_, i) => {
    const position = step * batchSize + i;
    return epoch(Math.floor(position / rows))[position % rows]!;
  });
}
