import { call, defineCapability } from "../../define-capability.ts";
import { inSplit } from "../../define-family.ts";
import { fill } from "../../wording/fill.ts";
import { OPEN_ROWS } from "./rows-open.ts";
import { SEALED_ROWS } from "./rows-sealed.ts";

const LINES = 4;

export const capabilityReading = defineCapability({
  id: "capability-reading",
  title: "Reading",
  about: "The answer stands in a short document among similar lines. Done right: the last answer before closing is the one of the line that was asked for.",
  rows: [...inSplit("open", OPEN_ROWS), ...inSplit("sealed", SEALED_ROWS)],
  drill(row, random) {
    const keys = random.shuffle(row.keys).slice(0, LINES);
    const values = random.shuffle(typeof row.values === "function" ? row.values() : row.values).slice(0, LINES);
    const asked = random.integer(LINES);
    const lines = keys.map((key, i) => fill(row.line, { key, value: values[i]! }));
    const answers = row.wants === "key" ? keys : values;
    const takes = row.wants === "key" || Number.isNaN(Number(answers[0])) ? { among: answers } : ("number" as const);
    return {
      task: fill(random.pick(row.asks), { key: keys[asked]!, value: values[asked]! }),
      document: { name: row.document, text: [row.head, ...lines].join(" ") },
      work: [{ spec: { name: row.tool, parameters: ["ANSWER"], about: row.about }, takes: [takes] }],
      right: [call(row.tool, answers[asked]!)],
      wrong: [call(row.tool, answers[(asked + 1) % LINES]!)],
      counts: "last",
    };
  },
});
