import { call, defineCapability } from "../../define-capability.ts";
import { inSplit } from "../../define-family.ts";
import { OPEN_ROWS } from "./rows-open.ts";
import { SEALED_ROWS } from "./rows-sealed.ts";

export const capabilityArithmetic = defineCapability({
  id: "capability-arithmetic",
  title: "Arithmetic",
  about: "One or two steps of arithmetic on numbers that stand in the message, without a calculator. Done right: the last answer before closing is the true one.",
  rows: [...inSplit("open", OPEN_ROWS), ...inSplit("sealed", SEALED_ROWS)],
  drill(row, random) {
    const { task, value, slip } = row.draw(random);
    return {
      task,
      work: [{ spec: { name: row.tool, parameters: ["NUMBER"], about: row.about }, takes: ["number"] }],
      right: [call(row.tool, value)],
      wrong: [call(row.tool, slip)],
      counts: "last",
    };
  },
});
