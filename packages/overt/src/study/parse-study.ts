import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import { UsageError } from "../core/errors.ts";
import { unknownName } from "../core/suggest.ts";
import { cureStudySchema, type CureStudy } from "./cure-study.ts";
import { fieldsAt, KINDS, type StudyKind } from "./json-schema.ts";
import { organismStudySchema, type OrganismStudy } from "./organism-study.ts";
import { applyOverrides, parseOverrides, type Override } from "./overrides.ts";
import { describeIssues } from "./problems.ts";

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new UsageError(`${source}:${lines.linePos(broken.pos[0]).line}: the file is not valid YAML: ${broken.message}`);
  }
  const written: unknown = document.toJS();
  if (written === null || typeof written !== "object" || Array.isArray(written)) {
    throw new UsageError(`${source} is not a study; it must be a YAML file with fields such as \`version: 1\`, \`name\` and \`model\`.`);
  }
  const overrides = parseOverrides(options.overrides ?? []);
  const input = applyOverrides(written as Record<string, unknown>, overrides);
  const kind = kindOf(input, source);
  const result = kind === "cure" ? cureStudySchema.safeParse(input) : organismStudySchema.safeParse(input);
  if (!result.success) {
    const problems = describeIssues(result.error.issues, input, (path) => fieldsAt(kind, path));
    throw new UsageError(problems.map(({ path, sentence }) => `${placeIn({ document, lines, overrides, source }, path)}: ${sentence}`).join("\n"));
  }
  const { $schema: _, ...study } = result.data;
  return study;
}

/** Where a field of a study that can be parsed was written: `file:line`, or the flag that set it. */
export function placeOf(text: string, { source, overrides = [] }: ParseOptions, path: Path): string {
  const lines = new LineCounter();
  return placeIn({ document: parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines, overrides: parseOverrides(overrides), source }, path);
}

type Path = readonly (string | number)[];

interface Written {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly overrides: readonly Override[];
  readonly source: string;
}

function placeIn({ document, lines, overrides, source }: Written, path: Path): string {
  const field = path.join(".");
  const flag = overrides.map((override) => override.path.join(".")).find((key) => field === key || field.startsWith(`${key}.`) || key.startsWith(`${field}.`));
  return flag === undefined ? `${source}:${lineOf(document, lines, path)}` : `--set ${flag}`;
}

function kindOf(input: Record<string, unknown>, source: string): StudyKind {
  const kind = input["kind"] ?? "cure";
  if (typeof kind === "string" && (KINDS as readonly string[]).includes(kind)) return kind as StudyKind;
  throw unknownName(`${source}: study.kind`, typeof kind === "string" ? kind : JSON.stringify(kind), KINDS);
}

/** Line of the deepest part of `path` that the file holds. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  let node: unknown = document.contents;
  let line = 1;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === part);
      if (pair === undefined) break;
      if (isScalar(pair.key) && pair.key.range) line = lines.linePos(pair.key.range[0]).line;
      node = pair.value;
    } else if (isSeq(node) && typeof part === "number") {
      node = node.items[part];
      if (isScalar(node) && node.range) line = lines.linePos(node.range[0]).line;
      if (isMap(node) && node.range) line = lines.linePos(node.range[0]).line;
    } else break;
  }
  return line;
}
