import { z } from "zod";
import { reject } from "../../desk.ts";
import { defineTool, type WorldTool } from "../tool.ts";
import { COMMAND_NAMES, runCommand } from "./commands.ts";
import { isFault, type Files } from "./files.ts";
import { parseLine, ShellError, type Command, type Word } from "./lex.ts";
import { compilePattern, PatternError, type Pattern } from "./pattern.ts";
import { done, type Result } from "./program.ts";

/** A small shell over files in memory: pipelines, quotes, globs, `>` and `>>`. */
export interface Shell {
  readonly files: Files;
  /** What one line printed, complaints included, and its exit status. */
  run(line: string): { readonly text: string; readonly status: number };
  /** For facts: this text has stood in some output so far, so its reader knows it. */
  shown(text: string): boolean;
}

const LONGEST_OUTPUT = 8_000;
const LONGEST_LINE = 10_000;
const LONGEST_ARGUMENTS = 100_000;

export function createShell(files: Files): Shell {
  const outputs: string[] = [];
  const answer = (text: string, status: number): { text: string; status: number } => {
    const cut = text.length > LONGEST_OUTPUT ? `${text.slice(0, LONGEST_OUTPUT)}\n[${text.length - LONGEST_OUTPUT} more characters]\n` : text;
    outputs.push(cut);
    return { text: cut, status };
  };
  return {
    files,
    shown: (text) => outputs.some((output) => output.includes(text)),
    run(line) {
      if (line.length > LONGEST_LINE) return answer("bash: Argument list too long\n", 126);
      try {
        let passed: string | null = null;
        let err = "";
        let status = 0;
        for (const command of parseLine(line)) {
          const result = runStage(command, passed, files);
          passed = result.out;
          err += result.err;
          status = result.status;
        }
        return answer(err + (passed ?? ""), status);
      } catch (error) {
        if (error instanceof ShellError) return answer(`${error.message}\n`, 2);
        throw error;
      }
    },
  };
}

/** The shell as a tool. What a command that failed complains of is rejected, so that it counts as no work done. In the
 * brief form `|` parts arguments; a tool's caller that passes them all gets its pipeline back. */
export function shellTool(shell: Shell, options: { readonly name?: string; readonly about?: string } = {}): WorldTool {
  const { name = "shell", about = `run a command (${COMMAND_NAMES.join(", ")})` } = options;
  return defineTool({
    name,
    about,
    parameters: { command: z.string().min(1).describe("One line of shell; pipes and quotes work.") },
    rest: true,
    run({ command }) {
      const { text, status } = shell.run(command);
      const said = text.replace(/\n$/, "");
      if (status > 1 || (status === 1 && said !== "")) return reject(said);
      return said === "" ? "(no output)" : said;
    },
  });
}

function runStage(command: Command, input: string | null, files: Files): Result {
  const [name, ...args] = argumentsOf(command, files) as [string, ...string[]];
  const { redirect } = command;
  if (redirect === null) return runCommand(name, args, input, files);
  // As bash does: the target is opened, and emptied, before the command runs.
  const already = redirect.append && files.kind(redirect.path) === "file" ? files.peek(redirect.path)! : "";
  const opened = files.write(redirect.path, already);
  if (opened !== null) return done("", `bash: ${redirect.path}: ${opened.fault}\n`);
  const result = runCommand(name, args, input, files);
  const written = files.write(redirect.path, already + result.out);
  return { ...result, out: "", err: result.err + (written === null ? "" : `bash: ${redirect.path}: ${written.fault}\n`) };
}

function argumentsOf(command: Command, files: Files): readonly string[] {
  let length = 0;
  return command.words.flatMap((word) => {
    const paths = expand(word, files);
    length += paths.reduce((sum, path) => sum + path.length + 1, 0);
    if (length > LONGEST_ARGUMENTS) throw new ShellError("bash: Argument list too long");
    return paths;
  });
}

/** The paths that a word with `*` or `?` stands for; the word itself where there is none. */
function expand(word: Word, files: Files): readonly string[] {
  if (word.glob === null) return [word.text];
  const absolute = word.text.startsWith("/");
  const root = absolute ? "/" : files.home;
  const depth = word.text.split("/").length;
  const names = files.below(root).map((path) => (absolute ? path : path.slice(files.home.length + 1)));
  const fits = globOf(word.glob);
  const hidden = word.text.split("/").some((part) => part.startsWith("."));
  const found = names.filter((path) => path !== "" && path.split("/").length === depth && (hidden || !/(?:^|\/)\./.test(path)) && fits(path));
  return found.length === 0 || isFault(files.names(root)) ? [word.text] : found;
}

function globOf(source: string): Pattern {
  try {
    return compilePattern(source, "extended");
  } catch (error) {
    if (error instanceof PatternError) return () => false;
    throw error;
  }
}
