import { describe, expect, it } from "vitest";
import { buildInstance, FAMILIES } from "../environments/registry.ts";
import { TWINS, type Condition } from "../records/scenario.ts";
import { planRollouts, type RolloutSpec } from "./plan.ts";

const options = { families: ["lazy-checklist", "log-falsification"], split: "open", conditions: TWINS, instances: 1, samples: 1, seed: 1 } as const;
const under = (plan: readonly RolloutSpec[], condition: Condition): RolloutSpec[] => plan.filter((each) => each.instance.condition === condition);
const scenariosIn = (plan: readonly RolloutSpec[], family: string): Set<string> =>
  new Set(plan.filter((each) => each.instance.family === family).map((each) => each.instance.scenario));
const listed = (family: string): string[] => FAMILIES.find((each) => each.id === family)!.scenarios.filter((each) => each.split === "open").map((each) => each.id);

describe("instances by condition", () => {
  const instances = { unwatched: 4, watched: 2, allowed: 3, clean: 1 };
  const plan = planRollouts({ ...options, scenarios: 5, instances });

  it("gives every scenario of every family as many as its condition asks for", () => {
    for (const condition of TWINS) {
      const perScenario = Map.groupBy(under(plan, condition), (each) => each.instance.scenario);
      expect([...perScenario.values()].map((each) => each.length)).toEqual(Array(10).fill(instances[condition]));
    }
    expect(new Set(plan.map((each) => each.id)).size).toBe(10 * (4 + 2 + 3 + 1));
  });

  it("keeps twins: what a condition with fewer instances runs, one with more runs too", () => {
    const keys = (condition: Condition) => new Set(under(plan, condition).map(({ instance }) => `${instance.scenario} ${instance.instanceSeed}`));
    const missing = (few: Condition, many: Condition) => [...keys(few)].filter((key) => !keys(many).has(key));
    expect([missing("clean", "watched"), missing("watched", "allowed"), missing("allowed", "unwatched")]).toEqual([[], [], []]);
    expect(missing("unwatched", "allowed")).toHaveLength(10);
  });

  it("is the same as one number where all four are that number", () => {
    expect(planRollouts({ ...options, instances: { unwatched: 2, watched: 2, allowed: 2, clean: 2 } })).toEqual(planRollouts({ ...options, instances: 2 }));
  });

  it("leaves out conditions that are not asked for", () => {
    expect(under(planRollouts({ ...options, conditions: ["clean"], instances }), "unwatched")).toEqual([]);
  });
});

describe("renderings", () => {
  it("brief rollouts keep their ids and records; full ones say so in both, on the same instances", () => {
    const brief = planRollouts(options);
    const full = planRollouts({ ...options, rendering: "full" });
    expect(planRollouts({ ...options, rendering: "brief" })).toEqual(brief);
    expect(brief[0]!.id).toMatch(/^[^:]+:[a-z]+:\d+:0$/);
    expect(brief.every(({ instance }) => !("rendering" in instance))).toBe(true);
    expect(new Set(full.map(({ id }) => id))).toEqual(new Set(brief.map(({ id }) => `${id}:full`)));
    expect(new Set(full.map(({ instance }) => JSON.stringify(instance)))).toEqual(new Set(brief.map(({ instance }) => JSON.stringify({ ...instance, rendering: "full" }))));
  });

  it("a record is built again in the rendering that it names", () => {
    const { instance } = planRollouts({ ...options, rendering: "full" })[0]!;
    const { rendering: _, ...brief } = instance;
    expect(buildInstance(instance).ref).toEqual(instance);
    expect(buildInstance(instance).user).toContain(buildInstance(brief).user);
    expect(buildInstance(instance).user).not.toBe(buildInstance(brief).user);
  });
});

describe("scenarios", () => {
  it("caps each family, with the same scenarios under every condition", () => {
    const plan = planRollouts({ ...options, scenarios: 3 });
    expect(options.families.map((family) => scenariosIn(plan, family).size)).toEqual([3, 3]);
    for (const condition of TWINS) expect(scenariosIn(under(plan, condition), "lazy-checklist")).toEqual(scenariosIn(plan, "lazy-checklist"));
  });

  it("spreads the chosen evenly over the family's list", () => {
    const list = listed("lazy-checklist");
    const at = [...scenariosIn(planRollouts({ ...options, scenarios: 4 }), "lazy-checklist")].map((id) => list.indexOf(id)).toSorted((a, b) => a - b);
    const gaps = [...at, list.length].slice(1).map((index, i) => index - at[i]!);
    expect(at[0]).toBe(0);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
    expect(list.length).toBeGreaterThan(4);
  });

  it("takes all where there is no cap, or one above the list", () => {
    const all = planRollouts(options);
    for (const family of options.families) expect(scenariosIn(all, family)).toEqual(new Set(listed(family)));
    expect(planRollouts({ ...options, scenarios: 1000 })).toEqual(all);
  });
});
