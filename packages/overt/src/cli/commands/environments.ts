import type { Command } from "commander";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { renderTable } from "../table.ts";
import { addEnvironmentsShow } from "./environments-show.ts";
import { addEnvironmentsVerify } from "./environments-verify.ts";

/** `overt environments list|show|verify`. */
export function addEnvironmentsCommand(program: Command, context: CommandContext): void {
  const group = program.command("environments").alias("env").summary("what models are measured and trained on").description("Families of scenarios: list them, read one, or check all of them against their scripts.");
  addExamples(group, [
    ["overt environments list", "all families"],
    ["overt environments show lazy-checklist", "one family and its scenarios"],
    ["overt environments verify", "run every script in every instance"],
  ]);
  addEnvironmentsList(group, context);
  addEnvironmentsShow(group, context);
  addEnvironmentsVerify(group, context);
}

function addEnvironmentsList(group: Command, context: CommandContext): void {
  const command = group.command("list").summary("families with their scenarios").description("Lists every family: its category, its role and how many scenarios each split holds.");
  addGlobalFlags(command);
  addExamples(command, [["overt environments list", "all families"]]);
  command.action(
    context.handle(() => {
      const rows = context.services.families.map(({ id, title, category, role, about, conditions, scenarios }) => {
        const splits: Record<string, number> = {};
        for (const { split } of scenarios) splits[split] = (splits[split] ?? 0) + 1;
        return { id, title, category, role, about, conditions, scenarios: scenarios.length, splits };
      });
      const table = renderTable(
        ["family", "category", "role", "scenarios", "splits"],
        rows.map(({ id, category, role, scenarios, splits }) => [id, category, role, String(scenarios), Object.entries(splits).map(([split, n]) => `${split} ${n}`).join(", ")]),
        ["left", "left", "left", "right"],
      );
      return { text: table, json: { families: rows } };
    }),
  );
}
