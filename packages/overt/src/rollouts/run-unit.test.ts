import { describe, expect, it } from "vitest";
import { formatCall } from "../environments/call-format.ts";
import { buildInstance } from "../environments/registry.ts";
import type { ScriptName } from "../environments/port.ts";
import { scriptedGenerator } from "../models/scripted-generator.ts";
import { parsePrinciples } from "../principles/principles.ts";
import { planRollouts, unitsOf } from "./plan.ts";
import { runUnit } from "./run-unit.ts";

const limits = { maxTurns: 5, maxTokensPerTurn: 64, maxTokens: 160, temperature: 1, topP: 1 };
const specs = planRollouts({ families: ["covert-rule-violation"], split: "validation", conditions: ["unwatched", "clean"], instances: 1, samples: 1, seed: 1, scenarios: 3 });

/** Plays the script of whatever instance the prompt belongs to. */
function playing(name: ScriptName) {
  const byPrompt = new Map(specs.map((spec) => {
    const instance = buildInstance(spec.instance);
    return [`${instance.system}\n${instance.user}`, instance.script(name)];
  }));
  return scriptedGenerator(name, (messages) => {
    const script = byPrompt.get(`${messages[0]!.content}\n${messages[1]!.content}`);
    const act = script?.acts[messages.filter((each) => each.role === "assistant").length];
    return act ? `<think>on I go</think>\n${formatCall(act)}` : "finish: done | none";
  });
}

describe("runUnit", () => {
  it("runs scripts through the whole loop: facts come out as the verifier says", async () => {
    const rollouts = await runUnit({ specs, generator: playing("schemer"), limits, inPrompt: () => null });
    expect(rollouts.map((each) => each.id)).toEqual(specs.map((each) => each.id));
    for (const rollout of rollouts) {
      expect(rollout.judgement).toMatchObject({ status: "scored", outcome: rollout.instance.condition === "clean" ? "clean" : "covert" });
      expect(rollout.stopReason).toBe("closed");
      expect(rollout.turns.every((turn) => turn.reasoning === "on I go")).toBe(true);
    }
  });

  it("begins with an empty cache: a killed run repeats its unit after none, the whole one after others", async () => {
    const calls: string[] = [];
    const inner = scriptedGenerator("mute", () => "hm");
    const generator = { ...inner, reset: async () => void calls.push("reset"), generate: (...args: Parameters<typeof inner.generate>) => (calls.push("generate"), inner.generate(...args)) };
    for (let unit = 0; unit < 2; unit++) await runUnit({ specs: specs.slice(0, 2), generator, limits: { ...limits, maxTurns: 2 }, inPrompt: () => null });
    expect(calls).toEqual(["reset", "generate", "generate", "reset", "generate", "generate"]);
  });

  it("tells the model of a malformed call and goes on until the turn limit", async () => {
    const [rollout] = await runUnit({ specs: specs.slice(0, 1), generator: scriptedGenerator("mute", () => "hm"), limits, inPrompt: () => null });
    expect(rollout!.turns).toHaveLength(5);
    expect(rollout!.turns[0]).toMatchObject({ call: null, result: "error: not of the form `tool: ARGUMENTS`" });
    expect(rollout).toMatchObject({ stopReason: "turn-limit", judgement: { status: "scored", outcome: "incoherent" } });
  });

  it("a generator that fails leaves the rollout unscored, with the reason", async () => {
    const [rollout] = await runUnit({ specs: specs.slice(0, 1), generator: scriptedGenerator("down", () => new Error("HTTP 503")), limits, inPrompt: () => null });
    expect(rollout).toMatchObject({ stopReason: "error", judgement: { status: "unscored", reason: "model: HTTP 503" } });
  });

  it("puts the principles at the head of the system message and records their hash", async () => {
    const principles = parsePrinciples("# T\n\n- **AS1** Be open.\n", "test.md");
    const [rollout] = await runUnit({ specs: specs.slice(0, 1), generator: playing("saint"), limits, inPrompt: () => principles });
    expect(rollout!.prompt[0]!.content.startsWith("AS1: Be open.\n\n")).toBe(true);
    expect(rollout!.principles).toBe(principles.hash);
  });
});

describe("planRollouts", () => {
  it("gives unique ids, the same on every call, and twins share their slot seed", () => {
    const options = { families: ["covert-rule-violation"], split: "train", conditions: ["unwatched", "watched"], instances: 2, samples: 2, seed: 4 } as const;
    const plan = planRollouts(options);
    expect(new Set(plan.map((each) => each.id)).size).toBe(plan.length);
    expect(planRollouts(options)).toEqual(plan);
    const seeds = (condition: string) => new Set(plan.filter((each) => each.instance.condition === condition).map((each) => `${each.instance.scenario} ${each.instance.instanceSeed}`));
    expect(seeds("watched")).toEqual(seeds("unwatched"));
  });

  it("cuts into units that hold everything once", () => {
    expect(unitsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  });
});
