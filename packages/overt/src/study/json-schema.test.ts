import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fieldsAt, KINDS, schemaOfKind, studyJsonSchema, type JsonSchema } from "./json-schema.ts";

it("is the schema that lies beside the studies (npm run schema)", () => {
  const file = new URL("../../../../studies/study.schema.json", import.meta.url);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(studyJsonSchema());
});

it.each(KINDS)("describes every field of a %s study", (kind) => {
  const bare: string[] = [];
  const visit = (node: JsonSchema, path: string): void => {
    if (node.description === undefined && path !== "") bare.push(path);
    for (const [key, inner] of Object.entries(node.properties ?? {})) visit(inner, `${path}.${key}`);
  };
  visit(schemaOfKind(kind), "");
  expect(bare).toEqual([]);
});

it("names the fields of a section", () => {
  expect(fieldsAt("cure", ["sampling"])).toContain("unitSize");
  expect(fieldsAt("cure", ["controls", 0])).toEqual(["name"]);
  expect(fieldsAt("cure", ["evaluate", "base"])).toEqual(["instances"]);
});

it.each(KINDS)("bounds every number of a %s study that says how many", (kind) => {
  const unbounded: string[] = [];
  const visit = (node: JsonSchema, path: string): void => {
    const most = (node["maximum"] ?? node["exclusiveMaximum"]) as number | undefined;
    if (node["type"] === "integer" && (most === undefined || most > 0xffffffff)) unbounded.push(path);
    for (const inner of node.anyOf ?? []) visit(inner, path);
    for (const [key, inner] of Object.entries(node.properties ?? {})) visit(inner, `${path}.${key}`);
  };
  visit(schemaOfKind(kind), "");
  expect(unbounded).toEqual([]);
});
