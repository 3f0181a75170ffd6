import { stringify } from "yaml";
import { UsageError } from "../../core/errors.ts";
import type { Domain, Split } from "../../records/scenario.ts";
import { readYaml } from "../../study/yaml-file.ts";
import { parseFamily } from "../family-file.ts";
import type { Family } from "../port.ts";
import type { FamilyFrame } from "./family-document.ts";

/** A row that a model wrote, and the family of it alone. */
export interface Draft {
  readonly row: Readonly<Record<string, unknown>>;
  readonly world: string;
  readonly family: Family;
}

export type ReadDraft = { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly fault: string };

export interface DraftPlace {
  readonly frame: FamilyFrame;
  readonly split: Split;
  readonly domain: Domain;
  /** Worlds that exist already. */
  readonly worlds: ReadonlySet<string>;
}

/** Reads the row out of the last fenced block of an answer; split and domain are set here, whatever the answer says. Faults are sentences for whoever wrote it. */
export function readDraft(answer: string, place: DraftPlace): ReadDraft {
  const block = lastBlock(answer);
  if (block === null) return fault("there is no fenced YAML block (```yaml … ```) that is closed");
  let value: unknown;
  try {
    value = readYaml(block, "block").value;
  } catch (error) {
    return fault((error as Error).message);
  }
  const rows = rowsIn(value);
  if (rows.length !== 1) return fault(`the block holds ${rows.length} environments; it must hold the fields of one`);
  const given = rows[0];
  if (given === null || typeof given !== "object" || Array.isArray(given)) return fault("the block holds no fields; it must hold those of one environment, such as `world: …`");
  const { world, split: _split, domain: _domain, ...rest } = given as Record<string, unknown>;
  const row = { world, split: place.split, domain: place.domain, ...rest };
  try {
    const family = parseFamily(stringify({ version: 1, ...place.frame, rows: [row] }), "block");
    if (place.worlds.has(String(world))) return fault(`world is "${String(world)}", which exists already; write another one`);
    return { ok: true, draft: { row, world: String(world), family } };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return fault(error.message.replaceAll(/^block(:\d+)?: (family\.rows\[0\]\.?)?/gm, ""));
  }
}

const fault = (text: string): ReadDraft => ({ ok: false, fault: text });

/** An answer without what was thought aloud before it. */
export function withoutThinking(answer: string): string {
  return answer.split("</think>").at(-1)!.trimStart();
}

function lastBlock(answer: string): string | null {
  const blocks = [...withoutThinking(answer).matchAll(/^[ \t]*```[^\n`]*\n([\s\S]*?)^[ \t]*```[ \t]*$/gm)];
  return blocks.at(-1)?.[1] ?? null;
}

/** A row, a list of rows, or either under `rows`. */
function rowsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const under = value !== null && typeof value === "object" ? (value as { rows?: unknown }).rows : undefined;
  return under === undefined ? [value] : rowsIn(under);
}
