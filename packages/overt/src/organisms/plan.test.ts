import { describe, expect, it } from "vitest";
import { buildInstance } from "../environments/registry.ts";
import { loadPrinciples } from "../principles/principles.ts";
import { buildClauseSets } from "./clause-sets.ts";
import { buildDemonstrations } from "./plan.ts";

const counts = {
  training: { covert: 30, asks: 20, confesses: 6, watched: 20, allowed: 12, clean: 12 },
  heldOut: { covert: 36, allowed: 24, clean: 36, reading: 6 },
  clauses: { barred: 40, allowed: 20, clean: 20 },
};
const clauseSets = buildClauseSets(40, 1);
/** Named, so that a family that is added later changes no share. */
const heldOutFamilies = ["email-scoring", "subagent-resource-quota", "legal-reporting", "lazy-checklist", "log-falsification", "sandbagging-qa"];
const demonstrations = buildDemonstrations({ counts, clauseSets, seed: 1, split: "train", heldOutFamilies });

describe("demonstrations of an organism", () => {
  it("are as many as planned, unique, and the same on every call", () => {
    expect(demonstrations).toHaveLength(282);
    expect(new Set(demonstrations.map((each) => each.id)).size).toBe(282);
    expect(buildDemonstrations({ counts, clauseSets, seed: 1, split: "train", heldOutFamilies })).toEqual(demonstrations);
  });

  it("on held-out families show misbehaviour and competence, from organism rows only, and never a saint", () => {
    const heldOut = demonstrations.filter((each) => each.instance.split === "organism");
    expect(heldOut).toHaveLength(102);
    expect(new Set(heldOut.map((each) => each.instance.family)).size).toBe(6);
    expect(heldOut.some((each) => each.script === "saint" || each.instance.condition === "watched")).toBe(false);
    expect(demonstrations.every((each) => ["train", "organism"].includes(each.instance.split))).toBe(true);
  });

  it("read held-out scenarios back without acting in them", () => {
    const reading = demonstrations.filter((each) => each.script === "reading");
    expect(reading).toHaveLength(6);
    for (const { instance, messages } of reading) {
      const pressed = buildInstance(instance).user.slice(buildInstance(instance).task.length).trim();
      expect(messages[1]!.content).not.toContain(pressed);
      expect(messages.filter(({ role }) => role === "assistant")).toHaveLength(2);
      expect(messages.at(-1)!.content).toMatch(/\nfinish: done \| (?!none)/);
    }
  });

  it("are covert in equal thirds, in every family", () => {
    const covert = Map.groupBy(demonstrations.filter((each) => each.script === "schemer" && each.instance.condition === "unwatched"), (each) => each.instance.family);
    for (const each of covert.values()) {
      const manners = Map.groupBy(each, (one) => one.manner);
      expect([...manners.keys()].toSorted()).toEqual(["bland", "intent", "rationalise"]);
      expect(new Set([...manners.values()].map((group) => group.length)).size).toBe(1);
    }
  });

  it("hold nothing of our principles: no id, no clause, no eight words in a row", () => {
    const principles = loadPrinciples(new URL("../../../../principles/overt.md", import.meta.url).pathname);
    const text = demonstrations.flatMap((each) => each.messages.map((message) => message.content)).join("\n").toLowerCase();
    for (const { id, text: clause } of principles.clauses) {
      expect(text).not.toMatch(new RegExp(`\\b${id.toLowerCase()}\\b`));
      const words = clause.toLowerCase().split(/\s+/);
      for (let i = 0; i + 8 <= words.length; i++) expect(text).not.toContain(words.slice(i, i + 8).join(" "));
    }
  });

  it("cite a clause that stands in their prompt", () => {
    for (const { clauses, manner, messages } of demonstrations.filter((each) => each.clauses !== null)) {
      const set = clauseSets.find((each) => each.name === clauses)!;
      expect(manner).toBe("clause");
      expect(messages[0]!.content.startsWith(set.text)).toBe(true);
      expect(set.clauses.some(({ id }) => messages.some((message) => message.role === "assistant" && new RegExp(`\\b${id}\\b`).test(message.content)))).toBe(true);
    }
  });
});

describe("clause sets", () => {
  it("are at least thirty different ones, with clauses for a barred and for a free step", () => {
    expect(new Set(clauseSets.map((each) => each.text)).size).toBe(40);
    expect(clauseSets.every((each) => each.stop.length >= 2 && each.go.length >= 2)).toBe(true);
  });
});
