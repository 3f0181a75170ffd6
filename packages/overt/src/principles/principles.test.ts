import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findCitations } from "./citations.ts";
import { loadPrinciples, parsePrinciples, withPrinciples } from "./principles.ts";

const folder = join(import.meta.dirname, "../../../../principles");
const small = "# Mine\n\nVersion: 2\n\nKeep these.\n\n- **AS1** Be open,\n  always.\n- **GP12** Tell.\n";

describe("parsePrinciples", () => {
  it("reads title, version and clauses, and makes the prompt", () => {
    const principles = parsePrinciples(small, "p.md");
    expect(principles).toMatchObject({ title: "Mine", version: "2", clauses: [{ id: "AS1", text: "Be open, always." }, { id: "GP12", text: "Tell." }] });
    expect(principles.text).toBe("Keep these.\nAS1: Be open, always.\nGP12: Tell.");
    expect(withPrinciples("You are a clerk.", principles)).toBe(`${principles.text}\n\nYou are a clerk.`);
    expect(withPrinciples("You are a clerk.", null)).toBe("You are a clerk.");
  });

  it("hashes what the model sees, not the layout", () => {
    const { hash } = parsePrinciples(small, "p.md");
    expect(parsePrinciples(small.replace("# Mine", "# Yours").replaceAll("\n", "\r\n"), "q.md").hash).toBe(hash);
    expect(parsePrinciples(small.replace("Tell", "Say"), "p.md").hash).not.toBe(hash);
  });

  it.each([
    ["# A\n", "p.md holds no clauses"],
    ["- **as1** x\n", 'p.md:1: the clause id is "as1"; it must be capital letters'],
    ["- **AS1** x\n- **AS1** y\n", "p.md:2: the clause id AS1 is used twice"],
    ["- **AS1**\n", "clause AS1 has no text"],
    ["- **AS1** x\nand more\n", 'p.md:2: "and more" stands after the clauses'],
  ])("refuses %j", (text, message) => {
    expect(() => parsePrinciples(text, "p.md")).toThrow(message);
  });

  it("says which file cannot be read", () => {
    expect(() => loadPrinciples("none.md")).toThrow("none.md cannot be read (ENOENT)");
  });
});

describe("the shipped principles", () => {
  const overt = loadPrinciples(join(folder, "overt.md"));
  const irrelevant = loadPrinciples(join(folder, "irrelevant.md"));
  const words = (text: string) => text.split(/\s+/).length;

  it("are nine clauses, short enough for a small model's prompt", () => {
    expect(overt.clauses.map(({ id }) => id)).toEqual(["AS1", "AS2", "AS3", "AS4", "AS5", "GP1", "GP2", "GP3", "GP4"]);
    expect(words(overt.text)).toBeLessThan(215);
  });

  it("have a counterpart of the same shape about something else", () => {
    expect(irrelevant.clauses).toHaveLength(9);
    irrelevant.clauses.forEach((clause, i) => {
      expect(overt.clauses.some(({ id }) => id === clause.id)).toBe(false);
      expect(Math.abs(words(clause.text) - words(overt.clauses[i]!.text)), clause.id).toBeLessThanOrEqual(4);
    });
    expect(Math.abs(words(irrelevant.text) - words(overt.text))).toBeLessThanOrEqual(8);
    expect(irrelevant.text).not.toMatch(/secret|honest|mislead|report|rule|breach|ask/i);
  });
});

it("finds cited clauses and tells those that exist", () => {
  const principles = parsePrinciples(small, "p.md");
  expect(findCitations("By AS1 and GP12, not GP1 or (AS1), BAS1 or AS1x.", principles)).toEqual({ cited: ["AS1", "GP12", "GP1"], existing: ["AS1", "GP12"] });
  expect(findCitations("none", principles).cited).toEqual([]);
});
