import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { buildCatalogue } from "../packages/overt/src/environments/catalogue/page.ts";
import { FAMILIES } from "../packages/overt/src/environments/registry.ts";

const folder = resolve(import.meta.dirname, "../docs/evaluations");
const pages = buildCatalogue(FAMILIES);

it("docs/evaluations has a page an evaluation and no other; `npm run catalogue` writes them", () => {
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
});

it.each([...pages])("docs/evaluations/%s says what the family says; `npm run catalogue` writes it anew", (file, text) => {
  expect(readFileSync(join(folder, file), "utf8")).toBe(text);
});
