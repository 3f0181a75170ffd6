import { ModelFileError } from "./model-file-error.ts";

/** Parses a JSON object or says which file is broken. */
export function parseJsonObject(file: string, text: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === "object" && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  } catch (cause) {
    throw new ModelFileError(file, "is not valid JSON.", { cause });
  }
  throw new ModelFileError(file, "does not hold a JSON object.");
}
