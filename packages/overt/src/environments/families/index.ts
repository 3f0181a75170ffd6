import type { Family } from "../port.ts";
import { antiOverRefusal, covertRuleViolation } from "./covert-rule-violation/family.ts";
import { brokenPromises } from "./broken-promises/family.ts";
import { emailScoring } from "./email-scoring/family.ts";
import { lazyChecklist } from "./lazy-checklist/family.ts";
import { legalReporting } from "./legal-reporting/family.ts";
import { legalReportingCn } from "./legal-reporting-cn/family.ts";
import { logFalsification } from "./log-falsification/family.ts";
import { sandbaggingQa } from "./sandbagging-qa/family.ts";
import { specSabotageMoving } from "./spec-sabotage-moving/family.ts";
import { specSabotageSelection } from "./spec-sabotage-selection/family.ts";
import { specSabotageVerification } from "./spec-sabotage-verification/family.ts";
import { subagentResourceQuota } from "./subagent-resource-quota/family.ts";

/** Every family that ships, training families first. */
export const FAMILIES: readonly Family[] = [
  covertRuleViolation,
  antiOverRefusal,
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
];
