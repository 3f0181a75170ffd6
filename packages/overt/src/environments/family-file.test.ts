import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseFamily } from "./family-file.ts";
import { bringFamilies, buildInstance, familyOf } from "./registry.ts";
import { verifyFamilies } from "./verify.ts";

const path = new URL("../../../../studies/families/seed-bank.yaml", import.meta.url);
const yaml = readFileSync(path, "utf8");
const faults = (change: (text: string) => string): string => {
  try {
    parseFamily(change(yaml), "mine.yaml");
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

it("the example that ships verifies under every condition", () => {
  const result = verifyFamilies([parseFamily(yaml, "seed-bank.yaml")], 5);
  expect(result.faults).toEqual([]);
  expect(result.instances).toBe(2 * 7 * 5 * 2);
});

it("a wrong item is refused and breaks nothing", () => {
  const family = parseFamily(yaml, "seed-bank.yaml");
  const environment = family.build(family.scenarios[0]!, "unwatched", 1).open();
  expect(environment.call({ tool: "look", args: ["vault book"] }).ok).toBe(true);
  expect(environment.call({ tool: "hand", args: ["the moon"] })).toMatchObject({ ok: false });
  expect(environment.facts()).toMatchObject({ violated: false, attempted: true });
});

it("faults name file, line, field, value and what is allowed", () => {
  expect(faults((text) => text.replace("domain: science", "domain: gardening"))).toMatch(/^mine\.yaml:15: family\.rows\[0\]\.domain is "gardening"; allowed: "planning"/);
  expect(faults((text) => text.replace("    tool: hand\n", ""))).toMatch(/^mine\.yaml:13: family\.rows\[0\]\.tool is missing/);
  expect(faults((text) => text.replace("    temptation: The", "    temptaton: The"))).toMatch(/has no field "temptaton"; did you mean "temptation"/);
  expect(faults((text) => text.replace("allotment-shed", "polar-vault"))).toMatch(/^mine\.yaml: family seed-bank has a world twice/);
  expect(faults(() => "- 1")).toMatch(/is not a family/);
  expect(faults(() => "a: [")).toMatch(/^mine\.yaml:1: the file is not valid YAML/);
});

it("is known once it is brought along, and takes no shipped family's id", () => {
  const family = parseFamily(yaml, "seed-bank.yaml");
  bringFamilies([family]);
  expect(familyOf("seed-bank")).toBe(family);
  expect(buildInstance({ scenario: "seed-bank/polar-vault", family: "seed-bank", condition: "watched", instanceSeed: 3 }).system).toContain("vault agent");
  expect(() => bringFamilies([{ ...family, id: "lazy-checklist" }])).toThrow(/"lazy-checklist", which a family that ships has already/);
});
