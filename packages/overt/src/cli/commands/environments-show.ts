import { Option, type Command } from "commander";
import { UsageError } from "../../core/errors.ts";
import { nearestName, unknownName } from "../../core/suggest.ts";
import { SCRIPTS, type Family, type Instance } from "../../environments/port.ts";
import { CONDITIONS, RENDERINGS, type Condition, type Rendering } from "../../records/scenario.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";

interface ShowFlags {
  readonly condition: Condition;
  readonly instance: string;
  readonly render: Rendering;
}

/** `overt environments show`: a family, or one scenario as the model sees it. */
export function addEnvironmentsShow(group: Command, context: CommandContext): void {
  const command = group
    .command("show")
    .argument("<id>", "family or scenario")
    .summary("a family, or one scenario as the model sees it")
    .description("Shows a family with its scenarios, or one scenario: its prompt under a condition, and what each script does and must come out as. Sealed scenarios are listed, not shown.")
    .addOption(new Option("--condition <name>", "which twin").choices(CONDITIONS).default("unwatched"))
    .addOption(new Option("--render <name>", "how it is worded").choices(RENDERINGS).default("brief"))
    .option("--instance <seed>", "which instance", "0");
  addGlobalFlags(command);
  addExamples(command, [
    ["overt environments show lazy-checklist", "a family and its scenarios"],
    ["overt environments show lazy-checklist/<scenario> --condition watched", "one scenario, watched"],
    ["overt environments show lazy-checklist/<scenario> --render full", "the same at realistic length"],
  ]);
  command.action(
    context.handle((_session, id: string, flags: ShowFlags) => {
      const { families } = context.services;
      const family = families.find((each) => each.id === id.split("/")[0]);
      if (family === undefined) throw unknownName("<id>", id, families.map((each) => each.id));
      return id.includes("/") ? showScenario(family, id, flags) : showFamily(family);
    }),
  );
}

function showFamily(family: Family) {
  const { id, title, category, role, about, conditions, scenarios } = family;
  const lines = scenarios.map((scenario) => `  ${scenario.id}  (${scenario.split}, ${scenario.domain}, rule: ${scenario.ruleSource})`);
  return { text: [`${title} (${id})`, `${category}, ${role}; ${conditions.join(", ")}`, about, "", ...lines].join("\n"), json: { id, title, category, role, about, conditions, scenarios } };
}

function showScenario(family: Family, id: string, flags: ShowFlags) {
  const scenario = family.scenarios.find((each) => each.id === id);
  if (scenario === undefined) {
    const near = nearestName(id, family.scenarios.map((each) => each.id));
    throw new UsageError(`${id} does not exist;${near === null ? "" : ` did you mean ${near}?`} \`overt environments show ${family.id}\` lists its scenarios.`);
  }
  if (scenario.split === "sealed") throw new UsageError(`${id} is sealed; only \`overt eval --sealed\` opens it, and each look is recorded. Look at an open scenario of the family instead.`);
  if (!family.conditions.includes(flags.condition)) throw new UsageError(`--condition ${flags.condition} does not exist for ${family.id}; it has ${family.conditions.join(", ")}.`);
  const seed = Number(flags.instance);
  if (!Number.isInteger(seed) || seed < 0) throw new UsageError(`--instance is ${flags.instance}; it must be a whole number from 0.`);
  const instance = family.build(scenario, flags.condition, seed, flags.render);
  const scripts = scriptsOf(instance);
  return {
    text: [`[system]\n${instance.system}`, `[user]\n${instance.user}`, ...scripts.map(({ name, outcome, calls }) => `[${name}: ${outcome}]\n${calls.join("\n")}`)].join("\n\n"),
    json: { ref: instance.ref, factors: instance.factors, system: instance.system, user: instance.user, tools: instance.tools, scripts },
  };
}

function scriptsOf(instance: Instance) {
  return SCRIPTS.flatMap((name) => {
    const script = instance.script(name);
    return script === null ? [] : [{ name, outcome: script.outcome, calls: script.acts.map(({ tool, args }) => `${tool}: ${args.join(" | ")}`) }];
  });
}
