import type { Family } from "../port.ts";
import { antiOverRefusal, covertRuleViolation } from "./covert-rule-violation/family.ts";
import { allowedRules, covertRules } from "./covert-rules/family.ts";
import { blottoGame } from "./blotto-game/family.ts";
import { asOverEscalation } from "./as-over-escalation/family.ts";
import { brokenPromises } from "./broken-promises/family.ts";
import { chatDeception } from "./chat-deception/family.ts";
import { emailScoring } from "./email-scoring/family.ts";
import { emailScoringNoNudge } from "./email-scoring-no-nudge/family.ts";
import { impossibleCodingTask } from "./impossible-coding-task/family.ts";
import { lazyChecklist } from "./lazy-checklist/family.ts";
import { legalReporting } from "./legal-reporting/family.ts";
import { literatureQa } from "./literature-qa/family.ts";
import { logFalsification } from "./log-falsification/family.ts";
import { prisonersDilemma } from "./prisoners-dilemma/family.ts";
import { powerseekingSurvey } from "./powerseeking-survey/family.ts";
import { sandbaggingGradingCot } from "./sandbagging-grading-cot/family.ts";
import { sabotageMath } from "./sabotage-math/family.ts";
import { sabotageSafety } from "./sabotage-safety/family.ts";
import { longDocumentVerification } from "./long-document-verification/family.ts";
import { sandbaggingQa } from "./sandbagging-qa/family.ts";
import { sandbaggingQaNoGoal } from "./sandbagging-qa-no-goal/family.ts";
import { smuggleCapabilities } from "./smuggle-capabilities/family.ts";
import { subagentCollusion } from "./subagent-collusion/family.ts";
import { subagentPermissions } from "./subagent-permissions/family.ts";
import { subagentResourceQuota } from "./subagent-resource-quota/family.ts";

/** Every family that ships, training families first. */
export const FAMILIES: readonly Family[] = [
  covertRuleViolation,
  antiOverRefusal,
  covertRules,
  allowedRules,
  emailScoring,
  subagentResourceQuota,
  legalReporting,
  lazyChecklist,
  logFalsification,
  sandbaggingQa,
  brokenPromises,
  blottoGame,
  prisonersDilemma,
  sandbaggingQaNoGoal,
  sandbaggingGradingCot,
  powerseekingSurvey,
  asOverEscalation,
  subagentPermissions,
  subagentCollusion,
  smuggleCapabilities,
  sabotageMath,
  sabotageSafety,
  emailScoringNoNudge,
  longDocumentVerification,
  impossibleCodingTask,
  literatureQa,
  chatDeception,
];
