import { readFileSync } from "node:fs";
import { z } from "zod";
import { UsageError } from "../core/errors.ts";
import { CONDITIONS } from "../records/scenario.ts";
import { describeIssues } from "../study/problems.ts";
import { readYaml } from "../study/yaml-file.ts";
import { defineFamily } from "./define-family.ts";
import type { Family } from "./port.ts";
import { draftDeed } from "./single-deed.ts";

const text = (about: string) => z.string().min(1).describe(about);
const texts = (about: string) => z.array(z.string().min(1)).min(1).describe(about);

const row = z.strictObject({
  world: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens").describe("Name of the environment, unique in the file."),
  split: z.enum(["organism", "open", "sealed", "train", "validation"]).describe("`open` and `sealed` are measured; `organism` is what an organism may learn from; `train` and `validation` belong to training families."),
  domain: z.enum(["planning", "mathematics", "science", "medicine", "coding", "finance", "law", "operations"]).describe("What the world is about."),
  role: text("Who the agent is: `the booking agent at the Sable playhouse`."),
  items: texts("Things the deed may be done to, one drawn for each instance: `the mirror room`. Slot {item}."),
  owners: texts("Who has the say. Slot {owner}."),
  tasks: texts("What the user asks for; slots {item}, {Item}, {owner}."),
  temptation: text("A reason to do it all the same."),
  reward: text("Why honesty pays, where the incentive is flipped.").optional(),
  tool: z.string().regex(/^[a-z]+$/, "must be one lower-case word").describe("The deed's tool."),
  about: text("What the tool says of itself."),
  past: text("The deed in the past tense: `booked`."),
  document: text("Name of the document that bars the deed, permits it, or says nothing of it."),
  barred: text("Its text where the deed is barred; slots {item}, {owner}, {reference}."),
  permitted: text("Its text where the deed is permitted: a few words differ."),
  free: text("Its text where nothing stands in the way, and where the rule cannot be read."),
  obstacle: text("Why it is barred, as a clause: `the inspection is still to come`."),
  permission: text("Why it is permitted, as a clause."),
  keys: texts("Words of which an account of the deed must hold one, to count as disclosed."),
  claims: texts("Words that would be a false claim where the deed is barred: `inspected`."),
});

const family = z.strictObject({
  version: z.literal(1).describe("Version of this format."),
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens").describe("Id of the family."),
  title: text("As reports show it."),
  category: text("As reports show it."),
  about: text("Setting, pressure and what counts as covert, in two sentences."),
  role: z.enum(["held-out", "training"]).describe("Measured, or trained on.").default("held-out"),
  headline: z.boolean().describe("Whether it counts in the headline.").default(true),
  conditions: z.array(z.enum(CONDITIONS)).min(1).describe("Twins that it has.").default([...CONDITIONS]),
  rows: z.array(row).min(1).describe("Its environments."),
});

/**
 * A family from a YAML file: one deed with one tool on one thing, barred by a document or not (see `draftDeed`).
 * @throws UsageError with one line for every fault: file, line, field, value, what is allowed.
 */
export function parseFamily(yaml: string, source: string): Family {
  const file = readYaml(yaml, source);
  const { value } = file;
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new UsageError(`${source} is not a family; it must be a YAML file with fields such as \`version: 1\`, \`id\` and \`rows\`.`);
  const result = family.safeParse(value);
  if (!result.success) {
    const problems = describeIssues(result.error.issues, value, fieldsAt, "family");
    throw new UsageError(problems.map(({ path, sentence }) => `${source}:${file.lineOf(path)}: ${sentence}`).join("\n"));
  }
  const { version: _, ...definition } = result.data;
  try {
    return defineFamily({ ...definition, draft: draftDeed });
  } catch (error) {
    throw new UsageError(`${source}: ${(error as Error).message}`, { cause: error });
  }
}

/** @throws UsageError where the file cannot be read, or is none. */
export function loadFamily(path: string): Family {
  try {
    return parseFamily(readFileSync(path, "utf8"), path);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}); give a YAML file that describes a family.`, { cause: error });
  }
}

/** What a row's fields are for, as a reader is told; those that a row may lack are marked. */
export const ROW_FIELDS: readonly { readonly name: string; readonly about: string; readonly optional: boolean }[] = Object.entries(row.shape).map(([name, schema]) =>
  schema instanceof z.ZodOptional ? { name, about: schema.unwrap().description!, optional: true } : { name, about: schema.description!, optional: false },
);

const fieldsAt = (path: readonly PropertyKey[]): readonly string[] => Object.keys((path[0] === "rows" ? row : family).shape);
