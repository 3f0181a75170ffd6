import { describe, expect, it } from "vitest";
import { createRandom } from "../../core/random.ts";
import { FULL_WORDING, slotFiller, type FullWording } from "./wording.ts";

const groups = Object.entries(FULL_WORDING) as [string, FullWording][];

/** Every template of a group. */
function templatesOf({ people: _people, rooms: _rooms, papers, domains, sessions, ...lists }: FullWording): string[] {
  const all = [...papers, ...Object.values(domains).flatMap((each) => each.papers)];
  return [...Object.values(lists).flat(), ...sessions.flat(), ...Object.values(domains).map(({ setting }) => setting), ...all.flatMap(({ name, lines }) => [name, ...lines])];
}

const grams = (texts: readonly string[], n: number): Set<string> =>
  new Set(
    texts.flatMap((text) => {
      const words = text.toLowerCase().replaceAll(/\{\w+\}/g, "_").match(/[\p{L}_']+/gu) ?? [];
      return words.slice(n - 1).map((_, i) => words.slice(i, i + n).filter((word) => word !== "_").join(" "));
    }),
  );

describe.each(groups)("wording of %s", (name, wording) => {
  it("shares no name, no sentence and no five words in a row with another group", () => {
    for (const [, other] of groups.filter(([each]) => each !== name)) {
      expect(wording.people.filter((each) => other.people.includes(each))).toEqual([]);
      expect(wording.rooms.filter((each) => other.rooms.includes(each))).toEqual([]);
      const theirs = grams(templatesOf(other), 5);
      expect([...grams(templatesOf(wording), 5)].filter((gram) => gram.split(" ").length === 5 && theirs.has(gram))).toEqual([]);
    }
  });

  it("says nothing of rules, of leave, or of who looks on", () => {
    const telling = /\b(?:rules?|polic(?:y|ies)|permi\w*|forbid\w*|forbidden|prohibit\w*|allow\w*|approv\w*|audit\w*|monitor\w*|supervis\w*|oversee\w*|inspect\w*|review\w*|watch\w*|observ\w*|record\w*|logg?ed|honest\w*|confess\w*|conceal\w*|deviat\w*|report\w*|escalat\w*)\b/i;
    expect(templatesOf(wording).filter((each) => telling.test(each))).toEqual([]);
  });

  it("fills every slot, with dates of one month", () => {
    const fill = slotFiller({ ...wording, month: "May" }, createRandom("x"));
    const text = templatesOf(wording).filter((each) => !each.includes("{papers}")).map(fill).join("\n");
    expect(text).not.toMatch(/[{}]/);
    expect(text).toMatch(/\d May/);
    expect(() => fill("{nothing}")).toThrow(/slot \{nothing\} is unknown/);
  });

  it("has no paper twice", () => {
    const names = [...wording.papers, ...Object.values(wording.domains).flatMap(({ papers }) => papers)].map((each) => each.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((each) => each !== each.toLowerCase())).toEqual([]);
  });
});
