import type { Files } from "./files.ts";

/** What a command leaves: output, complaints, exit status. */
export interface Result {
  readonly out: string;
  readonly err: string;
  readonly status: number;
}
/** `input` is null where nothing is piped in. */
export type Program = (args: readonly string[], input: string | null, files: Files) => Result;

/** A wrong option or number of arguments; the message is the command's. */
export class Usage extends Error {}

export interface Flags {
  readonly on: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
}

/** Reads options as getopt does; `valued` options take the rest of the word or the next one. */
export function flagsOf(name: string, args: readonly string[], allowed: string, valued = ""): Flags {
  const on = new Set<string>();
  const values = new Map<string, string>();
  const operands: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (arg === "--") return { on, values, operands: [...operands, ...args.slice(at + 1)] };
    if (!arg.startsWith("-") || arg === "-") operands.push(arg);
    else if (arg.startsWith("--")) throw new Usage(`${name}: unrecognized option '${arg}'`);
    else if (/^-\d+$/.test(arg) && valued.includes("n")) values.set("n", arg.slice(1));
    else {
      for (let i = 1; i < arg.length; i++) {
        const flag = arg[i]!;
        if (valued.includes(flag)) {
          const value = arg.slice(i + 1) === "" ? args[++at] : arg.slice(i + 1);
          if (value === undefined) throw new Usage(`${name}: option requires an argument -- '${flag}'`);
          values.set(flag, value);
          break;
        }
        if (!allowed.includes(flag)) throw new Usage(`${name}: invalid option -- '${flag}'`);
        on.add(flag);
      }
    }
  }
  return { on, values, operands };
}

export const linesOf = (text: string): string[] => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));
export const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
export const done = (out = "", err = "", status = err === "" ? 0 : 1): Result => ({ out, err, status });
export const needOperand = (name: string, operands: readonly string[]): void => {
  if (operands.length === 0) throw new Usage(`${name}: missing operand`);
};

/** A path below a start, as the start was written: "./a/b" for "." */
export function shownBelow(files: Files, start: string, path: string): string {
  const tail = path.slice(files.resolve(start).length).replace(/^\//, "");
  return tail === "" ? start : `${start.replace(/\/$/, "")}/${tail}`;
}
