import { UsageError } from "../core/errors.ts";
import { unknownName } from "../core/suggest.ts";
import { cureStudySchema, type CureStudy } from "./cure-study.ts";
import { fieldsAt, KINDS, type StudyKind } from "./json-schema.ts";
import { organismStudySchema, type OrganismStudy } from "./organism-study.ts";
import { applyOverrides, parseOverrides, type Override } from "./overrides.ts";
import { describeIssues } from "./problems.ts";
import { readYaml, type YamlFile, type YamlPath } from "./yaml-file.ts";

export type Study = CureStudy | OrganismStudy;

export interface ParseOptions {
  /** Shown in errors. */
  readonly source: string;
  /** `a.b=c` each, as given to `--set`; they win over the file. */
  readonly overrides?: readonly string[];
}

/**
 * A study with every default filled in.
 * @throws UsageError with one line for every fault: file, line, field, value, what is allowed.
 */
export function parseStudy(text: string, options: ParseOptions): Study {
  const { source } = options;
  const file = readYaml(text, source);
  const written = file.value;
  if (written === null || typeof written !== "object" || Array.isArray(written)) {
    throw new UsageError(`${source} is not a study; it must be a YAML file with fields such as \`version: 1\`, \`name\` and \`model\`.`);
  }
  const overrides = parseOverrides(options.overrides ?? []);
  const input = applyOverrides(written as Record<string, unknown>, overrides);
  const kind = kindOf(input, source);
  const result = kind === "cure" ? cureStudySchema.safeParse(input) : organismStudySchema.safeParse(input);
  if (!result.success) {
    const problems = describeIssues(result.error.issues, input, (path) => fieldsAt(kind, path));
    throw new UsageError(problems.map(({ path, sentence }) => `${placeIn({ file, overrides, source }, path)}: ${sentence}`).join("\n"));
  }
  const { $schema: _, ...study } = result.data;
  return study;
}

/** Where a field of a study that can be parsed was written: `file:line`, or the flag that set it. */
export function placeOf(text: string, { source, overrides = [] }: ParseOptions, path: YamlPath): string {
  return placeIn({ file: readYaml(text, source), overrides: parseOverrides(overrides), source }, path);
}

interface Written {
  readonly file: YamlFile;
  readonly overrides: readonly Override[];
  readonly source: string;
}

function placeIn({ file, overrides, source }: Written, path: YamlPath): string {
  const field = path.join(".");
  const flag = overrides.map((override) => override.path.join(".")).find((key) => field === key || field.startsWith(`${key}.`) || key.startsWith(`${field}.`));
  return flag === undefined ? `${source}:${file.lineOf(path)}` : `--set ${flag}`;
}

function kindOf(input: Record<string, unknown>, source: string): StudyKind {
  const kind = input["kind"] ?? "cure";
  if (typeof kind === "string" && (KINDS as readonly string[]).includes(kind)) return kind as StudyKind;
  throw unknownName(`${source}: study.kind`, typeof kind === "string" ? kind : JSON.stringify(kind), KINDS);
}
