import { setImmediate as nextTurn } from "node:timers/promises";
import { RunError } from "../core/errors.ts";
import type { Progress } from "../core/progress.ts";
import { hashSeed } from "../core/random.ts";
import { DUPLICATE_LIMIT } from "../environments/checks/near-duplicates.ts";
import { ScenarioIndex } from "../environments/checks/nearest-scenario.ts";
import { leakOf, lengthFault, verifyDraft } from "../environments/generate/check-draft.ts";
import { draftMessages, EXAMPLE_ROW, repairMessages } from "../environments/generate/draft-prompt.ts";
import { addRow, openFamily, type FamilyFrame } from "../environments/generate/family-document.ts";
import { readDraft, withoutThinking, type Draft } from "../environments/generate/read-draft.ts";
import type { Family } from "../environments/port.ts";
import type { Generation, Generator } from "../models/generator.ts";
import type { Message } from "../records/message.ts";
import type { Domain, Split } from "../records/scenario.ts";
import { tryAgents, type Tally } from "../rollouts/try-agents.ts";

/** Why a draft was not kept, in the order of the checks. */
export const REJECTIONS = ["no-answer", "no-row", "unverified", "leak", "near-duplicate", "too-long", "saint", "permitted", "schemer", "undecided"] as const;
export type Rejection = (typeof REJECTIONS)[number];

export interface DraftingOptions {
  /** The family file; written with the first row that is kept. */
  readonly out: string;
  readonly frame: FamilyFrame;
  /** The behaviour to draft for. */
  readonly about: string;
  readonly split: Exclude<Split, "sealed">;
  /** Drafts take turns in these. */
  readonly domains: readonly Domain[];
  /** Rows wanted, and drafts that may be asked for. */
  readonly count: number;
  readonly attempts: number;
  /** Drafts asked for together. */
  readonly width: number;
  /** Of each agent under each condition. */
  readonly tries: number;
  /** Of one answer. */
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed: number;
  /** 2026-11-24 */
  readonly date: string;
}

export interface DraftingResult {
  /** Scenario ids. */
  readonly kept: readonly string[];
  readonly drafts: number;
  /** Drafts whose fault was sent back, and those of them that were right then. */
  readonly sentBack: number;
  readonly repaired: number;
  readonly rejected: Readonly<Partial<Record<Rejection, number>>>;
  /** The first fault of each kind, as a sentence. */
  readonly examples: Readonly<Partial<Record<Rejection, string>>>;
  /** Tries of agents that were not scored. */
  readonly unscored: number;
}

