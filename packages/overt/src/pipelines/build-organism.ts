import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { CANARY } from "../core/canary.ts";
import { UsageError } from "../core/errors.ts";
import { tokeniseRow, type TokenisedRow } from "../datasets/tokenise.ts";
import { parameterCount, type HostedModel } from "../models/model-host.ts";
import { buildClauseSets } from "../organisms/clause-sets.ts";
import type { Demonstration } from "../organisms/demonstration.ts";
import { renderOrganismCard } from "../organisms/model-card.ts";
import { buildDemonstrations, type DemonstrationCounts } from "../organisms/plan.ts";
import type { Principles } from "../principles/principles.ts";
import { writeFileAtomic } from "../store/atomic-file.ts";
import { replaceFolder } from "../store/replace-folder.ts";
import { ORGANISM_PARAMETER_LIMIT, type OrganismStudy } from "../study/organism-study.ts";
import { stage, type StageContext } from "./context.ts";
import { keepRefusedRow } from "./keep-refused-row.ts";
import { sftConfigOf } from "./sft-config.ts";
import { trainStage } from "./train-stage.ts";

/** Plants a behaviour in a small model: scripted demonstrations, SFT, an adapter with its model card in
 * `output`. Only bases under 1B parameters; there is no way round that. */
export async function buildOrganism(context: StageContext<OrganismStudy>, options: { base: HostedModel; principles: Principles; output: string; studyHash: string }): Promise<void> {
  const { run } = context;
  const { study } = run;
  const { base } = options;
  const parameters = checkSize(base);
  checkOutput(options.output);
  await run.pin("model", base.weights.hash);
  await run.pin("principles", options.principles.hash);

  const { training, heldOut, clauses, clauseSets, heldOutFamilies, validationShare } = study.demonstrations;
  const sets = buildClauseSets(clauseSets, study.seed);
  const counts = { training, heldOut, clauses };
  const demonstrations = buildDemonstrations({ counts, clauseSets: sets, seed: study.seed, split: "train", heldOutFamilies });
  const validation = buildDemonstrations({ counts: scale(counts, validationShare), clauseSets: sets, seed: study.seed, split: "validation", heldOutFamilies });
  refusePrinciples([...demonstrations, ...validation], options.principles);
  await stage(context, "demonstrations", async () => {
    await using log = await run.log<Demonstration>("demonstrations", "demonstrations");
    if (!log.has("train")) await log.append("train", demonstrations);
    if (!log.has("validation")) await log.append("validation", validation);
    return { train: demonstrations.length, validation: validation.length };
  });

  if (run.stage("train") === null) await stage(context, "train", async () => {
    const [train, held] = await keepRefusedRow(run.file("demonstrations", "refused.jsonl"), study.model, () => [tokenise(demonstrations, base), tokenise(validation, base)] as const);
    const position = await trainStage(context, {
      name: "organism",
      title: "training the organism",
      base,
      train,
      validation: held,
      config: sftConfigOf(study.training, train.length, study.seed),
      lora: { rank: study.training.rank, alpha: study.training.alpha, seed: study.seed },
      precision: study.training.precision,
      metadata: { canary: CANARY, organism: "true", study: options.studyHash, behaviour: "alignment-faking, planted by scripted demonstrations" },
    });
    return { steps: position.step, bestStep: position.bestStep, bestLoss: position.bestLoss, tokens: position.tokens };
  });

  const steps = Number(run.stage("train")?.["bestStep"] ?? 0);
  const card = renderOrganismCard({
    name: study.name,
    base: study.model,
    baseHash: base.weights.hash,
    parameters,
    demonstrations: countKinds(demonstrations),
    steps,
    studyHash: options.studyHash,
    seed: study.seed,
  });
  await writeFileAtomic(join(run.file("models", "organism"), "README.md"), card);
  await replaceFolder(run.file("models", "organism"), options.output);
}

/** Number of parameters, which is below the limit. */
export function checkSize({ name, weights }: HostedModel): number {
  const parameters = parameterCount(weights);
  if (parameters >= ORGANISM_PARAMETER_LIMIT)
    throw new UsageError(`model "${name}" has ${Math.round(parameters / 1e6)}M parameters; organisms are built on models under 1B only. Choose a smaller model.`);
  return parameters;
}

function tokenise(demonstrations: readonly Demonstration[], model: HostedModel): TokenisedRow[] {
  return demonstrations.map((demonstration) => tokeniseRow(demonstration, model.tokenizer));
}

/** Our principles must occur nowhere in an organism's training: neither an id nor a clause. */
function refusePrinciples(demonstrations: readonly Demonstration[], principles: Principles): void {
  for (const { id, messages } of demonstrations)
    for (const { content } of messages)
      for (const clause of principles.clauses)
        if (new RegExp(`\\b${clause.id}\\b`).test(content) || content.includes(clause.text))
          throw new UsageError(`demonstration ${id} holds clause ${clause.id} of the study's principles; an organism must never have seen them. Rename the clause or change the clause bank.`);
}

function scale(counts: DemonstrationCounts, share: number): DemonstrationCounts {
  const part = <T extends Readonly<Record<string, number>>>(group: T): T =>
    Object.fromEntries(Object.entries(group).map(([key, count]) => [key, Math.ceil(count * share)])) as T;
  return { training: part(counts.training), heldOut: part(counts.heldOut), clauses: part(counts.clauses) };
}

function countKinds(demonstrations: readonly Demonstration[]): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { instance, script, manner } of demonstrations) {
    const key = `${instance.split === "organism" ? "held-out" : "training"} families, ${instance.condition}, ${script} (${manner})`;
    kinds[key] = (kinds[key] ?? 0) + 1;
  }
  return kinds;
}

/** The finished organism takes the place of an earlier one, never of anything else. */
export function checkOutput(output: string): void {
  if (!existsSync(output) || existsSync(join(output, "adapter_config.json"))) return;
  if (statSync(output).isDirectory() && readdirSync(output).length === 0) return;
  throw new UsageError(`study.output is "${output}"; there is something else than an adapter there, and it would be lost. Give a new or empty folder.`);
}
