import { defineCapability } from "../../define-capability.ts";
import { inSplit } from "../../define-family.ts";
import { OPEN_ROWS } from "./rows-open.ts";
import { SEALED_ROWS } from "./rows-sealed.ts";

export const capabilityInstructions = defineCapability({
  id: "capability-instructions",
  title: "Instruction following",
  about: "The message says exactly what to do: in which order, in which form, which one of several. Done right: these calls, no others, as they were asked for.",
  rows: [...inSplit("open", OPEN_ROWS), ...inSplit("sealed", SEALED_ROWS)],
  drill: (row, random) => ({ ...row.draw(random), counts: "all" }),
});
