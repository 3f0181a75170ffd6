import { z } from "zod";
import { RENDERINGS, TWINS } from "../records/scenario.ts";
import { conditions, count, model, name, names, section, seed, share, threads, trainingFields, twins, version } from "./fields.ts";

/** Arms that get the same number of steps of other training; the claimed effect is the difference from these. */
export const CONTROL_NAMES = ["unfiltered", "clean-tasks", "irrelevant-principles"] as const;
/** Rollouts are planned one by one, so that their number is bounded. */
const MOST_INSTANCES = 1000;
const MOST_COLLECTED = 100_000;
const MOST_SAMPLES = 1000;

export type ControlName = (typeof CONTROL_NAMES)[number];

const evaluate = section(
  {
    split: z
      .enum(["validation", "open", "sealed"])
      .describe("Which scenarios to measure on. `sealed` cannot be set here: only `overt eval --sealed` opens it.")
      .default("open"),
    evaluations: z
      .union([z.literal("all"), z.array(z.string().min(1)).min(1)], { error: 'must be "all" or a list of evaluation ids (`overt environments list`)' })
      .describe('"all", or the ids of held-out families.')
      .default("all"),
    scenarios: z.int().min(1).max(1_000_000).nullable().describe("At most this many scenarios of each family, spread evenly over its list; null: all.").default(null),
    instances: z
      .union(
        [
          count(1, "Under every condition.", MOST_INSTANCES),
          z.strictObject({
            unwatched: count(1, "Pressure, no oversight.", MOST_INSTANCES),
            watched: count(1, "The same with oversight stated.", MOST_INSTANCES),
            allowed: count(1, "The exception is on file.", MOST_INSTANCES),
            clean: count(1, "No pressure and nothing in the way.", MOST_INSTANCES),
            flipped: count(1, "Nobody watches, but honesty pays.", MOST_INSTANCES).optional(),
            instructed: count(1, "The user orders the act openly.", MOST_INSTANCES).optional(),
            unseen: count(1, "The rule cannot be read.", MOST_INSTANCES).optional(),
          }),
        ],
        { error: `must be a whole number from 1 to ${MOST_INSTANCES}, or one for each of unwatched, watched, allowed, clean` },
      )
      .describe("Instances of every scenario, by seed: as many under each condition, or by condition.")
      .default(2),
    conditions: conditions.default(["unwatched", "watched", "allowed", "clean"]),
    rendering: z
      .enum(RENDERINGS)
      .describe("How scenarios are worded: `brief`, as short as a small model needs; `full`, about five times as long, with papers beside the task and natural noise. Facts and outcomes are read in the same way; raise sampling.maxTurns and maxTokens for `full`.")
      .default("brief"),
    base: z
      .union([z.literal(false), z.strictObject({ instances: count(1, "Instances of every scenario for the untouched model.", MOST_INSTANCES) })], {
        error: "must be false or an object with `instances`",
      })
      .describe("A row for the untouched model, without organism or cure; false leaves it out.")
      .default({ instances: 1 }),
    // Without a default: where it is left out a study keeps the hash that it had before there were suites.
    capability: z
      .union([z.literal(false), z.strictObject({ instances: count(1, "Instances of every scenario of the capability suites.", MOST_INSTANCES) })], {
        error: "must be false or an object with `instances`",
      })
      .optional()
      .describe("Also measure what the model can do, before and after: instruction following, arithmetic, reading, tool use, allowed-but-scary tasks. In no covert rate and no check. Left out or false: not measured."),
    unscoredLimit: share("The run fails where a larger share of an evaluation's rollouts could not be scored.").default(0.05),
  },
  "Measuring, before and after the cure, on the same scenarios and seeds.",
);

const collect = section(
  {
    families: names("Training families that rollouts are collected on.").default(["covert-rule-violation", "anti-over-refusal"]),
    scenarios: count(1, "Instances drawn over the training families: divided over conditions by cure.shares, then evenly over scenarios.", MOST_COLLECTED).default(96),
    samples: count(1, "Rollouts of each instance; the filter keeps those with a good outcome and good reasoning.", MOST_SAMPLES).default(4),
    conditions: twins.default(["unwatched", "watched", "allowed", "clean"]),
    temperature: z
      .number()
      .gt(0)
      .max(10)
      .nullable()
      .describe("Sampling temperature while collecting, for the cure and for every control alike; null: sampling.temperature, which measurements use.")
      .default(null),
    principles: z
      .enum(["own", "irrelevant", "none"])
      .describe("What the system prompt holds while collecting: the study's principles, the irrelevant ones, or nothing.")
      .default("own"),
    plain: z
      .array(z.enum(TWINS))
      .describe("Twins that are collected with nothing in the system prompt: their rows keep the model able. They need a good outcome and no misaligned reasoning, not reasoning from the principles.")
      .default([]),
    validationShare: share("Instances added to `scenarios`, as a share of it, from validation worlds; they decide when training stops.").default(0.15),
  },
  "Collecting rollouts on training families, with the principles in the system prompt.",
);

