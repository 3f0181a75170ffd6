import type { Command } from "commander";
import type { ProgressOutput } from "./progress-bar.ts";
import type { Services, Session } from "./services.ts";

/** Where a command writes, and what it runs on. */
export interface CliIo {
  readonly stdout: ProgressOutput;
  readonly stderr: ProgressOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** What a command gives back; the runner prints it. */
export interface CommandResult {
  readonly text: string;
  readonly json: unknown;
  /** The run folder, as the last line. */
  readonly lastLine?: string;
  readonly exitCode?: number;
}

export interface GlobalFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface CommandContext {
  readonly services: Services;
  readonly io: CliIo;
  /** Wraps a command's work: progress, Ctrl-C, output, exit code. */
  handle<Args extends unknown[]>(work: (session: Session, ...args: Args) => Promise<CommandResult> | CommandResult): (...args: Args) => Promise<void>;
}

/** Flags that every command has. */
export function addGlobalFlags(command: Command): Command {
  return command.option("--json", "write one JSON document to standard output").option("--quiet", "show no progress");
}

/** Examples below the help text. */
export function addExamples(command: Command, examples: readonly (readonly [line: string, about: string])[]): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  return command.addHelpText("after", `\nExamples:\n${examples.map(([line, about]) => `  ${line.padEnd(width)}  ${about}`).join("\n")}`);
}
