import { z } from "zod";
import { CONDITIONS, TWINS } from "../records/scenario.ts";

/** Field types that both kinds of study share. A custom message reads on from "`field` is `value`; it …". */

export const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/, "must be lower-case letters, digits, dots and dashes, because it names a folder")
  .describe("Name of the study; its runs go to runs/<name>/.");

export const version = z.literal(1).describe("Version of the study format.");

export const model = z
  .string()
  .min(1)
  .describe("Model to start from: a name (`overt models list`), a GGUF file, or a Hugging Face folder with safetensors.");

export const seed = z.int().min(0).max(0xffffffff).describe("Every random stream of the run is derived from this number.");

export const threads = z
  .union([z.literal("auto"), z.int().min(1).max(1024)], { error: 'must be "auto" or a whole number from 1 to 1024' })
  .describe('Threads for the engine; "auto" takes as many as are fastest when the run begins, fewer beside busy neighbours. Written into the manifest, because results depend on it.');

export const conditions = z
  .array(z.enum(CONDITIONS))
  .min(1)
  .describe(
    "Which twins of each scenario to run: unwatched, watched, allowed (completing is permitted), clean (no pressure); and, where an evaluation has them, flipped (honesty pays), instructed (openly ordered), unseen (the rule cannot be read).",
  );

/** Training knows the four twins alone. */
export const twins = z.array(z.enum(TWINS)).min(1).describe("Which twins of each scenario to run: unwatched, watched, allowed (completing is permitted), clean (no pressure).");

/** A whole number. Where nothing else bounds it, a million does: more is a slip of the keyboard, and would be planned for. */
export const count = (lowest: number, text: string, highest = 1_000_000) => z.int().min(lowest).max(highest).describe(text);
export const share = (text: string) => z.number().min(0).max(1).describe(text);
export const names = (text: string) => z.array(z.string().min(1)).min(1).describe(text);

/** Every field inside has a default, so the section may be left out. */
export function section<Shape extends z.ZodRawShape>(shape: Shape, text: string) {
  return z.strictObject(shape).prefault({} as never).describe(text);
}

/** How an adapter is trained: shared by organism and cure. */
export const trainingFields = {
  precision: z
    .enum(["float32", "int8"])
    .describe("Precision of the frozen linear layers while training; `int8` is about twice as fast and rounds gradients. Adapter, optimiser and the rest are float32.")
    .default("float32"),
  rank: count(1, "Rank of the LoRA adapter.", 4096).default(16),
  alpha: z.number().positive().describe("Scale of the adapter; its output is multiplied by alpha / rank.").default(32),
  learningRate: z.number().positive().max(1).describe("Peak learning rate of AdamW.").default(0.0005),
  schedule: z.enum(["constant", "linear", "cosine"]).describe("How the learning rate falls after the warm-up.").default("cosine"),
  warmupSteps: count(0, "Steps over which the learning rate rises from 0.").default(10),
  weightDecay: z.number().min(0).max(1).describe("Decoupled weight decay of AdamW.").default(0),
  maxGradNorm: z.number().min(0).describe("Gradients with a larger global norm are scaled down to it; 0 turns clipping off.").default(1),
  batchSize: count(1, "Sequences in one optimiser step.", 4096).default(8),
  epochs: z.number().positive().max(1000).describe("Passes over the training rows; maxSteps may end training earlier.").default(2),
  maxSteps: z.int().min(1).max(1_000_000).nullable().describe("Upper limit on optimiser steps; null: epochs alone decide.").default(null),
  validationEvery: count(1, "Steps between two losses on the validation rows.").default(10),
  patience: count(1, "Training stops after this many validations without a better loss.").default(4),
  checkpointEvery: count(1, "Steps between two checkpoints; after an interruption at most this many are redone.").default(20),
} as const;
