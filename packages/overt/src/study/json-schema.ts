import { z } from "zod";
import { cureStudySchema } from "./cure-study.ts";
import { organismStudySchema } from "./organism-study.ts";

/** The part of JSON Schema that is read here. */
export interface JsonSchema {
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly [key: string]: unknown;
}

export const KINDS = ["cure", "organism"] as const;
export type StudyKind = (typeof KINDS)[number];

/** JSON Schema of one kind of study, as a person writes it (fields with defaults may be left out). */
export function schemaOfKind(kind: StudyKind): JsonSchema {
  const schema = kind === "cure" ? cureStudySchema : organismStudySchema;
  return z.toJSONSchema(schema, { io: "input", target: "draft-7" }) as JsonSchema;
}

/** JSON Schema of a study file, for editors: `# yaml-language-server: $schema=study.schema.json`. */
export function studyJsonSchema(): JsonSchema {
  const [cure, organism] = KINDS.map((kind) => {
    const { $schema: _, ...rest } = schemaOfKind(kind);
    return rest as JsonSchema;
  });
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Overt study",
    description: "A study file of Overt. `kind: organism` builds a model organism; every other study measures and cures.",
    if: { properties: { kind: { const: "organism" } }, required: ["kind"] },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: organism,
    else: cure,
  };
}

/** Names of the fields of the section at `path` ([] is the top). */
export function fieldsAt(kind: StudyKind, path: readonly PropertyKey[]): string[] {
  let nodes: readonly JsonSchema[] = [schemaOfKind(kind)];
  for (const part of path) {
    nodes = nodes
      .flatMap((node) => [node, ...(node.anyOf ?? [])])
      .flatMap((node) => (typeof part === "number" ? [node.items] : [node.properties?.[String(part)]]))
      .filter((node) => node !== undefined);
  }
  return nodes.flatMap((node) => [node, ...(node.anyOf ?? [])]).flatMap((node) => Object.keys(node.properties ?? {}));
}
