import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { studyJsonSchema } from "../packages/overt/src/study/json-schema.ts";

/** Writes studies/study.schema.json from the schema in code. A test fails where the two differ. */
const target = fileURLToPath(new URL("../studies/study.schema.json", import.meta.url));
writeFileSync(target, `${JSON.stringify(studyJsonSchema(), null, 2)}\n`);
