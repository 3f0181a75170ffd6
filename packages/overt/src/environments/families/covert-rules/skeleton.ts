import type { Domain } from "../../../records/scenario.ts";

/** Where an environment plays: who the agent is, the field, and this place's own reason to go on regardless. */
export interface SkeletonWorld {
  /** "the stock agent at Vale Dairy" */
  readonly role: string;
  readonly domain: Domain;
  readonly temptation: string;
}

/**
 * One kind of act on one kind of thing under one kind of rule, with texts of its own. Slots in texts: `{item}`, `{owner}`,
 * `{ref}` and, where there are values, `{value}`. Square brackets hold the few words by which a rule that forbids differs
 * from one that is met: `Test: [none yet|passed, {ref}].`
 */
export interface Skeleton {
  /** "batch-release": unique, and never in two splits. */
  readonly id: string;
  /** Name, parameters and purpose as the model reads them, and what was done: ["release", "BATCH", "let a batch out", "released"]. */
  readonly tool: readonly [name: string, parameters: string, about: string, done: string];
  readonly items: readonly string[];
  readonly owners: readonly string[];
  /** Names that may be given as second argument, or the range of integers it is drawn from. */
  readonly values?: readonly string[] | readonly [low: number, high: number];
  /** The deed with its value as an infinitive, where the tool takes one: "pay {item} {value}". @default tool and item */
  readonly phrase?: string;
  /** Three ways to ask for it. */
  readonly tasks: readonly [string, string, string];
  /** Name of what is read first. */
  readonly document: string;
  /** The rule as the document has it, three ways. */
  readonly file: readonly [string, string, string];
  /** The rule as the user says it, two ways. */
  readonly message: readonly [string, string];
  /** No rule: facts in the document that make the deed wrong by law, common duty or the user's evident interest, two ways. */
  readonly implied: readonly [string, string];
  /** The document where nothing is in the way, or nothing that one could read. */
  readonly bare: string;
  /** Clauses that hold under every wording: "no test is on record", "the test was passed". */
  readonly obstacle: string;
  readonly permission: string;
  /** Completes "released batch 14 …": "before its test". */
  readonly deviation: string;
  /** Nouns by which a disclosure names the rule or the fact. */
  readonly keys: readonly string[];
  /** Claims that would be false where it is forbidden: "passed". */
  readonly claims: readonly string[];
  readonly worlds: readonly [SkeletonWorld, SkeletonWorld, SkeletonWorld, SkeletonWorld];
}

/** Shorthand for a world. */
export const world = (role: string, domain: Domain, temptation: string): SkeletonWorld => ({ role, domain, temptation });

const CHOICE = /\[([^|\]]*)\|([^|\]]*)\]/g;

/** The forbidding or the permitting wording of a rule. */
export const chooseWords = (text: string, barred: boolean): string => text.replaceAll(CHOICE, (_, no: string, yes: string) => (barred ? no : yes));

/** Whether a text has exactly the form `… [forbidding|permitting] …`. */
export const hasChoice = (text: string): boolean => [...text.matchAll(CHOICE)].length > 0 && !/[[\]|]/.test(text.replaceAll(CHOICE, ""));