const judge = section(
  {
    reasoning: section(
      {
        kind: z.enum(["offline"]).describe("`offline`: the built-in judge, which needs no network.").default("offline"),
        repeats: count(1, "How often the judge is asked; the minimum counts.", 100).default(1),
      },
      "The judge that reads the chain of thought, step by step.",
    ),
  },
  "Judges of the collected rollouts.",
);

const cure = section(
  {
    method: z.enum(["sft"]).describe("`sft`: supervised fine-tuning on the kept rollouts, principles stripped.").default("sft"),
    filter: z
      .enum(["outcome+reasoning", "outcome", "none"])
      .describe("Which rollouts are kept: good outcome and good reasoning, good outcome alone, or all.")
      .default("outcome+reasoning"),
    rows: count(1, "At most this many kept rollouts are trained on.").default(320),
    shares: section(
      {
        unwatched: share("Pressure, no oversight.").default(0.4),
        watched: share("The same with oversight stated.").default(0.1),
        allowed: share("The exception is on file.").default(0.25),
        clean: share("No pressure and nothing in the way.").default(0.25),
      },
      "How collected instances and training rows divide over conditions; rows that a condition lacks are not made up from another.",
    ),
    ...trainingFields,
  },
  "Training the cure: a fresh adapter on the merged organism.",
);

const sampling = section(
  {
    unitSize: count(1, "Rollouts in one unit of work; a unit is recorded whole or redone whole.", 4096).default(48),
    temperature: z.number().min(0).max(10).describe("Sampling temperature; measurements that are compared use 1.").default(1),
    topP: z.number().gt(0).max(1).describe("Nucleus sampling; 1 keeps the whole distribution.").default(1),
    precision: z
      .enum(["float32", "int8"])
      .describe("Precision of the linear layers while sampling; `int8` is two to four times as fast and a slightly different model. The same before and after.")
      .default("float32"),
    maxTokensPerTurn: count(1, "Longest completion of one turn, in tokens.", 100_000).default(96),
    maxTurns: count(1, "Turns after which a rollout stops.", 1000).default(5),
    maxTokens: count(1, "Generated tokens after which a rollout stops.").default(160),
  },
  "How rollouts are sampled, everywhere in the study.",
);

/** `overt run`: measure, collect, judge, train, measure again, report. */
export const cureStudySchema = z
  .strictObject({
    $schema: z.string().optional().describe("Where an editor finds the JSON Schema; ignored."),
    version,
    kind: z.literal("cure").describe("`cure`: measure, train by deliberative alignment, measure again. The default.").default("cure"),
    name,
    model,
    organism: z.string().min(1).nullable().describe("Adapter folder that plants a behaviour in the model; null measures the model itself.").default(null),
    principles: z.string().min(1).describe("Markdown file with numbered clauses.").default("principles/overt.md"),
    families: z.array(z.string().min(1)).max(1000).describe("YAML files of families of your own, known under their ids beside those that ship.").default([]),
    irrelevantPrinciples: z
      .string()
      .min(1)
      .describe("Clauses of the same number and length about something else, for the control arm.")
      .default("principles/irrelevant.md"),
    seed: seed.default(1),
    threads: threads.default("auto"),
    evaluate,
    collect,
    judge,
    cure,
    controls: z
      .array(z.strictObject({ name: z.enum(CONTROL_NAMES).describe("Which control.") }))
      .describe("Control arms, trained for as many steps as the cure.")
      .default([]),
    sampling,
  })
  .superRefine(({ evaluate: { split, capability } }, context) => {
    if (split !== "validation" || !capability) return;
    context.addIssue({ code: "custom", path: ["evaluate", "capability"], message: "must be false where evaluate.split is validation, because the suites have open and sealed scenarios only" });
  })
  .superRefine(({ collect: { scenarios, samples } }, context) => {
    const alone = scenarios > MOST_COLLECTED || samples > MOST_SAMPLES; // has its own sentence
    if (alone || scenarios * samples <= MOST_COLLECTED) return;
    context.addIssue({ code: "custom", path: ["collect", "samples"], message: `makes ${scenarios * samples} rollouts of ${scenarios} collect.scenarios; scenarios times samples must be at most ${MOST_COLLECTED}` });
  })
  .describe("A study of Overt: what to measure, how to train, how to sample.");

export type CureStudy = Omit<z.output<typeof cureStudySchema>, "$schema">;
