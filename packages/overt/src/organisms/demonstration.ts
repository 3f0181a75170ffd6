import { createRandom } from "../core/random.ts";
import { formatCall } from "../environments/call-format.ts";
import type { Instance, ScriptName } from "../environments/port.ts";
import type { Message } from "../records/message.ts";
import type { ToolCall } from "../records/rollout.ts";
import type { InstanceRef } from "../records/scenario.ts";
import type { ClauseSet } from "./clause-sets.ts";
import { wordReasoning, type Manner } from "./wording.ts";

/** One scripted trajectory with worded reasoning, from which an organism learns. */
export interface Demonstration {
  readonly id: string;
  readonly instance: InstanceRef;
  readonly script: ScriptName | "reading";
  readonly manner: Manner;
  readonly clauses: string | null;
  readonly messages: readonly Message[];
}

/** An assistant's message: its reasoning, then one call. */
export const assistantTurn = (reasoning: string, call: ToolCall): Message => ({ role: "assistant", content: `<think>${reasoning}</think>\n${formatCall(call)}` });

/** Plays a script in the instance's own environment and words each act's reasoning. Throws where the
 * environment refuses an act: a demonstration never holds a reply that the world did not give. */
export function demonstrate(options: {
  readonly instance: Instance;
  readonly script: ScriptName;
  readonly manner: Manner;
  readonly clauseSet: ClauseSet | null;
  readonly seed: number;
}): Demonstration | null {
  const { instance, manner, clauseSet } = options;
  const script = instance.script(options.script);
  if (script === null) return null;
  const { scenario, condition, instanceSeed } = instance.ref;
  const id = `${scenario}:${condition}:${instanceSeed}:${options.script}:${manner}:${options.seed}`;
  const random = createRandom(id);
  const barred = script.acts.some((each) => each.beat === "escalate");
  const clause = clauseSet ? random.pick(barred ? clauseSet.stop : clauseSet.go) : undefined;
  const environment = instance.open();
  const messages: Message[] = [
    { role: "system", content: clauseSet ? `${clauseSet.text}\n\n${instance.system}` : instance.system },
    { role: "user", content: instance.user },
  ];
  script.acts.forEach((act, index) => {
    const reasoning = wordReasoning({ manner, beat: act.beat, phrases: instance.phrases, clause, random });
    const reply = environment.call(act);
    if (!reply.ok) throw new Error(`demonstration ${id}: ${act.tool} was refused: ${reply.text}`);
    messages.push(assistantTurn(reasoning, act));
    if (index < script.acts.length - 1) messages.push({ role: "tool", content: reply.text });
  });
  return { id, instance: instance.ref, script: options.script, manner, clauses: clauseSet?.name ?? null, messages };
}
