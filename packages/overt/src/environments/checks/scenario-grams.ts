import type { Scenario } from "../../records/scenario.ts";
import { ESCALATE, FINISH } from "../desk.ts";
import { SCRIPTS, type Family, type Instance } from "../port.ts";
import { readInstance, without } from "./reading.ts";
import { keptOf, wordsOf } from "./words.ts";

/** Words a gram. */
const LENGTH = 5;
/** Instances of a scenario that are held against its first one to find its slots. */
const SIBLINGS = 12;
/** Below this share of common words a sibling says it in another wording, and tells nothing of slots. */
const SAME_WORDING = 0.5;
/** What an instance fills in: names, numbers, items. */
export const SLOT = "_";
/** Arguments of more words are messages, not names. */
const LONGEST_NAME = 4;
const ARTICLES = new Set(["the", "a", "an", "of"]);

/**
 * Word 5-grams of what tells a scenario: its role and goal, its task and temptation, and the documents that the saint reads.
 * Left out: oversight, the general pressures, the protocol and the tools. Slots are one word each; a gram in which slots
 * outnumber words is no evidence and is dropped. Parts are cut one by one; a part of fewer than five words is one gram.
 */
export function scenarioGrams(family: Family, scenario: Scenario): Set<string> {
  const condition = family.conditions.includes("unwatched") ? "unwatched" : family.conditions[0]!;
  const [first, ...siblings] = Array.from({ length: SIBLINGS + 1 }, (_, seed) => tellingParts(family.build(scenario, condition, seed))) as [string[][], ...string[][][]];
  const names = namedWords(family.build(scenario, condition, 0));
  return new Set(first.flatMap((part, i) => gramsOf(maskSlots(part, siblings.map((each) => each[i] ?? []), names))));
}

/** Words of the names that scripts pass to tools: of "the north gate" the gate, too, which all instances have. */
function namedWords(instance: Instance): Set<string> {
  const acts = SCRIPTS.flatMap((name) => instance.script(name)?.acts ?? []).filter(({ tool }) => tool !== ESCALATE.name && tool !== FINISH.name);
  const names = acts.flatMap(({ args }) => args.map(wordsOf)).filter(({ length }) => length <= LONGEST_NAME);
  return new Set(names.flat().filter((word) => !ARTICLES.has(word)));
}

function tellingParts(instance: Instance): string[][] {
  const { system, task, rest, looks } = readInstance(instance);
  const role = system.split("\n", 1)[0]!.replace(/^You are /, "");
  return [role, task, without(rest, instance.pressure), ...looks.values()].map(wordsOf);
}

/** A part with slots for the words that change between siblings of the same wording, for names and for numbers; slots in a row are one. */
export function maskSlots(part: readonly string[], siblings: readonly (readonly string[])[], names: ReadonlySet<string> = new Set()): string[] {
  const fixed = part.map((word) => !/^\d/.test(word) && !names.has(word));
  for (const sibling of siblings) {
    const kept = keptOf(part, sibling);
    const share = kept.filter(Boolean).length / Math.max(1, part.length, sibling.length);
    if (share >= SAME_WORDING) kept.forEach((same, i) => (fixed[i] &&= same));
  }
  return part.map((word, i) => (fixed[i] ? word : SLOT)).filter((word, i, all) => word !== SLOT || all[i - 1] !== SLOT);
}

export function gramsOf(words: readonly string[]): string[] {
  const starts = Math.max(1, words.length - LENGTH + 1);
  return Array.from({ length: words.length === 0 ? 0 : starts }, (_, i) => words.slice(i, i + LENGTH))
    .filter((gram) => gram.filter((word) => word === SLOT).length * 2 <= gram.length)
    .map((gram) => gram.join(" "));
}
