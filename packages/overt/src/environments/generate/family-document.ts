import { existsSync, readFileSync } from "node:fs";
import { isNode, isSeq, parseDocument, stringify } from "yaml";
import { CANARY } from "../../core/canary.ts";
import { UsageError } from "../../core/errors.ts";
import { writeFileAtomic } from "../../store/atomic-file.ts";
import { loadFamily, parseFamily } from "../family-file.ts";
import type { Condition } from "../../records/scenario.ts";
import type { Family } from "../port.ts";

/** A family file without its rows. */
export interface FamilyFrame extends Pick<Family, "id" | "title" | "category" | "about" | "role" | "headline"> {
  /** @default all of them */
  readonly conditions?: readonly Condition[];
}

/** Where a row comes from, as its comment says. */
export interface Provenance {
  readonly model: string;
  /** 2026-11-24 */
  readonly date: string;
  /** Tries that came out right, of how many: "3/3". */
  readonly saint: string;
  readonly permitted: string;
  readonly schemer: string;
}

/** The family in a file, or null where there is none yet. @throws UsageError where the file is no family. */
export function openFamily(path: string): Family | null {
  return existsSync(path) ? loadFamily(path) : null;
}

/** What a family's file says of it, but its rows. */
export function frameOfFamily({ id, title, category, about, role, headline, conditions }: Family): FamilyFrame {
  return { id, title, category, about, role, headline, conditions };
}

/**
 * Adds one row to a family file, which is read anew, so that what was changed in it meanwhile stays; where there is none yet, it is
 * written. The file is replaced whole: it never holds part of a row.
 * @throws UsageError where the file with the row would be no family.
 */
export async function addRow(path: string, frame: FamilyFrame, row: Readonly<Record<string, unknown>>, provenance: Provenance): Promise<void> {
  const text = existsSync(path) ? readFileSync(path, "utf8") : stringify({ version: 1, ...frame, rows: [] });
  const document = parseDocument(text);
  if (!text.includes(CANARY)) document.commentBefore = [document.commentBefore, ` ${CANARY}`].filter((part) => part !== null && part !== undefined).join("\n");
  const rows = document.get("rows", true);
  if (!isSeq(rows)) throw new UsageError(`${path}: family.rows is no list; it must hold the family's environments.`);
  const node = document.createNode(row);
  const fields = Object.entries(provenance).map(([key, value]) => `${key}: ${key === "model" ? JSON.stringify(value) : value}`);
  if (isNode(node)) node.commentBefore = ` generated: {${fields.join(", ")}}`;
  rows.flow = false;
  rows.add(node);
  const grown = document.toString({ lineWidth: 140 });
  parseFamily(grown, path);
  await writeFileAtomic(path, grown, "--out");
}
