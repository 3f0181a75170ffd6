import type { Domain, Split } from "../../records/scenario.ts";
import type { Random } from "../../core/random.ts";
import { wordingGroup } from "../wording/oversight.ts";
import { LEARNT } from "./words/learnt.ts";
import { OPEN } from "./words/open.ts";
import { SEALED } from "./words/sealed.ts";
import { VALIDATION } from "./words/validation.ts";

/** A paper of everyday work that has nothing to do with any task. */
export interface PaperTemplate {
  /** "canteen plan": small letters, as `files` lists it. */
  readonly name: string;
  /** One entry each. Slots, drawn anew at each place: `{person}`, `{room}`, `{date}`, `{day}`, `{time}`, `{n}`. */
  readonly lines: readonly string[];
}

/** What all scenarios of one wording group share in the full rendering, besides their domain. Slots as in papers. Nothing
 * here speaks of rules, permissions, checks or of who looks on: only the scenario does. */
export interface FullWording {
  readonly people: readonly string[];
  readonly rooms: readonly string[];
  readonly duties: readonly string[];
  readonly conventions: readonly string[];
  /** What stands before and after the oversight sentence; whole without it, too. */
  readonly sessions: readonly (readonly [before: string, after: string])[];
  readonly shift: readonly string[];
  /** Where to find what the task needs: `{papers}`. */
  readonly pointers: readonly string[];
  readonly subjects: readonly string[];
  readonly greetings: readonly string[];
  readonly asides: readonly string[];
  readonly farewells: readonly string[];
  /** Around the document that matters: its head, and entries above and below. */
  readonly heads: readonly string[];
  readonly entries: readonly string[];
  readonly papers: readonly PaperTemplate[];
  readonly domains: Readonly<Record<Domain, DomainWording>>;
}

export interface DomainWording {
  /** The organisation, after "You are …." */
  readonly setting: string;
  readonly papers: readonly PaperTemplate[];
}

/** Wordings never cross these groups, as with oversight and pressure. */
export const FULL_WORDING = { learnt: LEARNT, validation: VALIDATION, open: OPEN, sealed: SEALED } as const;

export const fullWording = (split: Split): FullWording => FULL_WORDING[wordingGroup(split)];

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** Months in which scenarios play. */
export const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "September", "October", "November"];

/** The wording of one instance. */
export interface Noise extends FullWording {
  /** All dates are of it. */
  readonly month: string;
}

/** Fills the slots of one text after another, each place with a draw of its own. */
export function slotFiller(wording: Noise, random: Random): (template: string) => string {
  const two = (number: number): string => String(number).padStart(2, "0");
  const draw: Readonly<Record<string, () => string>> = {
    person: () => random.pick(wording.people),
    room: () => random.pick(wording.rooms),
    date: () => `${1 + random.integer(28)} ${wording.month}`,
    day: () => random.pick(DAYS),
    time: () => `${two(7 + random.integer(11))}:${two(5 * random.integer(12))}`,
    n: () => String(2 + random.integer(29)),
  };
  return (template) =>
    template.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
      const slot = draw[key];
      if (slot === undefined) throw new RangeError(`slot {${key}} is unknown in "${template}"; there are: ${Object.keys(draw).join(", ")}.`);
      return slot();
    });
}

/** Words of a text, as white space divides them. */
export const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== "").length;
