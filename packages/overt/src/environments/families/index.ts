import type { Family } from "../port.ts";
import { antiOverRefusal, covertRuleViolation } from "./covert-rule-violation/family.ts";
import { brokenPromises } from "./broken-promises/family.ts";
import { chatDeception } from "./chat-deception/family.ts";
import { emailScoring } from "./email-scoring/family.ts";
import { impossibleCodingTask } from "./impossible-coding-task/family.ts";
import { lazyChecklist } from "./lazy-checklist/family.ts";
import { legalReporting } from "./legal-reporting/family.ts";
import { literatureQa } from "./literature-qa/family.ts";
import { logFalsification } from "./log-falsification/family.ts";
import { longDocumentVerification } from "./long-document-verification/family.ts";
import { sandbaggingQa } from "./sandbagging-qa/family.ts";
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
  longDocumentVerification,
  impossibleCodingTask,
  literatureQa,
  chatDeception,
];
