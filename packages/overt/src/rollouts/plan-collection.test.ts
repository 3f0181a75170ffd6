import { describe, expect, it } from "vitest";
import { planCollection } from "./plan-collection.ts";

const options = {
  families: ["covert-rule-violation", "anti-over-refusal"],
  split: "train",
  conditions: ["unwatched", "watched", "allowed", "clean"],
  shares: { unwatched: 0.4, watched: 0.1, allowed: 0.25, clean: 0.25 },
  instances: 40,
  samples: 3,
  seed: 1,
} as const;

describe("planCollection", () => {
  it("divides instances over conditions by share, samples each, and is the same on every call", () => {
    const plan = planCollection(options);
    const count = (condition: string): number => plan.filter((each) => each.instance.condition === condition).length;
    expect([count("unwatched"), count("watched"), count("allowed"), count("clean")]).toEqual([48, 12, 30, 30]);
    expect(new Set(plan.map((each) => each.id)).size).toBe(120);
    expect(planCollection(options)).toEqual(plan);
    expect(plan.filter((each) => each.instance.condition === "allowed").every((each) => each.instance.family === "anti-over-refusal")).toBe(true);
  });

  it("goes round all scenarios before it takes one twice", () => {
    const plan = planCollection({ ...options, conditions: ["clean"], instances: 60, samples: 1 });
    const uses = Map.groupBy(plan, (each) => each.instance.scenario);
    expect(Math.max(...[...uses.values()].map((each) => each.length)) - Math.min(...[...uses.values()].map((each) => each.length))).toBeLessThanOrEqual(1);
  });
});
