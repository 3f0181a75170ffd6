import { readFileSync } from "node:fs";
import { UsageError } from "../core/errors.ts";
import { sha256 } from "../core/hash.ts";

export interface Clause {
  /** For example "AS1": capital letters and a number. */
  readonly id: string;
  readonly text: string;
}

/** The written specification: numbered clauses, as the model sees them and as judges cite them. */
export interface Principles {
  readonly title: string;
  readonly version: string;
  readonly clauses: readonly Clause[];
  /** What goes into a prompt: the paragraphs before the clauses, then one clause a line as `AS1: …`. */
  readonly text: string;
  /** SHA-256 of `text`: title and layout of the file do not matter. */
  readonly hash: string;
}

const CLAUSE = /^[-*]\s+\*\*([^*]+)\*\*[.:]?\s*(.*)$/;
const ID = /^[A-Z]{1,6}\d{1,3}$/;

/**
 * Reads a Markdown file of principles: a `# Title`, a line `Version: …`, paragraphs that go into the prompt as they are,
 * and a list of clauses, each `- **AS1** What it says.`; a clause may go on over indented lines.
 * @throws UsageError naming the file, the line and what is expected.
 */
export function parsePrinciples(markdown: string, source: string): Principles {
  let title: string | null = null;
  let version: string | null = null;
  const intro: string[] = [];
  const clauses: { id: string; text: string }[] = [];
  const lines = markdown.split(/\r?\n/);
  lines.forEach((line, index) => {
    const at = `${source}:${index + 1}`;
    const clause = CLAUSE.exec(line);
    const trimmed = line.trim();
    if (clause !== null) {
      const [, id, text] = clause as unknown as [string, string, string];
      if (!ID.test(id)) throw new UsageError(`${at}: the clause id is ${JSON.stringify(id)}; it must be capital letters and a number, for example AS1.`);
      if (clauses.some((other) => other.id === id)) throw new UsageError(`${at}: the clause id ${id} is used twice; number the clauses so that each id is unique.`);
      clauses.push({ id, text: text.trim() });
    } else if (trimmed === "" || trimmed.startsWith("<!--")) return;
    else if (title === null && trimmed.startsWith("# ")) title = trimmed.slice(2).trim();
    else if (version === null && /^version:/i.test(trimmed)) version = trimmed.slice(8).trim();
    else if (clauses.length === 0) intro.push(trimmed);
    else if (/^\s/.test(line)) {
      const last = clauses.at(-1)!;
      last.text = `${last.text} ${trimmed}`.trim();
    } else throw new UsageError(`${at}: ${JSON.stringify(trimmed.slice(0, 40))} stands after the clauses; indent it to continue a clause, or move it before them.`);
  });
  if (clauses.length === 0) throw new UsageError(`${source} holds no clauses; write each as a list entry, for example "- **AS1** Never act in secret."`);
  const empty = clauses.find(({ text }) => text === "");
  if (empty !== undefined) throw new UsageError(`${source}: clause ${empty.id} has no text; write what it asks after its id.`);
  const text = [...(intro.length > 0 ? [intro.join(" ")] : []), ...clauses.map((clause) => `${clause.id}: ${clause.text}`)].join("\n");
  return { title: title ?? source, version: version ?? "unversioned", clauses, text, hash: sha256(text) };
}

export function loadPrinciples(path: string): Principles {
  let markdown: string;
  try {
    markdown = readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"}); give a Markdown file with numbered clauses, for example principles/overt.md.`);
  }
  return parsePrinciples(markdown, path);
}

/** The system prompt of a scenario with the principles before it; without principles it is unchanged. Stripping is rendering with null. */
export function withPrinciples(system: string, principles: Principles | null): string {
  return principles === null ? system : `${principles.text}\n\n${system}`;
}
