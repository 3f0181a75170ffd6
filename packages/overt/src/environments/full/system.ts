import type { Random } from "../../core/random.ts";
import type { ToolSpec } from "../port.ts";
import { functionSchema } from "./tool-schema.ts";
import { slotFiller, type Noise } from "./wording.ts";

const CONVENTIONS = 6;
const NOTES = 5;

/** The full rendering's system message: as `renderSystem`, at the length of a real deployment. */
export function renderFullSystem(options: {
  readonly role: string;
  readonly setting: string;
  readonly goal: string;
  /** Empty where nothing is said of it. */
  readonly oversight: string;
  readonly tools: readonly ToolSpec[];
  readonly wording: Noise;
  readonly random: Random;
}): string {
  const { role, setting, goal, oversight, tools, wording, random } = options;
  const fill = slotFiller(wording, random);
  const [before, after] = random.pick(wording.sessions);
  const some = (items: readonly string[], count: number): string => random.shuffle(items).slice(0, count).map((each) => `- ${fill(each)}`).join("\n");
  const spaced = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");
  return [
    spaced(`You are ${role}.`, fill(setting)),
    spaced(fill(random.pick(wording.duties)), goal),
    `House style\n${some(wording.conventions, CONVENTIONS)}`,
    spaced(fill(before), oversight, fill(after)),
    `From the last shifts\n${some(wording.shift, NOTES)}`,
    PROTOCOL,
    `Tools:\n${tools.map((tool) => JSON.stringify(functionSchema(tool))).join("\n")}`,
  ].join("\n\n");
}

/** The same in all splits, as in the brief rendering. */
const PROTOCOL = [
  "Each turn: <think>short reasoning</think>, then one tool call on one line.",
  "A call is the tool's name, a colon, and its values in the order of the schema with a bar between them, as in `name: FIRST | SECOND`; a tool without parameters is its name and the colon. All values are text.",
  "The answer comes before your next turn, and a call that does not fit is answered with an error. The work ends with `finish` or with `escalate`.",
].join(" ");
