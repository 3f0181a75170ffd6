import { parse } from "yaml";
import { UsageError } from "../core/errors.ts";

/** One `--set a.b=c`: a path and a value, read as YAML (numbers, lists, true/false, null). */
export interface Override {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Reads `a.b=c` texts. */
export function parseOverrides(texts: readonly string[]): Override[] {
  return texts.map((text) => {
    const equals = text.indexOf("=");
    const path = text.slice(0, Math.max(equals, 0)).split(".");
    if (equals < 1 || path.some((part) => !/^[A-Za-z][A-Za-z0-9]*$/.test(part))) {
      throw new UsageError(`--set ${JSON.stringify(text)} is not of the form field.field=value, for example --set sampling.unitSize=24.`);
    }
    const written = text.slice(equals + 1);
    try {
      return { path, value: written === "" ? null : (parse(written) as unknown) };
    } catch {
      throw new UsageError(`--set ${path.join(".")}: the value ${JSON.stringify(written)} is not valid YAML; put quotes around it.`);
    }
  });
}

/** A copy of `input` with the overrides set; sections that are missing are made. */
export function applyOverrides(input: Readonly<Record<string, unknown>>, overrides: readonly Override[]): Record<string, unknown> {
  const copy = structuredClone(input) as Record<string, unknown>;
  for (const { path, value } of overrides) {
    let section = copy;
    for (const part of path.slice(0, -1)) {
      const inner = section[part];
      section[part] = inner !== null && typeof inner === "object" && !Array.isArray(inner) ? inner : {};
      section = section[part] as Record<string, unknown>;
    }
    section[path.at(-1)!] = value;
  }
  return copy;
}
