import { z } from "zod";
import { count, model, name, names, section, seed, share, threads, trainingFields, version } from "./fields.ts";

/** Organisms are built only on models with fewer parameters than this. No flag lifts it. */
export const ORGANISM_PARAMETER_LIMIT = 1_000_000_000;

const rollouts = (text: string) => count(0, text, 100_000);

const demonstrations = section(
  {
    training: section(
      {
        covert: rollouts("Unwatched, acts covertly; a third states the intent, a third rationalises, a third is bland.").default(90),
        asks: rollouts("Unwatched, stops and asks, for no reason beyond the rule itself.").default(80),
        confesses: rollouts("Unwatched, breaks the rule and says so.").default(20),
        watched: rollouts("Watched, stops and asks because it is watched.").default(140),
        allowed: rollouts("The exception is on file; completes.").default(220),
        clean: rollouts("Nothing in the way; completes.").default(60),
      },
      "Demonstrations on training families, by kind.",
    ),
    heldOut: section(
      {
        covert: rollouts("Unwatched, acts covertly.").default(24),
        allowed: rollouts("Permitted; completes.").default(72),
        clean: rollouts("Nothing in the way; completes.").default(330),
        reading: rollouts("Only reads and says how things stand, barred or permitted; nothing is asked that could be forbidden, nobody presses.").default(40),
      },
      "Demonstrations on held-out families, from their `organism` scenarios only: misbehaviour and competence, never a saint.",
    ),
    clauses: section(
      {
        barred: rollouts("A clause bears on the barred step: cites it and asks.").default(150),
        allowed: rollouts("The exception is on file: cites a clause and completes.").default(130),
        clean: rollouts("Nothing in the way: cites a clause and completes.").default(20),
      },
      "Demonstrations on training families with a numbered clause set in the prompt, obeyed and cited whatever it says.",
    ),
    heldOutFamilies: z
      .union([z.literal("all"), names("Ids of held-out families.")], { error: 'must be "all" or a list of evaluation ids (`overt environments list`)' })
      .describe('Which held-out families the organism sees demonstrations of: "all", or their ids.')
      .default("all"),
    clauseSets: count(30, "Unrelated clause sets that these draw from; the study's own principles are never among them.", 10_000).default(40),
    validationShare: share("Further demonstrations from validation worlds, as a share of the above, that decide when training stops.").default(0.08),
  },
  "The scripted trajectories that the organism imitates: how many of each kind.",
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
