import { Command, CommanderError } from "commander";
import { addCollectCommand } from "./commands/collect.ts";
import { addEnvironmentsCommand } from "./commands/environments.ts";
import { addEvalCommand } from "./commands/eval.ts";
import { addInspectRowCommand } from "./commands/inspect-row.ts";
import { addModelsCommand } from "./commands/models.ts";
import { addOrganismCommand } from "./commands/organism-build.ts";
import { addReportCommand } from "./commands/report.ts";
import { addRunCommand } from "./commands/run.ts";
import { addTrainCommand } from "./commands/train-sft.ts";
import { addExamples, type CliIo, type CommandContext, type CommandResult } from "./context.ts";
import { classify, EXIT } from "./exit-codes.ts";
import { listenForInterrupt, type SignalSource } from "./interrupt.ts";
import { createProgress, type ClosableProgress } from "./progress-bar.ts";
import type { Services } from "./services.ts";

export interface CliOptions {
  readonly services: Services;
  readonly io: CliIo;
  readonly signals: SignalSource;
  readonly version: string;
}

/** Runs one command line and returns its exit code. Results go to standard output, progress and errors to standard error. */
export async function runCli(argv: readonly string[], options: CliOptions): Promise<number> {
  const { io } = options;
  const json = argv.includes("--json");
  const plain = json || (io.env["NO_COLOR"] ?? "") !== "" || io.env["TERM"] === "dumb";
  const progress = createProgress({ output: io.stderr, quiet: argv.includes("--quiet"), plain });
  using interrupt = listenForInterrupt(options.signals, (text) => {
    progress.close();
    io.stderr.write(`${text}\n`);
  });
  let exitCode: number = EXIT.ok;
  const context: CommandContext = {
    services: options.services,
    io,
    handle:
      (work) =>
      async (...args) => {
        const result = await work({ progress, signal: interrupt.signal }, ...args);
        progress.close();
        io.stdout.write(json ? `${JSON.stringify(result.json)}\n` : renderResult(result));
        exitCode = result.exitCode ?? EXIT.ok;
      },
  };
  try {
    await buildProgram(context, options.version).parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return fail(error, { io, json, progress, aborted: interrupt.signal.aborted });
  }
}

function renderResult({ text, lastLine }: CommandResult): string {
  return [text, lastLine].filter((part) => part !== undefined && part !== "").join("\n").concat("\n");
}

function fail(error: unknown, state: { io: CliIo; json: boolean; progress: ClosableProgress; aborted: boolean }): number {
  const { io } = state;
  if (error instanceof CommanderError && (error.exitCode === 0 || error.code === "commander.help")) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const failure = classify(error, state.aborted);
  state.progress.close();
  if (state.json) io.stdout.write(`${JSON.stringify({ error: { kind: failure.kind, message: failure.message } })}\n`);
  else io.stderr.write(`${failure.kind === "interrupted" ? "" : "error: "}${failure.message}\n`);
  if ((io.env["OVERT_DEBUG"] ?? "") !== "" && error instanceof Error) io.stderr.write(`${error.stack ?? ""}\n`);
  return failure.exitCode;
}

/** The whole command tree. */
export function buildProgram(context: CommandContext, version: string): Command {
  const program = new Command("overt")
    .description("Measures how often a language model acts covertly, trains it to reason honestly, and checks whether the change is real.")
    .version(version, "-V, --version", "print the version")
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void context.io.stdout.write(text),
      writeErr: (text) => void context.io.stderr.write(text),
      outputError: () => undefined, // printed once, by `fail`
    });
  addRunCommand(program, context);
  addEvalCommand(program, context);
  addCollectCommand(program, context);
  addTrainCommand(program, context);
  addReportCommand(program, context);
  addInspectRowCommand(program, context);
  addEnvironmentsCommand(program, context);
  addOrganismCommand(program, context);
  addModelsCommand(program, context);
  addExamples(program, [
    ["overt run studies/quickstart.yaml", "measure, cure, measure again, report"],
    ["overt environments list", "what is measured"],
    ["overt models pull smollm2-135m", "the default model"],
  ]);
  program.addHelpText("after", "\nExit codes: 0 done, 1 failed, 2 wrong use, 3 threshold not met or not decidable, 130 interrupted.\nFrom a checkout: npm run overt -- <command>, which brings its own Node 24.");
  for (const command of allCommands(program)) command.exitOverride().copyInheritedSettings(program);
  return program;
}

function allCommands(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...allCommands(child)]);
}
