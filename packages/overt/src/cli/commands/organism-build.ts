import type { Command } from "commander";
import { requireKind } from "../../study/resolve-study.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { staged } from "../staged-result.ts";
import { addStudyFlags, dryRun, resolveFlags, toRequest, type StudyFlags } from "../study-options.ts";

/** `overt organism build`: plant a behaviour in a small model. */
export function addOrganismCommand(program: Command, context: CommandContext): void {
  const organism = program
    .command("organism")
    .summary("model organisms: small models with a planted behaviour")
    .description("Model organisms are positive controls: small models with a planted behaviour, built in order to be cured. Only models under 1B parameters.");
  addExamples(organism, [["overt organism build studies/organism-alignment-faker.yaml", "rebuild the shipped organism"]]);
  const command = organism
    .command("build")
    .argument("<study>", "study file of kind organism")
    .summary("train an organism's adapter from scripted demonstrations")
    .description("Trains an adapter that plants the study's behaviour and writes it, with its model card, to the study's `output` folder.");
  addGlobalFlags(addStudyFlags(command));
  addExamples(command, [
    ["overt organism build studies/organism-alignment-faker.yaml", "rebuild the shipped organism"],
    ["overt organism build studies/organism-alignment-faker.yaml --seed 2 --set output=organisms/seed-2", "with another seed"],
  ]);
  command.action(
    context.handle(async (session, file: string, flags: StudyFlags) => {
      const resolved = requireKind(resolveFlags(file, flags, context), "organism");
      if (flags.dryRun === true) return dryRun(resolved, flags, context);
      return staged(await context.services.buildOrganism(toRequest(resolved, flags, context), session));
    }),
  );
}
