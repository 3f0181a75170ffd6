import { buildInstance } from "../environments/registry.ts";
import type { Message } from "../records/message.ts";
import type { Rollout } from "../records/rollout.ts";
import type { InstanceRef } from "../records/scenario.ts";

/** One conversation to learn from: loss on assistant turns only. */
export interface TrainingRow {
  readonly id: string;
  readonly instance: InstanceRef;
  readonly source: "rollout" | "demonstration";
  readonly messages: readonly Message[];
}

/**
 * A rollout as a training row, with the principles gone: the system message is rebuilt from the
 * instance, which never held them. Sampled ids stay on the assistant messages. The last tool message
 * is left out, nothing follows it.
 */
export function rowFromRollout(rollout: Rollout): TrainingRow {
  const instance = buildInstance(rollout.instance);
  const messages: Message[] = [
    { role: "system", content: instance.system },
    { role: "user", content: instance.user },
  ];
  rollout.turns.forEach((turn, index) => {
    messages.push({ role: "assistant", content: turn.completion, tokens: turn.tokens });
    if (index < rollout.turns.length - 1) messages.push({ role: "tool", content: turn.result });
  });
  return { id: rollout.id, instance: rollout.instance, source: "rollout", messages };
}
