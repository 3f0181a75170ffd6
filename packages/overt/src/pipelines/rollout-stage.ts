import type { Generator } from "../models/generator.ts";
import type { GeneratorOptions } from "../models/model-host.ts";
import type { Principles } from "../principles/principles.ts";
import type { Rollout } from "../records/rollout.ts";
import type { InstanceRef } from "../records/scenario.ts";
import { unitsOf, type RolloutSpec } from "../rollouts/plan.ts";
import { runUnit, type RolloutLimits } from "../rollouts/run-unit.ts";
import type { CureStudy } from "../study/cure-study.ts";
import type { Study } from "../study/parse-study.ts";
import type { StageContext } from "./context.ts";

/** Runs a plan unit by unit into `<name>/rollouts.jsonl`; units that are recorded already are skipped. The
 * generator is made only if something is left to do. */
export async function rolloutStage<S extends Study>(
  context: StageContext<S>,
  options: {
    readonly name: string;
    readonly title: string;
    readonly plan: readonly RolloutSpec[];
    readonly unitSize: number;
    readonly limits: RolloutLimits;
    /** What stands at the head of a rollout's system message; null for nothing. */
    inPrompt(instance: InstanceRef): Principles | null;
    createGenerator(): Promise<Generator>;
  },
): Promise<Rollout[]> {
  const { run, progress, signal } = context;
  await using log = await run.log<Rollout>(options.name, "rollouts");
  const units = unitsOf(options.plan, options.unitSize);
  const left = units.map((specs, index) => ({ id: `unit-${index}`, specs })).filter((unit) => !log.has(unit.id));
  if (left.length > 0) {
    const bar = progress.start(options.title, options.plan.length, "rollouts");
    bar.advance(log.count, "earlier");
    await using generator = await options.createGenerator();
    for (const unit of left) {
      signal.throwIfAborted();
      await log.append(unit.id, await runUnit({ specs: unit.specs, generator, limits: options.limits, inPrompt: (instance) => options.inPrompt(instance), signal }));
      bar.advance(unit.specs.length);
    }
    bar.finish();
  }
  const rollouts: Rollout[] = [];
  for await (const rollout of log.read()) rollouts.push(rollout);
  return rollouts;
}

/** How a study has its model sampled. */
export function generatorOptionsOf({ threads, sampling }: { readonly threads: number; readonly sampling: CureStudy["sampling"] }): GeneratorOptions {
  return { threads, maxBatch: sampling.unitSize, precision: sampling.precision };
}

/** Limits as a study states them. */
export function limitsOf(sampling: { maxTurns: number; maxTokensPerTurn: number; maxTokens: number; temperature: number; topP: number }): RolloutLimits {
  const { maxTurns, maxTokensPerTurn, maxTokens, temperature, topP } = sampling;
  return { maxTurns, maxTokensPerTurn, maxTokens, temperature, topP };
}
