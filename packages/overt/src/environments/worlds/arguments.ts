import type { z } from "zod";

/** What a parameter's schema accepts, as JSON Schema says it. */
export interface ParameterSchema {
  readonly type?: string | readonly string[];
  readonly [keyword: string]: unknown;
}

/** How an optional parameter is left out where later ones follow. */
export const LEFT_OUT = "-";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The text of one argument as the value that its schema speaks of: numbers, truth values, lists (JSON, or parted by
 * commas) and objects (JSON). Text that cannot be read that way stays text, for the validation to refuse. */
export function coerceArgument(text: string, schema: ParameterSchema): unknown {
  switch (schema.type) {
    case "number":
    case "integer":
      return NUMBER.test(text) ? Number(text) : text;
    case "boolean":
      return /^(?:true|yes)$/i.test(text) ? true : /^(?:false|no)$/i.test(text) ? false : text;
    case "array":
      return text.startsWith("[") ? parseJson(text) : text.split(",").map((item) => coerceArgument(item.trim(), itemsOf(schema)));
    case "object":
      return parseJson(text);
    default:
      return text;
  }
}

/** "DUE_DATE" for `dueDate`: a parameter as the brief form shows it. */
export const shownName = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();

/** The first fault of a call in words: which argument, what is wrong, what was given. */
export function faultOf(error: z.ZodError, given: Readonly<Record<string, unknown>>): string {
  const { path, message, code, ...rest } = error.issues[0]!;
  if (code === "unrecognized_keys") return `unknown argument ${(rest as { keys: string[] }).keys.map((key) => `"${key}"`).join(", ")}`;
  const name = String(path[0] ?? "");
  if (!Object.hasOwn(given, name)) return `missing argument ${shownName(name)}`;
  const inside = path.slice(1).map((part) => `[${String(part)}]`).join("");
  return `${shownName(name)}${inside}: ${message.charAt(0).toLowerCase()}${message.slice(1)}; got ${clip(JSON.stringify(given[name]))}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const itemsOf = (schema: ParameterSchema): ParameterSchema => (schema["items"] ?? {}) as ParameterSchema;
const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
