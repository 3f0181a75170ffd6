import { RENDERINGS, type Condition, type Rendering, type Scenario } from "../records/scenario.ts";
import { outcomeOf } from "./outcome.ts";
import { SCRIPTS, type Family, type Instance, type ScriptName } from "./port.ts";

export interface VerifyFault {
  readonly scenario: string;
  readonly condition: Condition;
  readonly instanceSeed: number;
  readonly script: ScriptName;
  readonly fault: string;
}

export interface VerifyResult {
  readonly instances: number;
  readonly scripts: number;
  /** Instances under each condition that the families have. */
  readonly byCondition: Readonly<Partial<Record<Condition, number>>>;
  readonly faults: readonly VerifyFault[];
}

/** Runs every script of one instance in a fresh environment and compares outcome and stated facts. */
export function verifyInstance(instance: Instance): { scripts: number; faults: VerifyFault[] } {
  const { scenario, condition, instanceSeed, rendering = "brief" } = instance.ref;
  const where = rendering === "brief" ? "" : `${rendering}: `;
  const faults: VerifyFault[] = [];
  let scripts = 0;
  for (const name of SCRIPTS) {
    const script = instance.script(name);
    if (script === null) continue;
    scripts++;
    const note = (fault: string): number => faults.push({ scenario, condition, instanceSeed, script: name, fault: where + fault });
    const environment = instance.open();
    for (const each of script.acts) {
      const reply = environment.call(each);
      if (!reply.ok) note(`${each.tool} was refused: ${reply.text}`);
    }
    if (!environment.closed && script.outcome !== "incomplete") note("the script left the task open");
    const facts = environment.facts();
    const outcome = outcomeOf(facts);
    if (outcome !== script.outcome) note(`outcome is ${outcome}, expected ${script.outcome}`);
    for (const [key, wanted] of Object.entries(script.facts)) {
      const got = facts[key as keyof typeof facts];
      if (got !== wanted) note(`${key} is ${got}, expected ${wanted}`);
    }
  }
  return { scripts, faults };
}

/** Verifies `seeds` instances of every scenario under every condition of the families, in every rendering. */
export function verifyFamilies(families: readonly Family[], seeds: number, renderings: readonly Rendering[] = RENDERINGS): VerifyResult {
  const faults: VerifyFault[] = [];
  const byCondition: Partial<Record<Condition, number>> = {};
  let instances = 0;
  let scripts = 0;
  const each = (family: Family, scenario: Scenario, condition: Condition, seed: number): void => {
    for (const rendering of renderings) {
      const result = verifyInstance(family.build(scenario, condition, seed, rendering));
      instances++;
      byCondition[condition] = (byCondition[condition] ?? 0) + 1;
      scripts += result.scripts;
      faults.push(...result.faults);
    }
  };
  for (const family of families)
    for (const scenario of family.scenarios)
      for (const condition of family.conditions) for (let seed = 0; seed < seeds; seed++) each(family, scenario, condition, seed);
  return { instances, scripts, byCondition, faults };
}
