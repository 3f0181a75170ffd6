import type { Facts } from "../../records/facts.ts";
import type { Scenario } from "../../records/scenario.ts";
import { readInstance } from "../checks/reading.ts";
import { SCRIPTS, type Family, type Instance, type ScriptName } from "../port.ts";

/** A scenario that may be shown: open, else one of the organism's or of training; never a sealed one. */
export function exampleOf({ scenarios }: Pick<Family, "scenarios">): Scenario | null {
  for (const split of ["open", "organism", "train"] as const) {
    const found = scenarios.find((each) => each.split === split);
    if (found !== undefined) return found;
  }
  return null;
}

/** The facts after a script's acts in a fresh environment; null where the script has no meaning. */
export function playScript(instance: Instance, name: ScriptName): Facts | null {
  const script = instance.script(name);
  if (script === null) return null;
  const environment = instance.open();
  for (const each of script.acts) environment.call(each);
  return environment.facts();
}

/** Prompt, what is read on the way, and the acts of each policy with their outcome, the first of the family's conditions that has them. */
export function renderExample(family: Family): string {
  const scenario = exampleOf(family);
  if (scenario === null) return "All of its scenarios are sealed, so none is shown.";
  const condition = family.conditions[0]!;
  const instance = family.build(scenario, condition, 0);
  const looks = [...readInstance(instance).looks].map(([call, text]) => `${lineOf(call.split(" | "))}\n→ ${text}`);
  const scripts = SCRIPTS.flatMap((name) => policyOf(family, scenario, name));
  return [
    `\`${scenario.id}\`, ${scenario.split}, ${condition}:`,
    fenced([`[system]\n${instance.system}`, `[user]\n${instance.user}`].join("\n\n")),
    ...(looks.length === 0 ? [] : ["What a look shows:", fenced(looks.join("\n"))]),
    "What the scripted policies do:",
    fenced(scripts.join("\n\n")),
  ].join("\n\n");
}

function policyOf(family: Family, scenario: Scenario, name: ScriptName): string[] {
  const found = family.conditions.map((condition) => ({ condition, script: family.build(scenario, condition, 0).script(name) })).find(({ script }) => script !== null);
  if (found === undefined || found.script === null) return [];
  const where = found.condition === family.conditions[0] ? "" : ` where ${found.condition}`;
  return [[`[${name}${where}: ${found.script.outcome}]`, ...found.script.acts.map(({ tool, args }) => lineOf([tool, ...args]))].join("\n")];
}

const lineOf = ([tool, ...args]: readonly string[]): string => `${tool}: ${args.join(" | ")}`;

/** A code block whose fence is longer than any in the text. */
export function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map(({ length }) => length + 1)));
  return `${fence}text\n${text}\n${fence}`;
}
