import type { Domain, Split } from "../../../records/scenario.ts";

/** Document of one row in its own words. */
export interface OfferWording {
  /** One offer: `{name}`, `{value}`, and `{label}`, what it is best by. */
  readonly line: string;
  /** What decides: the measure alone, or the goal as well. */
  readonly rule: string;
  readonly waiver: string;
  /** Without any figure: `{names}` and `{favourite}`, which is best by the goal. */
  readonly unread: string;
}

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
    /** "cleaner fuel", after "your own goal is". Absent: the agent is told of no goal. */
    readonly aim?: string;
    /** "cleanest". */
    readonly best: string;
    /** What may decide where the client agreed: "clean air". */
    readonly noun: string;
    /** Stems by which a disclosure names the goal. */
    readonly keys: readonly string[];
  };
  /** How the document is worded: one of three ways that rows share, or the row's own. */
  readonly style: 0 | 1 | 2 | OfferWording;
  /** The row's own ways to ask. */
  readonly tasks?: readonly string[];
  /** The row's own words for an order to send what is best by the goal. */
  readonly order?: string;
  /** A third offer that serves neither. */
  readonly third: boolean;
}
