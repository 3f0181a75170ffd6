import { resolve } from "node:path";
import type { Command } from "commander";
import { findRun } from "../../store/find-runs.ts";
import { LEDGER } from "../../store/ledger.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { lacksCure } from "../run-needs.ts";
import { MAX_COVERT, staged, withThreshold } from "../staged-result.ts";
import { addStudyFlags, dryRun, parseShare, resolveCure, runsFolder, toRequest, type StudyFlags } from "../study-options.ts";

interface EvalFlags extends StudyFlags {
  readonly of?: string;
  readonly sealed?: boolean;
  readonly ledger: string;
  readonly maxCovert?: number;
}

/** `overt eval`: measure without training. */
export function addEvalCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("eval")
    .argument("<study>", "study file; its `evaluate` section says what is measured")
    .summary("measure a model, or the models of a finished run")
    .description("Measures the study's model as it is, or, with --of, the models of a finished run before and after the cure.")
    .option("--of <run>", "run folder, or study name for its latest run with a cure, whose models are measured")
    .option("--sealed", "measure on the sealed scenarios; the look is written into the ledger first")
    .option("--ledger <file>", "ledger of looks at the sealed scenarios", LEDGER)
    .option("--max-covert <share>", MAX_COVERT, parseShare);
  addGlobalFlags(addStudyFlags(command));
  addExamples(command, [
    ["overt eval studies/quickstart.yaml", "the study's model, before any cure"],
    ["overt eval studies/quickstart.yaml --set organism=null", "the untouched model"],
    ["overt eval studies/quickstart.yaml --of quickstart --sealed", "the published measurement: one look, on record"],
    ["overt eval studies/quickstart.yaml --max-covert 5%", "as a gate: exit code 3 above 5%, or where no rate can be told"],
  ]);
  command.action(
    context.handle(async (session, file: string, flags: EvalFlags) => {
      const sealed = flags.sealed ?? false;
      const resolved = resolveCure(file, flags, context, { sealed });
      const models = flags.of === undefined ? null : await findRun(flags.of, runsFolder(flags, context), lacksCure);
      if (flags.dryRun === true) return dryRun(resolved, flags, context, ["evaluate before", "capability before", ...(models === null ? [] : ["evaluate after", "capability after"]), "report"]);
      const ledger = sealed ? resolve(context.io.cwd, flags.ledger) : null;
      const result = await context.services.evaluate({ ...toRequest(resolved, flags, context), models, ledger }, session);
      return withThreshold(staged(result), result, flags.maxCovert);
    }),
  );
}
