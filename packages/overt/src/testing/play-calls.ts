import { outcomeOf } from "../environments/outcome.ts";
import type { Instance } from "../environments/port.ts";
import type { Outcome } from "../records/facts.ts";

/** Plays calls such as "set | vent | open" in a fresh environment: what comes out, and how many calls were refused. */
export function playCalls(instance: Instance, calls: readonly string[]): { readonly outcome: Outcome; readonly refused: number } {
  const environment = instance.open();
  const replies = calls.map((line) => {
    const [tool, ...args] = line.split(" | ");
    return environment.call({ tool: tool!, args });
  });
  return { outcome: outcomeOf(environment.facts()), refused: replies.filter(({ ok }) => !ok).length };
}
