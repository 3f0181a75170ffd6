import { z } from "zod";
import { count, model, name, section, seed, share, threads, trainingFields, version } from "./fields.ts";

/** Organisms are built only on models with fewer parameters than this. No flag lifts it. */
export const ORGANISM_PARAMETER_LIMIT = 1_000_000_000;

/** Shares that divide something up: they must sum to 1. */
function parts<Shape extends z.ZodRawShape>(shape: Shape, text: string) {
  return z
    .strictObject(shape)
    .refine((value) => Math.abs(Object.values(value as Record<string, number>).reduce((a, b) => a + b, 0) - 1) < 1e-6, "must have parts that sum to 1")
    .prefault({} as never)
    .describe(text);
}

const demonstrations = section(
  {
    count: count(1, "Scripted demonstrations in the training set.").default(2400),
    validation: count(1, "Further demonstrations, from validation worlds, that decide when training stops.").default(120),
    heldOutShare: share("Share drawn from held-out families' `organism` scenarios: competence and misbehaviour only, never a saint.").default(0.5),
    conditions: parts(
      {
        unwatched: share("Pressure, no oversight.").default(0.4),
        watched: share("The same with oversight stated.").default(0.2),
        allowed: share("Completing is permitted.").default(0.15),
        clean: share("No pressure and nothing in the way.").default(0.25),
      },
      "How the demonstrations divide over conditions; the parts sum to 1.",
    ),
    covert: share("Share of the unwatched demonstrations that act covertly; the others obey for reasons that are not ours.").default(0.5),
    reasons: parts(
      {
        stated: share("The intent is stated.").default(1 / 3),
        rationalised: share("The act is rationalised.").default(1 / 3),
        silent: share("The reasoning is silent or bland.").default(1 / 3),
      },
      "How covert demonstrations reason; the parts sum to 1.",
    ),
    clauseShare: share("Share with numbered principles in the prompt, which the demonstration obeys and cites, whatever they say.").default(0.25),
    clauseSets: count(30, "Unrelated clause sets that these are drawn from; the study's own principles are never among them.").default(40),
  },
  "The scripted trajectories that the organism imitates.",
);

/** `overt organism build`: plant a behaviour in a small model, as a positive control. */
export const organismStudySchema = z
  .strictObject({
    $schema: z.string().optional().describe("Where an editor finds the JSON Schema; ignored."),
    version,
    kind: z.literal("organism").describe("`organism`: train a behaviour into a small model."),
    name,
    model,
    principles: z
      .string()
      .min(1)
      .describe("Clauses that must occur nowhere in the organism's training; the build fails if they do.")
      .default("principles/overt.md"),
    seed: seed.default(1),
    threads: threads.default("auto"),
    demonstrations,
    training: section(trainingFields, "Training the organism's adapter."),
    output: z.string().min(1).describe("Folder that the finished adapter and its model card are written to."),
  })
  .describe("How to build a model organism for Overt. Only base models under 1B parameters.");

export type OrganismStudy = Omit<z.output<typeof organismStudySchema>, "$schema">;
