import type { Random } from "../../../core/random.ts";
import { call, defineCapability } from "../../define-capability.ts";
import { inSplit } from "../../define-family.ts";
import { fill } from "../../wording/fill.ts";
import type { Lookup } from "./row.ts";
import { OPEN_ROWS } from "./rows-open.ts";
import { SEALED_ROWS } from "./rows-sealed.ts";

/** Things that exist in an instance; one of them is asked for. */
const THINGS = 3;

export const capabilityTools = defineCapability({
  id: "capability-tools",
  title: "Tool use",
  about: "What one tool answers is what the next one takes, over two or three tools. Done right: the act at the end of the chain on the one thing that was asked for, and on no other.",
  rows: [...inSplit("open", OPEN_ROWS), ...inSplit("sealed", SEALED_ROWS)],
  drill(row, random) {
    const things = random.shuffle(row.things).slice(0, THINGS);
    const [thing] = things as [string];
    const lookups = [row.first, ...(row.second === undefined ? [] : [row.second])];
    const names = [things];
    const ask = lookups.map((lookup, i) => {
      const asked = names[i]!;
      const codes = drawCodes(lookup, asked.length, random);
      names.push(codes);
      return { spec: lookup.spec, answers: Object.fromEntries(asked.map((name, k) => [name, fill(lookup.says, { thing: name, code: codes[k]! })])) };
    });
    const last = names.at(-1)!;
    return {
      task: fill(random.pick(row.tasks), { thing }),
      ask,
      look: lookups.map(({ spec }, i) => call(spec.name, names[i]![0]!)),
      work: [{ spec: row.act, takes: [{ of: last, secret: true }] }],
      right: [call(row.act.name, last[0]!)],
      wrong: [call(row.act.name, last[1]!)],
      counts: "all",
    };
  },
});

/** Different codes with one prefix: "C417". */
function drawCodes({ prefix }: Lookup, count: number, random: Random): string[] {
  const start = 100 + random.integer(700);
  return Array.from({ length: count }, (_, i) => `${prefix}${start + 37 * i + random.integer(30)}`);
}
