import { resolve } from "node:path";
import type { Command } from "commander";
import { UsageError } from "../../core/errors.ts";
import { findRun } from "../../store/find-runs.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { lacksMeasurement } from "../run-needs.ts";
import { staged } from "../staged-result.ts";
import { runsFolder } from "../study-options.ts";

interface ReportFlags {
  readonly runs?: string;
  readonly out?: string;
  readonly dryRun?: boolean;
}

/** `overt report`: the report of a run, from its records. */
export function addReportCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("report")
    .argument("<run...>", "run folder, or study name for its latest run with a measurement; several are pooled")
    .summary("make the report of a run again, or of several runs together")
    .description("Makes report.json, report.md and a self-contained index.html from the records of a run. Several runs that differ in their seed alone are pooled into one report (--out). Runs no model. The last line is the run folder, or that of --out.")
    .option("--out <folder>", "write here instead of the run's report/ folder")
    .option("--runs <folder>", "folder for runs (default: $OVERT_RUNS, or runs)")
    .option("--dry-run", "print which run and which folder, and write nothing");
  addGlobalFlags(command);
  addExamples(command, [
    ["overt report quickstart", "latest run of the quickstart"],
    ["overt report runs/quickstart/latest --out /tmp/report", "elsewhere"],
    ["overt report runs/a runs/b runs/c --out pooled", "three seeds in one report"],
  ]);
  command.action(
    context.handle(async (session, given: string[], flags: ReportFlags) => {
      const runs = await Promise.all(given.map((each) => findRun(each, runsFolder(flags, context), lacksMeasurement)));
      const run = runs.join(", ");
      if (runs.length > 1 && flags.out === undefined) throw new UsageError("several runs are pooled into a report that belongs to none of them; name its folder with --out.");
      const out = flags.out === undefined ? null : resolve(context.io.cwd, flags.out);
      if (flags.dryRun === true) return { text: `Would make the report of ${run} in ${out ?? `${run}/report`}.`, json: { run, out: out ?? `${run}/report` } };
      const result = staged(await context.services.report({ runs, out }, session));
      return out === null ? result : { ...result, lastLine: out };
    }),
  );
}
