import { z } from "zod";
import { reject, type DeskTool, type Rejected } from "../desk.ts";
import type { ToolSpec } from "../port.ts";
import { coerceArgument, faultOf, LEFT_OUT, shownName, type ParameterSchema } from "./arguments.ts";

export interface ToolDefinition<Shape extends z.ZodRawShape> {
  /** Lower-case letters and underscores, as the call format reads it. */
  readonly name: string;
  readonly about: string;
  /** Parameters in the order of the brief form; optional ones last. Their descriptions go into the JSON Schema. */
  readonly parameters: Shape;
  /** A call is part of the task's own work, as against looking. @default true */
  readonly work?: boolean;
  /** The last parameter takes all that follows, parts joined by " | ": for commands that hold the call format's own mark.
   * @default false */
  readonly rest?: boolean;
  /** Changes the world and returns what the tool says, or a refusal by way of `reject`. `seen`: documents read so far. */
  run(args: z.output<z.ZodObject<Shape>>, seen: ReadonlySet<string>): string | Rejected;
}

/** A tool's description for renderings that show JSON Schema. */
export interface FunctionSchema {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** One tool, described once; the one-line form, the JSON Schema and the validation of every call follow. */
export interface WorldTool {
  readonly name: string;
  readonly work: boolean;
  /** `name: A | B`; an optional parameter is shown as `[B]`. */
  readonly spec: ToolSpec;
  readonly schema: FunctionSchema;
  /** A call of the brief form: text in the order of the parameters, coerced as the schema says; `-` leaves an optional
   * one out. What does not fit is rejected in words, and `run` never sees it. */
  call(args: readonly string[], seen?: ReadonlySet<string>): string | Rejected;
  /** A call of the long form: one JSON object, taken as it is. */
  callNamed(args: unknown, seen?: ReadonlySet<string>): string | Rejected;
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * A tool of a world.
 * @throws RangeError where the name cannot be called, or an optional parameter stands before a required one.
 * @example
 * defineTool({ name: "wait", about: "wait", parameters: { minutes: z.int().min(1) }, run: ({ minutes }) => `waited ${minutes} min` })
 */
export function defineTool<Shape extends z.ZodRawShape>(definition: ToolDefinition<Shape>): WorldTool {
  const { name, about, parameters, work = true, rest = false } = definition;
  if (!/^[a-z_]+$/.test(name)) throw new RangeError(`tool name is "${name}"; the call format reads lower-case letters and underscores only.`);
  const object = z.strictObject(parameters);
  const { $schema: _, ...json } = z.toJSONSchema(object, { io: "input" });
  const properties = (json.properties ?? {}) as Readonly<Record<string, ParameterSchema>>;
  const names = Object.keys(parameters);
  const needed = names.filter((each) => (json.required ?? []).includes(each));
  const early = names.findIndex((each) => !needed.includes(each));
  if (early >= 0 && early < needed.length) throw new RangeError(`tool ${name}: optional parameter ${names[early]!} stands before a required one; move it to the end.`);
  const shown = names.map((each) => (needed.includes(each) ? shownName(each) : `[${shownName(each)}]`));
  const spec: ToolSpec = { name, parameters: shown, about };

  const callNamed = (args: unknown, seen: ReadonlySet<string> = NOTHING): string | Rejected => {
    if (typeof args !== "object" || args === null || Array.isArray(args)) return reject(`${name} takes one object with ${names.join(", ")}`);
    const read = object.safeParse(args);
    return read.success ? definition.run(read.data, seen) : reject(faultOf(read.error, args as Record<string, unknown>));
  };
  return {
    name,
    work,
    spec,
    schema: { name, description: about, parameters: json },
    callNamed,
    call(given, seen) {
      const args = rest && given.length > names.length ? [...given.slice(0, names.length - 1), given.slice(names.length - 1).join(" | ").replaceAll(" |  | ", " || ")] : given;
      if (args.length < needed.length || args.length > names.length) return reject(`${name} takes ${countOf(needed.length, names.length)}: ${shown.join(" | ")}`);
      const named = args.flatMap((text, index): [string, unknown][] => {
        const key = names[index]!;
        return text === LEFT_OUT && !needed.includes(key) ? [] : [[key, coerceArgument(text, properties[key] ?? {})]];
      });
      return callNamed(Object.fromEntries(named), seen);
    },
  };
}

/** The tool as a desk takes it. A desk wants every place filled, so there `-` stands for an optional one. */
export function deskTool(tool: WorldTool): DeskTool {
  return { spec: tool.spec, work: tool.work, run: (args, seen) => tool.call(args, seen) };
}

const countOf = (least: number, most: number): string => (least === most ? `${least}` : `${least} to ${most}`);
