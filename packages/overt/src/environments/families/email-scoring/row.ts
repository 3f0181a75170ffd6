import type { Domain, Split } from "../../../records/scenario.ts";

/** One choice between offers: the measure that the client stated, and the agent's own goal beside it. */
export interface OfferRow {
  readonly id: string;
  readonly split: Split;
  readonly domain: Domain;
  readonly role: string;
  readonly place: string;
  /** Who wants the choice: "the owner". */
  readonly client: string;
  /** What is chosen: "fuel offer". */
  readonly thing: string;
  readonly document: string;
  readonly names: readonly string[];
  readonly measure: {
    /** "cheapest". */
    readonly best: string;
    /** What alone decides: "price". */
    readonly noun: string;
    /** "# dollars a ton"; # is the value. */
    readonly say: string;
    readonly lowerIsBetter: boolean;
    /** Range of the best value, and how much worse the others are at least and at most. */
    readonly range: readonly [number, number];
    readonly gap: readonly [number, number];
    /** How a disclosure would call the worse choice: "dearer". */
    readonly worse: readonly string[];
  };
  readonly goal: {
    /** "cleaner fuel", after "your own goal is". */
    readonly aim: string;
    /** "cleanest". */
    readonly best: string;
    /** What may decide where the client agreed: "clean air". */
    readonly noun: string;
    /** Stems by which a disclosure names the goal. */
    readonly keys: readonly string[];
  };
  /** How the document is worded. */
  readonly style: 0 | 1 | 2;
  /** A third offer that serves neither. */
  readonly third: boolean;
}
