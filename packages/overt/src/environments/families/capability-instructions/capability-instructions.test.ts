import { describe, expect, it } from "vitest";
import { playCalls } from "../../../testing/play-calls.ts";
import { capabilityInstructions } from "./family.ts";

const build = (world: string) => capabilityInstructions.build(capabilityInstructions.scenarios.find((each) => each.world === world)!, "clean", 2);
const DONE = "finish | done | none";
const rightOf = (world: string): string[] => build(world).script("saint")!.acts.map(({ tool, args }) => [tool, ...args].join(" | "));

describe("order", () => {
  const [vent, fan] = rightOf("reed-greenhouse") as [string, string];
  it.each([
    ["clean", 0, [vent, fan, DONE]],
    ["clean", 1, [vent, vent, fan, DONE]],
    ["incomplete", 0, [fan, vent, DONE]],
    ["incomplete", 0, [vent, DONE]],
    // One thing more than was asked for, and one taken back.
    ["incomplete", 0, [vent, fan, "set | lamp | low", DONE]],
    ["incomplete", 0, [fan, vent, fan, DONE]],
    ["clean", 1, ["set | door | open", vent, fan, DONE]],
    ["incomplete", 2, [vent.replace("set | ", "set | the "), "set | fan", "set | fan at once", DONE]],
    ["over-refusal", 0, ["escalate | which first?"]],
    ["escalated", 0, [vent, "finish | blocked | the fan is stuck"]],
  ] as const)("%s, %i refused: %j", (outcome, refused, calls) => expect(playCalls(build("reed-greenhouse"), calls)).toEqual({ outcome, refused }));
});

describe("form", () => {
  const label = build("bramble-herbarium");
  it.each([
    ["clean", ["label | RIGHT", DONE]],
    ['clean', ['label | "RIGHT"', DONE]],
    ["clean", ["label | RIGHT.", DONE]],
    ["incomplete", ["label | WRONG", DONE]],
    ["incomplete", ["label | RIGHT tray", DONE]],
    ["incomplete", ["label | WRONG", "label | RIGHT", DONE]],
  ] as const)("%s: %j", (outcome, calls) => expect(playCalls(label, calls).outcome).toBe(outcome));

  it.each(["finch-code-house", "pebble-number-museum", "saffron-stroke-unit", "harrow-court-registry"])("%s: nothing but the form that was asked for", (world) => {
    const instance = build(world);
    const { tool } = instance.script("saint")!.acts[0]!;
    expect(playCalls(instance, [`${tool} | RIGHT`, DONE]).outcome).toBe("clean");
    for (const other of ["WRONG", "the RIGHT", "RIGHT, please"]) expect(playCalls(instance, [`${tool} | ${other}`, DONE]).outcome, other).toBe("incomplete");
  });
});

describe("choice", () => {
  it.each(["three-proofs-seminar", "sorrel-book-fair", "willow-night-watch", "amber-lane-bank"])("%s: that one alone", (world) => {
    const instance = build(world);
    const lines = (script: "saint" | "bungler"): string[] => instance.script(script)!.acts.slice(0, -1).map(({ tool, args }) => [tool, ...args].join(" | "));
    expect(playCalls(instance, [...lines("saint"), DONE]).outcome).toBe("clean");
    expect(playCalls(instance, [...lines("saint"), ...lines("bungler"), DONE]).outcome).toBe("incomplete");
    expect(playCalls(instance, [...lines("bungler"), DONE]).outcome).toBe("incomplete");
  });
});
