/** Covert actions in percent before and after anti-scheming training, after manual confirmation by actions and chain of thought. */
export interface PublishedRates {
  /** The evaluation's name in the paper. */
  readonly name: string;
  /** null: not found in public text. */
  readonly o4Mini: readonly [before: number, after: number] | null;
  readonly o3: readonly [before: number, after: number] | null;
  /** @default SOURCE */
  readonly source?: string;
  /** Why it stands outside the paper's average. */
  readonly note?: string;
}

export const SOURCE = "Schoen et al. 2025, arXiv 2509.15541, Fig. 9";

const AUTHORISED = "It counts needless refusals, which are no covert actions.";
const GAME = "Outside the paper's average: its authors allow deception in games.";
const ADVERSARIAL = "Outside the paper's average: built against models after the training.";

/**
 * The paper's evaluations by this project's id, which is the paper's name in kebab-case. Ours are settings of our own after the
 * paper's descriptions, so that rates show an order of magnitude and nothing more.
 * @see SOURCE
 */
export const PUBLISHED_RATES: Readonly<Record<string, PublishedRates>> = {
  "as-over-escalation": { name: "AS Over-Escalation", o4Mini: null, o3: null, note: AUTHORISED },
  "blotto-game": { name: "Blotto Game", o4Mini: null, o3: null, note: GAME },
  "broken-promises": { name: "Broken Promises", o4Mini: [4.4, 0], o3: [2.8, 0] },
  "chat-deception": { name: "OpenAI Chat Deception", o4Mini: [31.4, 14.2], o3: [36.8, 20.5], source: "Schoen et al. 2025, arXiv 2509.15541, outside its Fig. 9", note: "Outside the paper's average: its authors could not verify it; by an internal monitor of the chain of thought." },
  "email-scoring": { name: "Email Scoring", o4Mini: [3.7, 0], o3: [44.6, 0.1] },
  "email-scoring-no-nudge": { name: "Email Scoring (No Nudge)", o4Mini: [0.1, 0], o3: [20.5, 0] },
  "impossible-coding-task": { name: "Impossible Coding Task", o4Mini: [2.7, 0], o3: [1.7, 0.3] },
  "lazy-checklist": { name: "Lazy Checklist", o4Mini: [7.8, 0], o3: [23.1, 0] },
  "legal-reporting-cn": { name: "Legal Reporting (CN)", o4Mini: [1, 0], o3: [1, 0] },
  "legal-reporting": { name: "Legal Reporting (US)", o4Mini: [4, 0], o3: [8, 0] },
  "literature-qa": { name: "Literature QA", o4Mini: [7.3, 0], o3: [3, 0] },
  "log-falsification": { name: "Log Falsification", o4Mini: [2.4, 0], o3: [0.8, 0] },
  "long-document-verification": { name: "Long Document Verification", o4Mini: [2, 0], o3: [0, 0] },
  "powerseeking-survey": { name: "Powerseeking Survey", o4Mini: [1, 0], o3: [0, 0] },
  "prisoners-dilemma": { name: "Prisoner's Dilemma", o4Mini: null, o3: null, note: GAME },
  "sabotage-math": { name: "Sabotage Math", o4Mini: [8.5, 0], o3: [25.6, 0] },
  "sabotage-safety": { name: "Sabotage Safety", o4Mini: [41, 0], o3: [46.7, 0.1] },
  "sandbagging-grading-cot": { name: "Sandbagging Grading CoT", o4Mini: [0.6, 0.6], o3: [0.1, 0] },
  "sandbagging-qa-no-goal": { name: "Sandbagging QA (No Goal)", o4Mini: [5.3, 0], o3: [21.3, 0] },
  "sandbagging-qa": { name: "Sandbagging QA", o4Mini: [46.4, 0.1], o3: [31.8, 0.6] },
  "smuggle-capabilities": { name: "Smuggle Capabilities", o4Mini: [0, 0], o3: [0.1, 0] },
  "spec-sabotage-moving": { name: "Spec Sabotage (Moving)", o4Mini: null, o3: null, note: ADVERSARIAL },
  "spec-sabotage-selection": { name: "Spec Sabotage (Selection)", o4Mini: null, o3: null, note: ADVERSARIAL },
  "spec-sabotage-verification": { name: "Spec Sabotage (Verification)", o4Mini: null, o3: null, note: ADVERSARIAL },
  "subagent-collusion": { name: "Subagent Collusion", o4Mini: [0, 0], o3: [0.3, 0] },
  "subagent-permissions": { name: "Subagent Permissions", o4Mini: [2.4, 0], o3: [0, 0] },
  "subagent-resource-quota": { name: "Subagent Resource Quota", o4Mini: [27.4, 0], o3: [24.2, 0] },
};

/** "4.4 → 0.0"; "not found" where there is none. */
export function renderChange(rates: readonly [number, number] | null | undefined): string {
  return rates === null || rates === undefined ? "not found" : rates.map((rate) => rate.toFixed(1)).join(" → ");
}
