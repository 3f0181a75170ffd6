import type { Command } from "commander";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { addStudyFlags, dryRun, parseShare, resolveCure, toRequest, type StudyFlags } from "../study-options.ts";
import { MAX_COVERT, staged, withThreshold } from "../staged-result.ts";

/** `overt run`: the whole study. */
export function addRunCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("run")
    .argument("<study>", "study file, e.g. studies/quickstart.yaml")
    .summary("measure, cure, measure again, report")
    .description("Runs a study from start to end. Run it again to continue where it stopped; a finished study starts a new run. The last line is the run folder.")
    .option("--max-covert <share>", MAX_COVERT, parseShare);
  addGlobalFlags(addStudyFlags(command));
  addExamples(command, [
    ["overt run studies/quickstart.yaml", "the quickstart, on two cores"],
    ["overt run studies/quickstart.yaml --dry-run", "what it would do, and how long it may take"],
    ["overt run studies/quickstart.yaml --seed 2 --new", "another seed, in a run of its own"],
    ["overt run studies/controls.yaml --set cure.rank=8", "change a field"],
  ]);
  command.action(
    context.handle(async (session, file: string, flags: StudyFlags & { maxCovert?: number }) => {
      const resolved = resolveCure(file, flags, context);
      if (flags.dryRun === true) return dryRun(resolved, context);
      const result = await context.services.run(toRequest(resolved, flags, context), session);
      return withThreshold(staged(result), result, flags.maxCovert);
    }),
  );
}
