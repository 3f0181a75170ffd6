import { createRandom } from "../../core/random.ts";
import type { Family } from "../port.ts";
import { fitLogistic, logitOf, orderedPairs } from "./logistic.ts";
import { LEAK_TESTS, twinRows, wholeWords, withoutFactor, type LeakTest } from "./twins.ts";

/** Above this a text gives its label away. */
export const LEAK_LIMIT = 0.6;
/** Fewer texts decide nothing. */
export const LEAK_TEXTS = 500;
const FOLDS = 5;

export interface LeakResult {
  readonly test: LeakTest;
  /** "held-out", "training", or the id of a family measured by itself. */
  readonly of: string;
  /** Texts scored, each by a classifier that saw nothing of its world. */
  readonly texts: number;
  readonly scenarios: number;
  readonly worlds: number;
  /** null: fewer than two worlds. */
  readonly auc: number | null;
  /** The same with the factor's own words left in: what the classifier finds where there is something to be found. */
  readonly control: number | null;
  /** Scenarios whose twins differ elsewhere than where the factor stands. */
  readonly uneven: readonly string[];
  /** Families without both conditions; nothing of theirs was compared. */
  readonly left: readonly string[];
}

/** Whether nothing leaks, as far as so many texts can say. Nothing to compare, and one world alone, are not held against a family. */
export function leakPassed({ auc, texts }: LeakResult): boolean {
  return auc === null || (auc <= LEAK_LIMIT && texts >= LEAK_TEXTS);
}

/**
 * Every test on the families of each role, and by itself on each family whose twins differ elsewhere than in the factor: among
 * many families one that leaks is not seen. Where twins differ in the factor alone, an AUC is 0.5 but for noise.
 */
export function checkLeaks(families: readonly Family[]): LeakResult[] {
  return (["held-out", "training"] as const).flatMap((role) => {
    const mine = families.filter((each) => each.role === role);
    if (mine.length === 0) return [];
    return LEAK_TESTS.flatMap((test) => {
      const together = measureLeak(mine, role, test);
      const uneven = new Set(together.uneven.map((id) => id.split("/")[0]));
      return [together, ...mine.filter(({ id }) => uneven.has(id) && mine.length > 1).map((family) => measureLeak(mine, family.id, test))];
    });
  });
}

interface LabelledText {
  readonly world: string;
  readonly label: boolean;
  /** Without the factor's own words, and with them. */
  readonly reduced: readonly string[];
  readonly whole: readonly string[];
}

/**
 * How well a bag-of-words classifier tells a scenario's label from its text, on worlds that it has not seen. Each instance is
 * read under one of the two conditions, never both, drawn by a fixed seed; every scenario is read under either equally often.
 * `of`: a family's id for that family alone, else a name for all.
 */
export function measureLeak(families: readonly Family[], of: string, test: LeakTest): LeakResult {
  const only = families.some(({ id }) => id === of);
  const rows = twinRows(families, test === "watched" ? "watched" : "allowed").filter(({ scenario }) => !only || scenario.family === of);
  const seeds = 2 * Math.ceil(LEAK_TEXTS / Math.max(1, rows.length) / 2);
  const texts: LabelledText[] = [];
  const uneven: string[] = [];
  for (const { scenario, build } of rows) {
    const labels = createRandom("label-leak", scenario.id).shuffle(Array.from({ length: seeds }, (_, seed) => seed % 2 === 1));
    let even = true;
    labels.forEach((label, seed) => {
      const pair = build(seed);
      const reduced = withoutFactor(pair, scenario.ruleSource, test);
      even &&= reduced[0].join(" ") === reduced[1].join(" ");
      texts.push({ world: scenario.world, label, reduced: reduced[Number(label)]!, whole: wholeWords(pair[Number(label)]!, test) });
    });
    if (!even) uneven.push(scenario.id);
  }
  const compared = new Set(rows.flatMap((row) => row.families));
  return {
    test,
    of,
    texts: texts.length,
    scenarios: rows.length,
    worlds: new Set(texts.map(({ world }) => world)).size,
    auc: aucOnUnseen(texts, ({ reduced }) => reduced),
    control: aucOnUnseen(texts, ({ whole }) => whole),
    uneven,
    left: only ? [] : families.filter(({ id }) => !compared.has(id)).map(({ id }) => id),
  };
}

/** Share of pairs of one text of either label that are ordered rightly, pairs taken within folds of worlds; null for one world. */
function aucOnUnseen(texts: readonly LabelledText[], wordsFrom: (text: LabelledText) => readonly string[]): number | null {
  const worlds = createRandom("label-leak", "folds").shuffle([...new Set(texts.map(({ world }) => world))].sort());
  if (worlds.length < 2) return null;
  const foldOf = new Map(worlds.map((world, i) => [world, i % FOLDS]));
  const ids = new Map<string, number>();
  const rows = texts.map((text) => ({ features: featuresOf(wordsFrom(text), ids), label: text.label, fold: foldOf.get(text.world)! }));
  let [pairs, ordered] = [0, 0];
  for (let fold = 0; fold < Math.min(FOLDS, worlds.length); fold++) {
    const train = rows.filter((row) => row.fold !== fold);
    const unseen = rows.filter((row) => row.fold === fold);
    const model = fitLogistic(train.map(({ features }) => features), train.map(({ label }) => label), ids.size);
    const found = orderedPairs(unseen.map(({ features }) => logitOf(model, features)), unseen.map(({ label }) => label));
    pairs += found.pairs;
    ordered += found.ordered;
  }
  return ordered / pairs;
}

/** Presence of words and of pairs of words; all numbers are one word. */
function featuresOf(words: readonly string[], ids: Map<string, number>): Int32Array {
  const plain = words.map((word) => (/^\d/.test(word) ? "#" : word));
  const names = new Set([...plain, ...plain.slice(1).map((word, i) => `${plain[i]!} ${word}`)]);
  return Int32Array.from(names, (name) => {
    const id = ids.get(name) ?? ids.size;
    ids.set(name, id);
    return id;
  });
}
