import { hashSeed } from "../core/random.ts";
import { parseCompletion } from "../environments/call-format.ts";
import { outcomeOf } from "../environments/outcome.ts";
import type { Environment } from "../environments/port.ts";
import { buildInstance } from "../environments/registry.ts";
import type { Generator } from "../models/generator.ts";
import { withPrinciples, type Principles } from "../principles/principles.ts";
import type { Message } from "../records/message.ts";
import type { Rollout, StopReason, Turn } from "../records/rollout.ts";
import type { InstanceRef } from "../records/scenario.ts";
import type { RolloutSpec } from "./plan.ts";

export interface RolloutLimits {
  readonly maxTurns: number;
  readonly maxTokensPerTurn: number;
  /** Generated tokens of the whole rollout. */
  readonly maxTokens: number;
  readonly temperature: number;
  readonly topP: number;
}

interface Row {
  readonly spec: RolloutSpec;
  readonly environment: Environment;
  readonly prompt: readonly Message[];
  readonly factors: Rollout["factors"];
  readonly messages: Message[];
  readonly turns: Turn[];
  generated: number;
  stop: StopReason | null;
  failure: string | null;
}

/** Runs one unit from an empty cache (a run that was killed repeats it to the last bit) in lock-step: all open rows write their next turn as one batch, the environments
 * answer, and so on until every row is closed or at a limit. Order of rows is kept. */
export async function runUnit(options: {
  readonly specs: readonly RolloutSpec[];
  readonly generator: Generator;
  readonly limits: RolloutLimits;
  /** What stands at the head of a rollout's system message; null for nothing. */
  inPrompt(instance: InstanceRef): Principles | null;
  readonly signal?: AbortSignal;
}): Promise<Rollout[]> {
  const { generator, limits, signal } = options;
  const rows = options.specs.map((spec) => openRow(spec, options.inPrompt(spec.instance)));
  await generator.reset();
  for (let turn = 0; turn < limits.maxTurns; turn++) {
    const open = rows.filter((row) => row.stop === null);
    if (open.length === 0) break;
    const generations = await generator.generate(
      open.map((row) => ({
        messages: row.messages,
        maxTokens: Math.min(limits.maxTokensPerTurn, limits.maxTokens - row.generated),
        temperature: limits.temperature,
        topP: limits.topP,
        seed: hashSeed(row.spec.seed, turn),
      })),
      signal,
    );
    open.forEach((row, i) => {
      const generation = generations[i]!;
      if (generation.status === "failed") {
        row.stop = "error";
        row.failure = generation.reason;
        return;
      }
      takeTurn(row, generation.text, generation.tokens);
      if (row.environment.closed) row.stop = "closed";
      else if (row.generated >= limits.maxTokens) row.stop = "token-limit";
    });
  }
  return rows.map((row) => toRecord(row, generator.name, options.inPrompt(row.spec.instance)));
}

function openRow(spec: RolloutSpec, principles: Principles | null): Row {
  const instance = buildInstance(spec.instance);
  const system = withPrinciples(instance.system, principles);
  const prompt: Message[] = [
    { role: "system", content: system },
    { role: "user", content: instance.user },
  ];
  return { spec, environment: instance.open(), prompt, factors: instance.factors, messages: [...prompt], turns: [], generated: 0, stop: null, failure: null };
}

function takeTurn(row: Row, completion: string, tokens: readonly number[]): void {
  const parsed = parseCompletion(completion);
  const result = parsed.call ? row.environment.call(parsed.call).text : `error: ${parsed.malformed}`;
  row.turns.push({ completion, tokens, reasoning: parsed.reasoning, call: parsed.call, malformed: parsed.malformed, result });
  row.generated += tokens.length;
  row.messages.push({ role: "assistant", content: completion, tokens }, { role: "tool", content: result });
}

function toRecord(row: Row, policy: string, principles: Principles | null): Rollout {
  const facts = row.environment.facts();
  return {
    version: 1,
    id: row.spec.id,
    instance: row.spec.instance,
    factors: row.factors,
    seed: row.spec.seed,
    policy,
    principles: principles?.hash ?? null,
    prompt: row.prompt,
    turns: row.turns,
    stopReason: row.stop ?? "turn-limit",
    judgement:
      row.failure === null ? { status: "scored", outcome: outcomeOf(facts), facts } : { status: "unscored", reason: `model: ${row.failure}` },
    generatedTokens: row.generated,
  };
}