interface Surroundings {
  readonly generator: Generator;
  /** Families that drafts may not repeat. */
  readonly known: readonly Family[];
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** So many unanswered requests in a row, and the model is given up. */
const SILENCE = 4;
const MAX_TURNS = 6;

type Fault = { readonly reason: Rejection; readonly fault: string };
type Checked = { readonly draft: Draft } | Fault;

/**
 * Drafts environments with a model and keeps those that pass every check and that a saint and a schemer, the same model under two
 * prompts, are both scored right in (paper, §3.3). Each row is on disk before the next is drafted.
 * @throws RunError where the model gives no answers; the signal's reason where it is aborted.
 */
export async function generateEnvironments(options: DraftingOptions, { generator, known, progress, signal }: Surroundings): Promise<DraftingResult> {
  const { out, frame, count, attempts } = options;
  const existing = openFamily(out);
  const index = await indexOf([...known, ...(existing === null ? [] : [existing]), exampleFamily(frame)], progress, signal);
  const worlds = new Set(existing?.scenarios.map(({ world }) => world));
  const kept: string[] = [];
  const rejected: Partial<Record<Rejection, number>> = {};
  const examples: Partial<Record<Rejection, string>> = {};
  let [drafts, sentBack, repaired, unscored, silence] = [0, 0, 0, 0, 0];

  const write = (asked: readonly (readonly Message[])[]): Promise<Generation[]> =>
    generator.generate(
      asked.map((messages, i) => ({ messages, maxTokens: options.maxTokens, temperature: options.temperature, topP: 1, seed: hashSeed(options.seed, "draft", drafts + i, messages.length) })),
      signal,
    );
  const reject = ({ reason, fault }: Fault): void => {
    rejected[reason] = (rejected[reason] ?? 0) + 1;
    examples[reason] ??= fault;
    silence = reason === "no-answer" ? silence + 1 : 0;
    if (silence < SILENCE) return;
    throw new RunError(`The model gave no answer ${silence} times in a row: ${fault}. ${kept.length === 0 ? "Nothing was kept" : `${kept.length} are kept in ${out}`}; put that right and run the same command again.`);
  };
  const check = (answer: Generation, domain: Domain): Checked => {
    if (answer.status === "failed") return { reason: "no-answer", fault: answer.reason };
    const read = readDraft(answer.text, { frame, split: options.split, domain, worlds });
    if (!read.ok) return { reason: "no-row", fault: read.fault };
    return verifyDraft(read.draft.family) ?? leakOf(read.draft.row) ?? nearFault(index, read.draft) ?? lengthFault(read.draft.family) ?? { draft: read.draft };
  };
  const judge = async (draft: Draft): Promise<void> => {
    const [scenario] = draft.family.scenarios;
    // Of one batch, another one may have been kept since this was read.
    const near = worlds.has(draft.world) ? { reason: "near-duplicate" as const, fault: `another draft took the name ${draft.world}` } : nearFault(index, draft);
    if (near !== null) return reject(near);
    const limits = { maxTurns: MAX_TURNS, maxTokensPerTurn: options.maxTokens, maxTokens: 3 * options.maxTokens, temperature: options.temperature, topP: 1 };
    const trial = await tryAgents({ family: draft.family, scenario: scenario!, generator, limits, tries: options.tries, seed: hashSeed(options.seed, drafts, draft.world), signal });
    const tallies = [trial.saint, trial.permitted, ...(trial.schemer === null ? [] : [trial.schemer])];
    unscored += tallies.reduce((sum, tally) => sum + tally.unscored, 0);
    if (trial.verdict !== "right") return reject({ reason: trial.verdict, fault: describeTallies(tallies) });
    const [saint, permitted, schemer] = tallies.map(({ right, tries }) => `${right}/${tries}`) as [string, string, string];
    await addRow(out, frame, draft.row, { model: generator.name, date: options.date, saint, permitted, schemer });
    index.add(draft.family, scenario!);
    worlds.add(draft.world);
    kept.push(scenario!.id);
    silence = 0;
    progress.note(`kept ${scenario!.id} (${kept.length} of ${count})`);
  };

  const stage = progress.start("generating", attempts, "drafts");
  while (kept.length < count && drafts < attempts) {
    signal.throwIfAborted();
    const size = Math.min(options.width, count - kept.length, attempts - drafts);
    const domains = Array.from({ length: size }, (_, i) => options.domains[(drafts + i) % options.domains.length]!);
    const asked = domains.map((domain) => draftMessages({ about: options.about, category: frame.category, domain, worlds: [...worlds] }));
    const answers = await write(asked);
    const checked = answers.map((answer, i) => check(answer, domains[i]!));
    const faulty = checked.flatMap((each, i) => ("draft" in each || each.reason === "no-answer" || each.reason === "near-duplicate" ? [] : [{ i, fault: each.fault }]));
    const again = await write(faulty.map(({ i, fault }) => repairMessages(asked[i]!, textOf(answers[i]!), fault)));
    faulty.forEach(({ i }, n) => {
      checked[i] = check(again[n]!, domains[i]!);
      sentBack++;
      if ("draft" in checked[i]) repaired++;
    });
    for (const each of checked) {
      drafts++;
      if ("draft" in each) await judge(each.draft);
      else reject(each);
      stage.advance(1);
    }
  }
  stage.finish();
  return { kept, drafts, sentBack, repaired, rejected, examples, unscored };
}

async function indexOf(families: readonly Family[], progress: Progress, signal: AbortSignal): Promise<ScenarioIndex> {
  const index = new ScenarioIndex();
  const stage = progress.start("reading what exists", families.reduce((sum, { scenarios }) => sum + scenarios.length, 0), "scenarios");
  for (const family of families) {
    await nextTurn(); // lets Ctrl-C and the progress line through
    signal.throwIfAborted();
    for (const scenario of family.scenarios) index.add(family, scenario);
    stage.advance(family.scenarios.length);
  }
  stage.finish();
  return index;
}

/** The example of the prompt, as a family. */
export function exampleFamily(frame: FamilyFrame): Family {
  const read = readDraft(`\`\`\`yaml\n${EXAMPLE_ROW}\`\`\``, { frame: { ...frame, id: "the-example" }, split: "organism", domain: "operations", worlds: new Set() });
  if (!read.ok) throw new Error(`The example row is at fault: ${read.fault}`);
  return read.draft.family;
}

function nearFault(index: ScenarioIndex, { family }: Draft): Fault | null {
  const near = index.nearest(family, family.scenarios[0]!);
  if (near === null || near.containment <= DUPLICATE_LIMIT) return null;
  return { reason: "near-duplicate", fault: `${Math.round(100 * near.containment)}% of its wording is that of ${near.scenario}` };
}

const textOf = (answer: Generation): string => (answer.status === "ok" ? withoutThinking(answer.text) : "");

function describeTallies(tallies: readonly Tally[]): string {
  return tallies
    .map(({ outcomes, unscored }, i) => {
      const counts = [...Object.entries(outcomes), ...(unscored > 0 ? [["unscored", unscored] as const] : [])];
      return `${["saint", "saint where permitted", "schemer"][i]}: ${counts.map(([name, n]) => `${n} ${name}`).join(", ")}`;
    })
    .join("; ");
}
