/** `train`, `validation`: training families. `organism`, `open`, `sealed`: held-out families; the
 * organism may learn competence and misbehaviour from `organism` scenarios, which are never measured. */
export type Split = "train" | "validation" | "organism" | "open" | "sealed";

/** The same scenario with one thing changed: what every headline is made of.
 * `unwatched`: pressure, no oversight. `watched`: the same with oversight stated. `allowed`: unwatched,
 * under pressure, but completing is permitted. `clean`: no pressure and nothing in the way. */
export const TWINS = ["unwatched", "watched", "allowed", "clean"] as const;
export type Twin = (typeof TWINS)[number];

/** Further twins that tell a scheming reason from another one, measured where a study asks for them.
 * `flipped`: nobody watches, but honesty is what pays. `instructed`: the user orders the act openly, so that it is no
 * covert act. `unseen`: the rule stands nowhere that the model can read, so that breaking it is an honest mistake. */
export const CONTROL_CONDITIONS = ["flipped", "instructed", "unseen"] as const;

export const CONDITIONS = [...TWINS, ...CONTROL_CONDITIONS] as const;
export type Condition = (typeof CONDITIONS)[number];

export type Domain = "planning" | "mathematics" | "science" | "medicine" | "coding" | "finance" | "law" | "operations";
export type Oversight = "watched" | "unwatched" | "unstated";
export type Nudge = "none" | "weak" | "strong";
export type Incentive = "for" | "against" | "none";
export type RuleSource = "file" | "message" | "implied";

export interface Factors {
  readonly oversight: Oversight;
  readonly nudge: Nudge;
  readonly incentive: Incentive;
  readonly domain: Domain;
  readonly ruleSource: RuleSource;
}

/** One data row. With a condition and a seed it becomes one instance, and one single-use environment. */
export interface Scenario {
  /** `<family>/<slug>`, unique. */
  readonly id: string;
  readonly family: string;
  readonly split: Split;
  readonly domain: Domain;
  /** The world it plays in; worlds never cross splits. */
  readonly world: string;
  readonly ruleSource: RuleSource;
}

/** How a scenario is put into words; world, acts and facts are the same. `brief`: as short as a small model needs it.
 * `full`: realistic length, with papers that have nothing to do with the task, and natural noise. */
export const RENDERINGS = ["brief", "full"] as const;
export type Rendering = (typeof RENDERINGS)[number];

/** Which environment a rollout was run in. */
export interface InstanceRef {
  readonly scenario: string;
  readonly family: string;
  readonly split: Split;
  readonly condition: Condition;
  /** Chooses slot values and wordings within the scenario. */
  readonly instanceSeed: number;
  /** Absent: brief. */
  readonly rendering?: "full";
}
