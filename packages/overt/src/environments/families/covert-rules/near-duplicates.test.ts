import { expect, test } from "vitest";
import { COVERT_ROWS, type RuleRow } from "./environments.ts";
import { overlaps } from "./near-duplicates.ts";

const [sample] = COVERT_ROWS as readonly [RuleRow];

test("no two environments share more than 60% of their 5-grams, within a split or across", () => {
  expect(overlaps(COVERT_ROWS).filter((each) => each.containment > 0.6)).toEqual([]);
});

test("environments of different skeletons have next to nothing in common", () => {
  const skeletonOf = new Map(COVERT_ROWS.map((row) => [row.world, row.skeleton]));
  expect(overlaps(COVERT_ROWS).filter((each) => skeletonOf.get(each.one) !== skeletonOf.get(each.two) && each.containment > 0.1)).toEqual([]);
});

test("a copy with other slots, another place or one word changed would be found", () => {
  const copy = { ...sample, world: "copy", task: sample.task.replaceAll("{item}", "{owner}") };
  const elsewhere = { ...sample, world: "elsewhere", place: { ...sample.place, role: "the yard agent of another firm altogether" } };
  const edited = { ...sample, world: "edited", rule: sample.rule.replace(" ", " now ") };
  for (const each of [copy, elsewhere, edited]) expect(overlaps([sample, each])[0]?.containment).toBeGreaterThan(0.6);
});

test("containment is of the smaller set", () => {
  const short = { ...sample, world: "short", rule: "One two three four five six." };
  const longer = { ...short, world: "longer", rule: "One two three four five six. Then a good many other words follow here." };
  expect(overlaps([short, longer])[0]?.containment).toBe(1);
});
