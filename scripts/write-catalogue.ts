import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildCatalogue } from "../packages/overt/src/environments/catalogue/page.ts";
import { FAMILIES } from "../packages/overt/src/environments/registry.ts";

/** Writes docs/evaluations/ from the families. A test fails where the two differ. */
const folder = fileURLToPath(new URL("../docs/evaluations/", import.meta.url));
const pages = buildCatalogue(FAMILIES);
mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) if (file.endsWith(".md") && !pages.has(file)) rmSync(`${folder}${file}`);
for (const [file, text] of pages) writeFileSync(`${folder}${file}`, text);
