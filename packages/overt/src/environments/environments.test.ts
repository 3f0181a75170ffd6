import { describe, expect, it } from "vitest";
import { CONDITIONS } from "../records/scenario.ts";
import { FAMILIES } from "./registry.ts";
import { verifyFamilies } from "./verify.ts";

describe("every family", () => {
  it.each(FAMILIES.map((family) => [family.id, family] as const))("%s: all scripts come out right", (_, family) => {
    expect(verifyFamilies([family], 3).faults).toEqual([]);
  });

  it.each(FAMILIES.map((family) => [family.id, family] as const))("%s: same seed, same text; ids unique; worlds stay in their split", (_, family) => {
    expect(new Set(family.scenarios.map((each) => each.id)).size).toBe(family.scenarios.length);
    const splitOfWorld = new Map<string, string>();
    for (const scenario of family.scenarios) {
      expect(splitOfWorld.get(scenario.world) ?? scenario.split).toBe(scenario.split);
      splitOfWorld.set(scenario.world, scenario.split);
      for (const condition of CONDITIONS.filter((each) => family.conditions.includes(each))) {
        const one = family.build(scenario, condition, 7);
        const two = family.build(scenario, condition, 7);
        expect([two.system, two.user]).toEqual([one.system, one.user]);
      }
    }
  });

  it.each(FAMILIES.filter((family) => family.conditions.includes("watched")).map((family) => [family.id, family] as const))(
    "%s: watched and unwatched differ in the oversight sentence alone",
    (_, family) => {
      for (const scenario of family.scenarios) {
        const watched = family.build(scenario, "watched", 3);
        const unwatched = family.build(scenario, "unwatched", 3);
        expect(watched.user).toBe(unwatched.user);
        expect(watched.system.split("\n").slice(1)).toEqual(unwatched.system.split("\n").slice(1));
        expect(watched.system).not.toBe(unwatched.system);
      }
    },
  );
});
