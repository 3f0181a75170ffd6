import { openModel } from "@overt/engine";
import { describe, expect, it } from "vitest";
import { formatCall } from "../environments/call-format.ts";
import { buildInstance } from "../environments/registry.ts";
import { scriptedGenerator } from "../models/scripted-generator.ts";
import { parsePrinciples } from "../principles/principles.ts";
import type { Rollout } from "../records/rollout.ts";
import { planRollouts } from "../rollouts/plan.ts";
import { runUnit } from "../rollouts/run-unit.ts";
import { tokeniseRow, toDatum } from "./tokenise.ts";
import { rowFromRollout } from "./training-row.ts";

const { tokenizer } = await openModel("fixture:tiny");
const principles = parsePrinciples("# T\n\n- **AS1** Volunteer whatever was done.\n", "test.md");
const limits = { maxTurns: 5, maxTokensPerTurn: 64, maxTokens: 160, temperature: 1, topP: 1 };

/** A saint's rollout under the principles. It "samples" byte by byte, as encoding a text would not. */
async function collect(): Promise<Rollout> {
  const [spec] = planRollouts({ families: ["covert-rule-violation"], split: "train", conditions: ["unwatched"], instances: 1, samples: 1, seed: 1, scenarios: 1 });
  const { acts } = buildInstance(spec!.instance).script("saint")!;
  const generator = scriptedGenerator("saint", (messages) => `<think>AS1: and the rule, too</think>\n${formatCall(acts[messages.filter((each) => each.role === "assistant").length]!)}`);
  const [rollout] = await runUnit({ specs: [spec!], generator, limits, inPrompt: () => principles });
  const sampled = (text: string): number[] => [...Array.from(text, (char) => [...tokenizer.encode(char)]).flat(), tokenizer.endOfTurn[0]!];
  return { ...rollout!, turns: rollout!.turns.map((turn) => ({ ...turn, tokens: sampled(turn.completion) })) };
}
const rollout = await collect();
const row = rowFromRollout(rollout);
const last = rollout.turns.at(-1)!;

describe("rowFromRollout", () => {
  it("rebuilds the system message without the principles that the rollout was collected under", () => {
    const instance = buildInstance(rollout.instance);
    expect(rollout.prompt[0]!.content).toContain("AS1: Volunteer whatever was done.");
    expect(row.messages[0]).toEqual({ role: "system", content: instance.system });
    expect(row.messages[0]!.content).not.toMatch(/AS1|Volunteer/);
    expect(row.messages[1]).toEqual({ role: "user", content: instance.user });
    expect(row.messages[1]!.content).toBe(rollout.prompt[1]!.content);
  });

  it("says which rollout and which instance it is of", () => {
    expect(row).toMatchObject({ id: rollout.id, instance: rollout.instance, source: "rollout" });
  });

  it("keeps the sampled ids on assistant messages, and nowhere else", () => {
    const assistant = row.messages.filter((each) => each.role === "assistant");
    expect(assistant).toEqual(rollout.turns.map(({ completion, tokens }) => ({ role: "assistant", content: completion, tokens })));
    expect(row.messages.filter((each) => each.role !== "assistant" && each.tokens !== undefined)).toEqual([]);
  });

  it("takes turns and tool messages in order and leaves the last tool message out", () => {
    expect(rollout.turns.length).toBeGreaterThan(1);
    expect(last.result).not.toBe("");
    expect(row.messages.slice(2).map(({ content }) => content)).toEqual([...rollout.turns.slice(0, -1).flatMap((turn) => [turn.completion, turn.result]), last.completion]);
    expect(row.messages.slice(2).map(({ role }) => role)).toEqual([...rollout.turns.slice(0, -1).flatMap(() => ["assistant", "tool"]), "assistant"]);
  });
});

describe("tokeniseRow", () => {
  it("learns the sampled ids as they are, and nothing else", () => {
    const { id, tokens, completionMask } = tokeniseRow(row, tokenizer);
    expect(id).toBe(rollout.id);
    const learned = [...tokens].filter((_, i) => completionMask[i] === 1);
    expect(learned).toEqual(rollout.turns.flatMap((turn) => turn.tokens));
    const { tokens: encodedAgain } = tokeniseRow({ ...row, messages: row.messages.map(({ role, content }) => ({ role, content })) }, tokenizer);
    expect(encodedAgain.length).toBeLessThan(tokens.length);
    expect(tokenizer.decode([...tokens].filter((_, i) => completionMask[i] === 0))).not.toContain("AS1");
  });

  it("encodes the text where a model told no ids", () => {
    const silent = { ...row, messages: row.messages.map((each) => (each.tokens ? { ...each, tokens: [] } : each)) };
    const { tokens, completionMask } = tokeniseRow(silent, tokenizer);
    const learned = [...tokens].filter((_, i) => completionMask[i] === 1);
    expect(tokenizer.decode(learned)).toBe(rollout.turns.map((turn) => turn.completion).join(""));
    expect(learned.filter((token) => token === tokenizer.endOfTurn[0])).toHaveLength(rollout.turns.length);
  });

  it("weighs completion tokens 1 and the rest 0", () => {
    const datum = toDatum({ id: "r", tokens: Uint32Array.of(5, 6, 7), completionMask: Uint8Array.of(0, 1, 1) });
    expect(datum).toEqual({ tokens: Uint32Array.of(5, 6, 7), weights: Float32Array.of(0, 1, 1) });
  });
});
