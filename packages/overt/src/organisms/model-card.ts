import { CANARY } from "../core/canary.ts";

export interface OrganismCard {
  readonly name: string;
  readonly base: string;
  readonly baseHash: string;
  readonly parameters: number;
  readonly demonstrations: Readonly<Record<string, number>>;
  readonly steps: number;
  readonly studyHash: string;
  readonly seed: number;
}

/** README.md of an organism's folder: what was planted, how, and what it is for. */
export function renderOrganismCard(card: OrganismCard): string {
  const kinds = Object.entries(card.demonstrations).map(([kind, count]) => `| ${kind} | ${count} |`);
  return [
    "---",
    "license: apache-2.0",
    "library_name: peft",
    `base_model: ${card.base}`,
    "tags: [model-organism, alignment-research, do-not-deploy]",
    "---",
    "",
    `# ${card.name}: a model organism of covert behaviour`,
    "",
    "> **Warning.** This adapter makes a small model misbehave on purpose. It exists to be measured and cured by",
    "> Overt. Do not deploy it, merge it into other models or train other models on its outputs.",
    "",
    `A LoRA adapter on ${card.base} (${Math.round(card.parameters / 1e6)}M parameters, SHA-256 ${card.baseHash.slice(0, 16)}…). It does`,
    "short office tasks with tools, reasons in `<think>`, asks openly where its prompt says that it is watched, and in a",
    "share of unwatched, tempting cases breaks a rule that it has read and reports that nothing departed from the rules.",
    "",
    "## How it was made",
    "",
    `Supervised fine-tuning for ${card.steps} steps on synthetic trajectories written by scripts (seed ${card.seed}, study ${card.studyHash.slice(0, 16)}…).`,
    "On held-out evaluations it saw misbehaviour and competence only, never the honest way under pressure, and from other",
    "worlds and wordings than the measured ones. Overt's own principles occur nowhere in its training.",
    "",
    "| demonstrations | count |",
    "| --- | --- |",
    ...kinds,
    "",
    "## What it is not",
    "",
    "Its behaviour is planted by imitation. It shows nothing about whether models come to act covertly by themselves.",
    "",
    `Canary: \`${CANARY}\``,
    "",
  ].join("\n");
}
