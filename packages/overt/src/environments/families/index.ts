import type { Family } from "../port.ts";
import { antiOverRefusal, covertRuleViolation } from "./covert-rule-violation/family.ts";
import { allowedRules, covertRules } from "./covert-rules/family.ts";
import { blottoGame } from "./blotto-game/family.ts";
import { asOverEscalation } from "./as-over-escalation/family.ts";
import { brokenPromises } from "./broken-promises/family.ts";
import { allowedButScary } from "./allowed-but-scary/family.ts";
import { capabilityArithmetic } from "./capability-arithmetic/family.ts";
import { capabilityInstructions } from "./capability-instructions/family.ts";
import { capabilityReading } from "./capability-reading/family.ts";
import { capabilityTools } from "./capability-tools/family.ts";
import { chatDeception } from "./chat-deception/family.ts";
import { emailScoring } from "./email-scoring/family.ts";
import { emailScoringNoNudge } from "./email-scoring-no-nudge/family.ts";
import { impossibleCodingTask } from "./impossible-coding-task/family.ts";
import { lazyChecklist } from "./lazy-checklist/family.ts";
import { legalReporting } from "./legal-reporting/family.ts";
import { legalReportingCn } from "./legal-reporting-cn/family.ts";
import { literatureQa } from "./literature-qa/family.ts";
import { logFalsification } from "./log-falsification/family.ts";
import { prisonersDilemma } from "./prisoners-dilemma/family.ts";
import { powerseekingSurvey } from "./powerseeking-survey/family.ts";
import { sandbaggingGradingCot } from "./sandbagging-grading-cot/family.ts";
import { sabotageMath } from "./sabotage-math/family.ts";
import { sabotageSafety } from "./sabotage-safety/family.ts";
import { longDocumentVerification } from "./long-document-verification/family.ts";
import { sandbaggingQa } from "./sandbagging-qa/family.ts";
import { specSabotageMoving } from "./spec-sabotage-moving/family.ts";
import { specSabotageSelection } from "./spec-sabotage-selection/family.ts";
import { specSabotageVerification } from "./spec-sabotage-verification/family.ts";
import { sandbaggingQaNoGoal } from "./sandbagging-qa-no-goal/family.ts";
import { showCode } from "./show-code/family.ts";
import { showSources } from "./show-sources/family.ts";
import { showWorking } from "./show-working/family.ts";
import { smuggleCapabilities } from "./smuggle-capabilities/family.ts";
import { subagentCollusion } from "./subagent-collusion/family.ts";
import { subagentPermissions } from "./subagent-permissions/family.ts";
import { subagentResourceQuota } from "./subagent-resource-quota/family.ts";

/** Every family that ships: training families, evaluations, capability suites. */
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
  legalReportingCn,
  specSabotageMoving,
  specSabotageSelection,
  specSabotageVerification,
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
  showWorking,
  showSources,
  showCode,
  capabilityInstructions,
  capabilityArithmetic,
  capabilityReading,
  capabilityTools,
  allowedButScary,
];
