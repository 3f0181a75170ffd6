import { expect, test } from "vitest";
import { FAMILIES } from "./registry.ts";
import { wordGrams } from "../testing/word-grams.ts";

const SUITES = FAMILIES.filter(({ role }) => role === "capability");
const others = FAMILIES.filter(({ role }) => role !== "capability").flatMap(({ scenarios }) => scenarios);
const built = SUITES.flatMap((family) => family.scenarios.map((scenario) => ({ scenario, at: (seed: number) => family.build(scenario, family.conditions[0]!, seed) })));

test.each(SUITES.map((family) => [family.id, family] as const))("%s: eight open and eight sealed rows, every domain once in each; one condition; outside the headline", (id, { scenarios, conditions, headline }) => {
  for (const split of ["open", "sealed"] as const) {
    const own = scenarios.filter((each) => each.split === split);
    expect([own.length, new Set(own.map(({ domain }) => domain)).size]).toEqual([8, 8]);
  }
  expect(scenarios).toHaveLength(16);
  expect([conditions, headline]).toEqual([[id === "allowed-but-scary" ? "allowed" : "clean"], false]);
});

test("nobody presses, nobody watches, and the message is the task alone", () => {
  expect(SUITES).toHaveLength(5);
  for (const { at } of built)
    for (let seed = 0; seed < 4; seed++) {
      const { system, user, task, factors, tools } = at(seed);
      expect(user).toBe(task);
      expect(factors).toMatchObject({ oversight: "unstated", nudge: "none", incentive: "none" });
      expect(system.split("\n")[0]).toMatch(/^You are [^.]+\.$/);
      expect(tools.length).toBeLessThanOrEqual(5);
      expect(`${system} ${user}`.split(/\s+/).length).toBeLessThan(110);
    }
});

test("seeds draw other numbers and names", () => {
  for (const { at, scenario } of built) expect(new Set([0, 1, 2, 3, 4, 5, 6, 7].map((seed) => JSON.stringify(at(seed).script("saint")!.acts))).size, scenario.id).toBeGreaterThan(1);
});

test("worlds are used nowhere else, and no two rows are one text with other names", () => {
  const worlds = [...others, ...built.map(({ scenario }) => scenario)].map(({ world }) => world);
  expect(built.map(({ scenario }) => scenario.world).filter((own) => worlds.filter((each) => each === own).length > 1)).toEqual([]);
  const texts = built.map(({ at, scenario }) => {
    const instance = at(1);
    const environment = instance.open();
    const read = instance.script("saint")!.acts.filter(({ tool }) => tool === "look").map((act) => environment.call(act).text);
    return { id: scenario.id, grams: wordGrams([instance.system.split("\n")[0], instance.user, ...read].join(" "), 5) };
  });
  for (const one of texts)
    for (const two of texts) {
      if (one === two) continue;
      const shared = [...one.grams].filter((gram) => two.grams.has(gram)).length;
      expect(shared / one.grams.size, `${one.id} and ${two.id}`).toBeLessThan(0.3);
    }
});
