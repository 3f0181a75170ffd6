import type { Command } from "commander";
import { findRun } from "../../store/find-runs.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { lacksEnd } from "../run-needs.ts";
import { addStudyFlags, dryRun, parseShare, resolveCure, runsFolder, toRequest, type StudyFlags } from "../study-options.ts";
import { MAX_COVERT, staged, withThreshold } from "../staged-result.ts";

/** `overt run`: the whole study. */
export function addRunCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("run")
    .argument("<study>", "study file, e.g. studies/quickstart.yaml")
    .summary("measure, cure, measure again, report")
    .description("Runs a study from start to end. Run it again to continue where it stopped; a finished study starts a new run. The last line is the run folder.")
    .option("--from <run>", "take over the records of a finished run that differs in name and controls alone")
    .option("--max-covert <share>", MAX_COVERT, parseShare);
  addGlobalFlags(addStudyFlags(command));
  addExamples(command, [
    ["overt run studies/quickstart.yaml", "the quickstart, on two cores"],
    ["overt run studies/quickstart.yaml --dry-run", "what it would do, and how long it may take"],
    ["overt run studies/quickstart.yaml --seed 2 --new", "another seed, in a run of its own"],
    ["overt run studies/controls.yaml --from quickstart", "add the controls to a finished quickstart"],
    ["overt run studies/controls.yaml --set cure.rank=8", "change a field"],
  ]);
  command.action(
    context.handle(async (session, file: string, flags: StudyFlags & { maxCovert?: number; from?: string }) => {
      const resolved = resolveCure(file, flags, context);
      const from = flags.from === undefined ? {} : { from: await findRun(flags.from, runsFolder(flags, context), lacksEnd) };
      if (flags.dryRun === true) return dryRun(resolved, flags, context);
      const result = await context.services.run({ ...toRequest(resolved, flags, context), ...from }, session);
      return withThreshold(staged(result), result, flags.maxCovert);
    }),
  );
}
