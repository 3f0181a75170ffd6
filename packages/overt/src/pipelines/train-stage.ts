import { cp, rename, rm } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { createModelTrainer, type HostedModel } from "../models/model-host.ts";
import { toDatum, type TokenisedRow } from "../datasets/tokenise.ts";
import { writeFileAtomic } from "../store/atomic-file.ts";
import type { Study } from "../study/parse-study.ts";
import { runSft, type SftCheckpoints, type SftConfig, type SftPosition } from "../training/sft.ts";
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
  /** Travels with the saved adapter. */
  readonly metadata: Readonly<Record<string, string>>;
}

const ALL_LINEAR = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"] as const;

/** Trains an adapter into `models/<name>/`. The weights under the best validation loss are kept; without
 * validation rows the last ones are. */
export async function trainStage<S extends Study>(context: StageContext<S>, options: TrainStageOptions): Promise<SftPosition> {
  const { run, progress, signal } = context;
  const target = run.file("models", options.name);
  const best = run.file("checkpoints", `${options.name}-best`);
  await using client = await createModelTrainer(options.base, {
    threads: run.study.threads,
    lora: { ...options.lora, targets: ALL_LINEAR },
  });
  await using metrics = await run.metrics();
  const bar = progress.start(options.title, options.config.maxSteps, "steps");
  const save = async (folder: string): Promise<void> => client.saveWeights(folder, { dtype: "F16", metadata: options.metadata });
  const checkpoints = checkpointFiles(run, options.name, {
    saveState: (file) => client.saveState(file),
    loadState: (file) => client.loadState(file),
    keepBest: () => save(best),
    onLoad: async (position) => {
      await metrics.rewind(options.name, position.step);
      bar.advance(position.step, "earlier");
    },
    onFresh: () => metrics.rewind(options.name, 0),
  });
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
  if (existsSync(best)) await replaceFolder(best, target);
  else await save(target);
  bar.finish();
  return position;
}

async function replaceFolder(from: string, to: string): Promise<void> {
  await rm(`${to}.new`, { recursive: true, force: true });
  await cp(from, `${to}.new`, { recursive: true });
  await rm(to, { recursive: true, force: true });
  await rename(`${to}.new`, to);
}

/** Checkpoints are `<name>-<step>.state` plus `<name>.json`, which names the state that counts; the one before is
 * removed only when the new pair is on disk. */
function checkpointFiles(
  run: { file(...parts: readonly string[]): string },
  name: string,
  hooks: {
    saveState(file: string): Promise<void>;
    loadState(file: string): Promise<void>;
    keepBest(): Promise<void>;
    onLoad(position: SftPosition): Promise<void>;
    onFresh(): Promise<void>;
  },
): SftCheckpoints {
  const positionFile = run.file("checkpoints", `${name}.json`);
  const stateFile = (step: number): string => run.file("checkpoints", `${name}-${step}.state`);
  let last: number | null = null;
  return {
    async load() {
      if (!existsSync(positionFile)) {
        await hooks.onFresh();
        return null;
      }
      const position = JSON.parse(readFileSync(positionFile, "utf8")) as SftPosition;
      await hooks.loadState(stateFile(position.step));
      await hooks.onLoad(position);
      last = position.step;
      return position;
    },
    async save(position) {
      await hooks.saveState(stateFile(position.step));
      await writeFileAtomic(positionFile, `${JSON.stringify(position)}\n`);
      if (last !== null && last !== position.step) await rm(stateFile(last), { force: true });
      last = position.step;
    },
    keepBest: () => hooks.keepBest(),
  };
}
