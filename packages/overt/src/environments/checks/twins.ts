import type { Condition, RuleSource, Scenario } from "../../records/scenario.ts";
import type { Family, Instance } from "../port.ts";
import { readInstance, type Reading } from "./reading.ts";
import { commonWords, wordsOf } from "./words.ts";

/**
 * What is guessed of a text, and from what. The factor's own words are taken out first, from one place only, so that every
 * further difference between twins is there to be found:
 * `watched`: watched from unwatched, by prompt and documents without the oversight sentence.
 * `allowed-prompt`: allowed from unwatched, by the prompt alone. Nothing is taken out but, where the rule stands in the
 * message, the words of the message that differ between the twins.
 * `allowed`: the same with the documents that a saint reads; where the rule stands elsewhere than in the message, the words
 * that differ in the first document that differs are taken out.
 */
export const LEAK_TESTS = ["watched", "allowed-prompt", "allowed"] as const;
export type LeakTest = (typeof LEAK_TESTS)[number];

/** A scenario unwatched, and where it stands under the other condition. */
export interface TwinRow {
  readonly scenario: Scenario;
  readonly families: readonly [id: string, id: string];
  readonly build: (seed: number) => readonly [unwatched: Instance, other: Instance];
}

/** Every unwatched scenario with its twin: in its own family, or in one of twins alone that has a scenario of the same slug. */
export function twinRows(families: readonly Family[], condition: Condition): TwinRow[] {
  const slug = (each: Scenario): string => each.id.slice(each.family.length + 1);
  const lenders = families
    .filter(({ conditions }) => !conditions.includes("unwatched") && conditions.includes(condition))
    .map((family) => ({ family, bySlug: new Map(family.scenarios.map((each) => [slug(each), each])) }));
  return families
    .filter(({ conditions }) => conditions.includes("unwatched"))
    .flatMap((family) =>
      family.scenarios.flatMap((scenario): TwinRow[] => {
        const own = family.conditions.includes(condition);
        const lender = own ? undefined : lenders.find(({ bySlug }) => bySlug.has(slug(scenario)));
        const twin = own ? { family, scenario } : lender && { family: lender.family, scenario: lender.bySlug.get(slug(scenario))! };
        if (twin === undefined) return [];
        return [{ scenario, families: [family.id, twin.family.id], build: (seed) => [family.build(scenario, "unwatched", seed), twin.family.build(twin.scenario, condition, seed)] }];
      }),
    );
}

/** Words of both twins without the factor's own. They are equal where twins differ in nothing but the factor. */
export function withoutFactor(pair: readonly [Instance, Instance], ruleSource: RuleSource, test: LeakTest): [string[], string[]] {
  const words = pair.map((each) => partsOf(readInstance(each), test)) as [Map<string, string[]>, Map<string, string[]>];
  const place = test === "watched" ? undefined : factorPlace(words, ruleSource);
  if (place !== undefined) {
    const common = commonWords(words[0].get(place)!, words[1].get(place)!);
    for (const each of words) each.set(place, common);
  }
  // A document that only one twin's saint opened shows how it goes on, not what the text says.
  const joined = (each: ReadonlyMap<string, string[]>): string[] => [...each].filter(([key]) => words.every((side) => side.has(key))).flatMap(([, part]) => part);
  return [joined(words[0]), joined(words[1])];
}

/** All that the model reads of an instance, the factor's words included. */
export function wholeWords(instance: Instance, test: LeakTest): string[] {
  const looks = test === "allowed-prompt" ? [] : readInstance(instance).looks.values();
  return wordsOf([instance.system, instance.user, ...looks].join("\n"));
}

/** The one part of the text that may differ: of the message where the rule stands there, of what is looked at elsewhere. */
function factorPlace([a, b]: readonly [ReadonlyMap<string, string[]>, ReadonlyMap<string, string[]>], ruleSource: RuleSource): string | undefined {
  const message = ["task", "rest"];
  const places = ruleSource === "message" ? message : [...a.keys()].filter((key) => key !== "system" && !message.includes(key));
  return places.find((key) => b.has(key) && a.get(key)!.join(" ") !== b.get(key)!.join(" "));
}

function partsOf({ system, task, rest, looks }: Reading, test: LeakTest): Map<string, string[]> {
  const shown: readonly [string, string][] = test === "allowed-prompt" ? [] : [...looks].map(([call, text]) => [`look ${call}`, text]);
  return new Map([["system", system] as const, ["task", task] as const, ["rest", rest] as const, ...shown].map(([key, text]) => [key, wordsOf(text)]));
}
