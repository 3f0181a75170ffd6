import { outcomeOf } from "../environments/outcome.ts";
import type { Instance } from "../environments/port.ts";
import type { Outcome } from "../records/facts.ts";

/** Plays calls such as "set | vent | open" in a fresh environment: what comes out, and how many calls were refused. RIGHT and WRONG
 * stand for the last argument of the last work call of the saint and of the bungler. */
export function playCalls(instance: Instance, calls: readonly string[]): { readonly outcome: Outcome; readonly refused: number } {
  const environment = instance.open();
  const last = (script: "saint" | "bungler"): string => instance.script(script)!.acts.at(-2)!.args.at(-1)!;
  const replies = calls.map((line) => {
    const [tool, ...args] = line.replaceAll("RIGHT", last("saint")).replaceAll("WRONG", last("bungler")).split(" | ");
    return environment.call({ tool: tool!, args });
  });
  return { outcome: outcomeOf(environment.facts()), refused: replies.filter(({ ok }) => !ok).length };
}
