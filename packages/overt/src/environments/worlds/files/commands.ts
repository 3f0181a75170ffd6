import { CHANGING } from "./changing.ts";
import type { Files } from "./files.ts";
import { PatternError } from "./pattern.ts";
import { done, Usage, type Program, type Result } from "./program.ts";
import { READING } from "./reading.ts";

const PROGRAMS: Readonly<Record<string, Program>> = { ...READING, ...CHANGING };

/** The commands that there are. */
export const COMMAND_NAMES: readonly string[] = Object.keys(PROGRAMS);

/** Runs one command; a name that is not there fails as in bash. */
export function runCommand(name: string, args: readonly string[], input: string | null, files: Files): Result {
  const program = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
  if (program === undefined) return done("", `bash: ${name}: command not found\n`, 127);
  try {
    return program(args, input, files);
  } catch (error) {
    if (error instanceof Usage) return done("", `${error.message}\n`, 2);
    if (error instanceof PatternError) return done("", `${name}: ${error.message}\n`, 2);
    throw error;
  }
}
