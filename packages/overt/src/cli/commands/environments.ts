import type { Command } from "commander";
import { addExamples, type CommandContext } from "../context.ts";
import { addEnvironmentsGenerate } from "./environments-generate.ts";
import { addEnvironmentsList } from "./environments-list.ts";
import { addEnvironmentsNew } from "./environments-new.ts";
import { addEnvironmentsShow } from "./environments-show.ts";
import { addEnvironmentsVerify } from "./environments-verify.ts";

/** `overt environments list|show|verify|new|generate`. */
export function addEnvironmentsCommand(program: Command, context: CommandContext): void {
  const group = program.command("environments").alias("env").summary("what models are measured and trained on").description("Families of scenarios: list them, read one, check all of them against their scripts, begin a new one, or have new environments drafted by a model.");
  addExamples(group, [
    ["overt environments list", "how many there are of what"],
    ["overt environments show lazy-checklist", "one family and its scenarios"],
    ["overt environments verify", "run every script in every instance"],
  ]);
  addEnvironmentsList(group, context);
  addEnvironmentsShow(group, context);
  addEnvironmentsVerify(group, context);
  addEnvironmentsNew(group, context);
  addEnvironmentsGenerate(group, context);
}
