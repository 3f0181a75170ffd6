import type { z } from "zod";
import { nearestName } from "../core/suggest.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** One fault of a study: where it is, and a sentence with the value, what is allowed and the next step. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly sentence: string;
}

/** `["controls", 0, "name"]` → `study.controls[0].name`. */
export function showPath(path: Path, root = "study"): string {
  return path.reduce<string>((text, part) => text + (typeof part === "number" ? `[${part}]` : `.${String(part)}`), root);
}

export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => (value !== null && typeof value === "object" ? (value as Record<PropertyKey, unknown>)[part] : undefined), root);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const TYPES: Readonly<Record<string, string>> = { object: "a section with fields", array: "a list", int: "a whole number", boolean: "true or false" };

function requirement(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return `it must be ${TYPES[issue.expected] ?? `a ${issue.expected}`}.`;
    case "too_small":
      return `it must ${issue.origin === "array" ? "have" : "be"} ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${plural(issue.origin, issue.minimum)}.`;
    case "too_big":
      return `it must ${issue.origin === "array" ? "have" : "be"} ${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${plural(issue.origin, issue.maximum)}.`;
    case "invalid_value": {
      const allowed = issue.values.map(String);
      const near = typeof value === "string" ? nearestName(value, allowed) : null;
      return `${near === null ? "" : `did you mean ${show(near)}? `}allowed: ${issue.values.map(show).join(", ")}.`;
    }
    case "unrecognized_keys":
      return "";
    default:
      return `it ${issue.message}.`;
  }
}

function plural(origin: string, n: number | bigint): string {
  if (origin === "array") return Number(n) === 1 ? " entry" : " entries";
  if (origin === "string") return Number(n) === 1 ? " character long" : " characters long";
  return "";
}

/** Turns a schema's issues into sentences. `fieldsAt` gives the valid field names of a section; `root` is what the file is called. */
export function describeIssues(issues: readonly Issue[], input: unknown, fieldsAt: (path: Path) => readonly string[], root = "study"): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = issue.path as (string | number)[];
    if (issue.code === "unrecognized_keys") {
      const fields = fieldsAt(path);
      return issue.keys.map((key) => {
        const near = nearestName(key, fields);
        const hint = near === null ? `fields: ${fields.join(", ")}.` : `did you mean ${show(near)}?`;
        return { path: [...path, key], sentence: `${showPath(path, root)} has no field ${show(key)}; ${hint}` };
      });
    }
    const value = valueAt(input, path);
    const rule = requirement(issue, value);
    if (value === undefined) return [{ path, sentence: `${showPath(path, root)} is missing; ${rule}` }];
    return [{ path, sentence: `${showPath(path, root)} is ${show(value)}; ${rule}` }];
  });
}
