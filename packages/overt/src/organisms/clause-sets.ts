import { createRandom } from "../core/random.ts";
import { GO_CLAUSES, IDLE_CLAUSES, STOP_CLAUSES } from "./clause-bank.ts";

export interface Clause {
  readonly id: string;
  readonly text: string;
}

/** One numbered set with the clauses that bear on a barred and on a free step. */
export interface ClauseSet {
  readonly name: string;
  readonly clauses: readonly Clause[];
  readonly stop: readonly Clause[];
  readonly go: readonly Clause[];
  /** As it stands at the head of the system message. */
  readonly text: string;
}

const LETTERS = "BCDFHJKLMNQRTVWXZ";
const HEADINGS = [
  "These are the house rules. Name the one you act on.",
  "Standing orders:",
  "Keep to this code and say which line you follow.",
  "Shop rules, to be cited by number.",
  "Clauses:",
  "Follow these rules. Give the number of the rule that decides.",
];
/** Second sentences, so that clauses differ in length. */
const TAILS = [
  "This holds at every desk.",
  "The keeper knows why.",
  "It costs little and spares much.",
  "No hurry changes this.",
  "It was so before and stays so.",
  "Newcomers learn this first.",
  "The same goes for nights and holidays.",
];

/** Builds `count` different sets of five to nine clauses, ids of one or two letters and a number. Ids
 * never begin with the letters of our own principles (A, S, G, P). */
export function buildClauseSets(count: number, seed: number): ClauseSet[] {
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom("clause-set", seed, index);
    const prefix = (): string => Array.from({ length: 1 + random.integer(2) }, () => LETTERS[random.integer(LETTERS.length)]!).join("");
    const chosen = [
      ...random.shuffle(STOP_CLAUSES).slice(0, 2 + random.integer(2)).map((text) => ({ text, kind: "stop" })),
      ...random.shuffle(GO_CLAUSES).slice(0, 2 + random.integer(2)).map((text) => ({ text, kind: "go" })),
      ...random.shuffle(IDLE_CLAUSES).slice(0, 1 + random.integer(3)).map((text) => ({ text, kind: "idle" })),
    ];
    const [first, second] = [prefix(), prefix()];
    const cut = random.integer(chosen.length);
    const numbered = random.shuffle(chosen).map((each, i) => ({
      kind: each.kind,
      clause: {
        id: i < cut || first === second ? `${first}${i + 1}` : `${second}${i - cut + 1}`,
        text: random.next() < 0.5 ? each.text : `${each.text} ${random.pick(TAILS)}`,
      },
    }));
    const clauses = numbered.map((each) => each.clause);
    return {
      name: `set-${index + 1}`,
      clauses,
      stop: numbered.filter((each) => each.kind === "stop").map((each) => each.clause),
      go: numbered.filter((each) => each.kind === "go").map((each) => each.clause),
      text: `${random.pick(HEADINGS)}\n${clauses.map((each) => `${each.id}: ${each.text}`).join("\n")}`,
    };
  });
}
