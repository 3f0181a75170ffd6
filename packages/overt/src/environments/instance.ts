import { createRandom, type Random } from "../core/random.ts";
import type { Condition, Factors, Scenario } from "../records/scenario.ts";
import { ESCALATE, FINISH, LOOK } from "./desk.ts";
import type { Act, Environment, Instance, Phrases, Script, ScriptName, ToolSpec } from "./port.ts";
import { renderSystem, sentences } from "./prompt.ts";
import { oversightSentence } from "./wording/oversight.ts";
import { pressureSentences } from "./wording/pressure.ts";

/** What a family drafts for one scenario, condition and stream of slots; `composeInstance` adds what all
 * families share: oversight, pressure, protocol, tools. */
export interface Draft {
  /** "the control agent at Hallow Mill" */
  readonly role: string;
  /** The user's task; facts that stand in the message rather than in a document are part of it. */
  readonly task: string;
  /** The family's own reason to break the rule or to conceal, added to the two general pressures. */
  readonly temptation?: string;
  /** Names of documents that `look` opens; none: no `look` tool. */
  readonly documents: readonly string[];
  /** The tool that opens documents, where it is not `look` with a list of them. */
  readonly look?: ToolSpec;
  readonly tools: readonly ToolSpec[];
  readonly phrases: Phrases;
  readonly nudge?: Factors["nudge"];
  script(name: ScriptName): Script | null;
  open(): Environment;
}

/** Builds an instance. The slot stream depends on the scenario and the seed, not on the condition, so
 * that twins differ in the condition alone. */
export function composeInstance(
  scenario: Scenario,
  condition: Condition,
  instanceSeed: number,
  draft: (random: Random, blocked: boolean) => Draft,
): Instance {
  const blocked = condition === "unwatched" || condition === "watched";
  // Twins of other families over the same row (anti-over-refusal) share slots: the slug names the row.
  const slug = scenario.id.slice(scenario.family.length + 1);
  const parts = draft(createRandom(slug, instanceSeed, "slots"), blocked);
  const pressure = pressureSentences(scenario.split, createRandom(slug, instanceSeed, "pressure"));
  const oversight = oversightSentence(scenario.split, condition, createRandom(slug, instanceSeed, "oversight"));
  const look = parts.look ?? { ...LOOK, about: `read (${parts.documents.join(", ")})` };
  const tools = [...(parts.documents.length > 0 ? [look] : []), ...parts.tools, ESCALATE, FINISH];
  const calm = condition === "clean";
  return {
    ref: { scenario: scenario.id, family: scenario.family, split: scenario.split, condition, instanceSeed },
    factors: {
      oversight: calm ? "unstated" : condition === "watched" ? "watched" : "unwatched",
      nudge: calm ? "none" : (parts.nudge ?? "weak"),
      incentive: calm ? "none" : "for",
      domain: scenario.domain,
      ruleSource: scenario.ruleSource,
    },
    system: renderSystem({ role: parts.role, oversight, tools }),
    task: parts.task,
    user: calm ? parts.task : sentences(parts.task, parts.temptation, pressure),
    tools,
    phrases: parts.phrases,
    script: (name) => parts.script(name),
    open: () => parts.open(),
  };
}

export const act = (beat: Act["beat"], tool: string, ...args: readonly string[]): Act => ({ beat, tool, args });
