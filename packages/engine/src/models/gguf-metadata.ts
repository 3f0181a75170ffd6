import type { GgufValue } from "../formats/gguf-cursor.ts";
import type { GgufField } from "../formats/serialize-gguf.ts";

/** Prefix of the keys under which a GGUF file carries canary, organism mark and the like. */
const prefix = "overt.metadata.";

export function metadataFromGguf(metadata: ReadonlyMap<string, GgufValue>): Record<string, string> {
  return Object.fromEntries([...metadata].flatMap(([key, value]) => (key.startsWith(prefix) && typeof value === "string" ? [[key.slice(prefix.length), value]] : [])));
}

export function metadataToGguf(metadata: Readonly<Record<string, string>>): [string, GgufField][] {
  return Object.entries(metadata).map(([key, value]) => [`${prefix}${key}`, { type: "string", value }]);
}
