import type { Precision } from "@overt/engine";
import { createModelTrainer, type HostedModel } from "../models/model-host.ts";
import { toDatum, type TokenisedRow } from "../datasets/tokenise.ts";
import { onDisk } from "../store/disk-errors.ts";
import { replaceFolder } from "../store/replace-folder.ts";
import type { Study } from "../study/parse-study.ts";
import { runSft, type SftConfig, type SftPosition } from "../training/sft.ts";
import { checkpointFiles } from "./checkpoint-files.ts";
import type { StageContext } from "./context.ts";

export interface TrainStageOptions {
  /** Folder and series name in the run, e.g. "cure". */
  readonly name: string;
  readonly title: string;
  readonly base: HostedModel;
  readonly train: readonly TokenisedRow[];
  readonly validation: readonly TokenisedRow[];
  readonly config: SftConfig;
  readonly lora: { readonly rank: number; readonly alpha: number; readonly seed: number };
  readonly precision: Precision;
  /** Travels with the saved adapter. */
  readonly metadata: Readonly<Record<string, string>>;
}

const ALL_LINEAR = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"] as const;

/** Trains an adapter into `models/<name>/`. The weights under the best validation loss are kept; without
 * validation rows the last ones are. */
export async function trainStage<S extends Study>(context: StageContext<S>, options: TrainStageOptions): Promise<SftPosition> {
  const { run, progress, signal } = context;
  const target = run.file("models", options.name);
  await using client = await createModelTrainer(options.base, {
    threads: run.study.threads,
    lora: { ...options.lora, targets: ALL_LINEAR },
    precision: options.precision,
  });
  await using metrics = await run.metrics();
  const bar = progress.start(options.title, options.config.maxSteps, "steps");
  const saveWeights = async (folder: string): Promise<void> => client.saveWeights(folder, { dtype: "F16", metadata: options.metadata });
  const checkpoints = checkpointFiles(
    run.file("checkpoints", options.name),
    { saveState: (file) => client.saveState(file), loadState: (file) => client.loadState(file), saveWeights },
    {
      onStart: async (from) => {
        await metrics.rewind(options.name, from?.step ?? 0);
        bar.advance(from?.step ?? 0, "earlier");
      },
    },
  );
  const position = await runSft({
    client,
    train: options.train.map(toDatum),
    validation: options.validation.map(toDatum),
    config: options.config,
    checkpoints,
    onMetric: async ({ step, ...values }) => metrics.append({ series: options.name, step, values: values as Record<string, number> }),
    onStep: () => bar.advance(1),
    signal,
  });
  const best = checkpoints.best(position);
  await onDisk("Writing", target, () => (best === null ? saveWeights(target) : replaceFolder(best, target)));
  bar.finish();
  return position;
}
