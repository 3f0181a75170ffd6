import { expect, it } from "vitest";
import { armOf, armsOf } from "./arms.ts";
import { parseStudy } from "./parse-study.ts";

it("puts the cure first and changes one thing in each control", () => {
  const study = parseStudy("version: 1\nname: a\nmodel: m\ncontrols: [{name: unfiltered}, {name: clean-tasks}, {name: irrelevant-principles}]\n", { source: "s" });
  if (study.kind !== "cure") throw new Error("wrong kind");
  const [cure, unfiltered, clean, irrelevant] = armsOf(study);
  expect(cure).toEqual({ name: "cure", collect: study.collect, cure: study.cure });
  expect(unfiltered).toMatchObject({ name: "unfiltered", collect: { principles: "none" }, cure: { filter: "none" } });
  expect(clean).toMatchObject({ collect: { principles: "none", conditions: ["clean"] } });
  expect(irrelevant).toMatchObject({ collect: { principles: "irrelevant", families: study.collect.families } });
});

it("collects at one temperature in every arm", () => {
  const study = parseStudy("version: 1\nname: a\nmodel: m\ncollect: {temperature: 0.7}\ncontrols: [{name: unfiltered}, {name: clean-tasks}, {name: irrelevant-principles}]\n", { source: "s" });
  if (study.kind !== "cure") throw new Error("wrong kind");
  expect(armsOf(study).map((arm) => arm.collect.temperature)).toEqual([0.7, 0.7, 0.7, 0.7]);
});

it("finds an arm by its name, or says which there are", () => {
  const study = parseStudy("version: 1\nname: a\nmodel: m\ncontrols: [{name: unfiltered}]\n", { source: "s" });
  if (study.kind !== "cure") throw new Error("wrong kind");
  expect(armOf(study, "unfiltered").cure.filter).toBe("none");
  expect(() => armOf(study, "clean-tasks")).toThrow('--arm is "clean-tasks"; this study has cure, unfiltered. Add it to study.controls');
});
