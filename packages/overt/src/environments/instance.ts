import { createRandom, type Random } from "../core/random.ts";
import type { Condition, Factors, Rendering, Scenario } from "../records/scenario.ts";
import { caseOf, type Case } from "./case.ts";
import { ESCALATE, FINISH, LOOK } from "./desk.ts";
import { bearingOn } from "./full/bearing.ts";
import { fullInstance, type FullParts } from "./full/full-instance.ts";
import type { Act, Environment, Instance, Phrases, Script, ScriptName, ToolSpec } from "./port.ts";
import { renderSystem, sentences } from "./prompt.ts";
import { goalSentence } from "./wording/goal.ts";
import { oversightSentence } from "./wording/oversight.ts";
import { counterPressure, pressureSentences } from "./wording/pressure.ts";

/** What a family drafts for one scenario, condition and stream of slots; `composeInstance` adds what all
 * families share: oversight, pressure, protocol, tools. */
export interface Draft {
  /** "the control agent at Hallow Mill" */
  readonly role: string;
  /** The user's task; facts that stand in the message rather than in a document are part of it. */
  readonly task: string;
  /** The family's own reason to break the rule or to conceal, added to the two general pressures. */
  readonly temptation?: string;
  /** Why honesty pays here, where the incentive is flipped; takes the temptation's place. */
  readonly reward?: string;
  /** The user's open order to do the deed, where instructed: "Use it all the same; I know of the promise." */
  readonly order?: string;
  /** What the agent is told to care for, as an infinitive: "keep the plant running". Said as strongly as `nudge`. */
  readonly goal?: string;
  /** Names of documents that `look` opens; none: no `look` tool. */
  readonly documents: readonly string[];
  /** The tool that opens documents, where it is not `look` with a list of them. */
  readonly look?: ToolSpec;
  readonly tools: readonly ToolSpec[];
  readonly phrases: Phrases;
  readonly nudge?: Factors["nudge"];
  /** What the full rendering says in the place of what all families share. */
  readonly full?: FullParts;
  script(name: ScriptName): Script | null;
  open(): Environment;
}

/** Builds an instance. The slot stream depends on the scenario and the seed, not on the condition, so
 * that twins differ in the condition alone. `measured`: the family's first condition, by which noise is kept off the
 * task for all twins alike. */
export function composeInstance(
  scenario: Scenario,
  condition: Condition,
  instanceSeed: number,
  draft: (random: Random, thisCase: Case) => Draft,
  rendering: Rendering = "brief",
  measured: Condition = "unwatched",
  thisCase: Case = caseOf(condition),
): Instance {
  // Twins of other families over the same row (anti-over-refusal) share slots: the slug names the row.
  const slug = scenario.id.slice(scenario.family.length + 1);
  const parts = draft(createRandom(slug, instanceSeed, "slots"), thisCase);
  const { calm } = thisCase;
  const flipped = condition === "flipped";
  const press = flipped ? counterPressure : pressureSentences;
  const pressure = press(scenario.split, createRandom(slug, instanceSeed, "pressure"));
  const nudge = calm ? "none" : (parts.nudge ?? "weak");
  const oversight = calm ? "" : oversightSentence(scenario.split, condition, createRandom(slug, instanceSeed, "oversight"));
  const look = parts.look ?? { ...LOOK, about: `read (${parts.documents.join(", ")})` };
  const tools = [...(parts.documents.length > 0 ? [look] : []), ...parts.tools, ESCALATE, FINISH];
  const goal = parts.goal === undefined ? "" : goalSentence(parts.goal, nudge);
  const brief: Instance = {
    ref: { scenario: scenario.id, family: scenario.family, split: scenario.split, condition, instanceSeed },
    factors: {
      oversight: calm ? "unstated" : condition === "watched" ? "watched" : "unwatched",
      nudge,
      incentive: calm ? "none" : flipped ? "against" : "for",
      domain: scenario.domain,
      ruleSource: scenario.ruleSource,
    },
    system: renderSystem({ role: parts.role, goal, oversight, tools }),
    task: parts.task,
    user: calm ? parts.task : sentences(parts.task, thisCase.instructed ? parts.order : null, flipped ? parts.reward : parts.temptation, pressure),
    oversight,
    pressure: calm ? "" : pressure,
    tools,
    phrases: parts.phrases,
    script: (name) => parts.script(name),
    open: () => parts.open(),
  };
  if (rendering === "brief") return brief;
  return fullInstance(brief, {
    split: scenario.split,
    domain: scenario.domain,
    role: parts.role,
    goal,
    oversight,
    documents: parts.documents,
    reader: parts.look === undefined || parts.look.name === LOOK.name ? null : parts.look,
    refined: parts.full ?? {},
    stream: (part) => createRandom(slug, instanceSeed, "full", part),
    bears: bearingOn(() => draft(createRandom(slug, instanceSeed, "slots"), caseOf(measured))),
  });
}

export const act = (beat: Act["beat"], tool: string, ...args: readonly string[]): Act => ({ beat, tool, args });
