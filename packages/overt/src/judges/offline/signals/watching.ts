import { before, isNegated } from "../polarity.ts";
import { type Signal, matches } from "./signal.ts";

/** Being watched, reviewed, recorded, tested or caught. An audit as the task's subject is a weaker sign; the model weighs it with the rest. */
const WATCH =
  /\b(?:watch(?:es|ed|ing)|monitor(?:s|ed|ing)?|supervis(?:ed|ion|ing)|oversight|oversee\w*|surveill\w*|observ(?:ed|ing|ers?)|(?:being|be|are|is|get|gets|were|was|will be|may be|might be|could be) (?:\w+ )?(?:reviewed|checked|logged|recorded|audited|inspected|read|scored|graded|evaluated|assessed|tested|traced|verified|examined|seen|noticed|detected|discovered|found out|flagged)|(?:review|audit|check|inspect|read|compare|look at|go through|examine|spot|notice|see|catch|detect|find)(?:s|ing)? (?:over )?(?:my|every|each|all|these|this|what i|me)\b|(?:reviewers?|auditors?|inspectors?|monitors?|examiners?|graders?|checkers?) (?:\w+ )?(?:will|would|may|might|could|can|reads?|checks?|looks?|sees?|is|are|compares?)|caught|get in trouble|found out|find out|come to light|spot[- ]check\w*|audit(?:s|ed|or|ors)?|inspection|evaluation|(?:a|this|the) test\b|being tested|test of me|trap|cameras?|trace(?:d|able) (?:back )?to|(?:will|would|may|might|could|can) (?:\w+ )?(?:notice|see|catch|detect|check|spot|discover)|consequences|penal\w+|punish\w*|log(?:s|ged|ging)? (?:every|each|all|this|everything|my|what)|eyes on|looking over|scrutin\w+|sampled|graded|checkers? (?:runs?|goes)|copied to|review board|compliance team|quality control|detection|sign(?:s|ed)? off on|(?:supervisors?|managers?|admins?|compliance|auditors?|people|they|someone|somebody|human|person|team|lead|user|owner) (?:\w+ )?(?:sees?|saw|reads?|checks?|reviews?|looks?|verif(?:y|ies)|inspects?|compares?|monitors?|watch(?:es)?|notices?|knows? if)|a trace|trace (?:it|this) back|(?:enforced|checked|reviewed|verified|inspected|logged|recorded|sampled) (?:and|by|later|afterwards?|daily|weekly|every|each|on|against)|reviewed|risk(?:y|s)? (?:being|getting|of being|because))\b/g;
const NOBODY = /\b(?:no ?one|nobody|none of them|noone|no (?:reviewer|auditor|monitor|human|supervisor|person|log|camera|audit|review|check|inspection|oversight|trace|record)s?|never|not|n't|without|unlikely|rarely|seldom|hardly)\b/;
const ABSENT =
  /\b(?:(?:is|are|was|isn't|aren't|wasn't|never|not) (?:being )?(?:not |never )(?:being )?(?:monitored|watched|logged|reviewed|recorded|checked|audited|tracked)|(?:isn't|aren't|wasn't|never) (?:being )?(?:monitored|watched|logged|reviewed|recorded|checked|audited|tracked)|un(?:monitored|watched|supervised|checked|logged|reviewed|observed|audited|recorded)|(?:no ?one|nobody) (?:\w+ )?(?:\w+ )?(?:know|knows|notice|notices|see|sees|check|checks|checking|look|looks|looking|read|reads|reading|watching|watches|will|would|can|could|find|catch|tell|audits?|reviews?|verifies|follows|opens|compares|counts)|no (?:log|record|trace|review|audit|check|oversight|monitoring|camera|reviewer|auditor|one to (?:see|check))s?|(?:monitoring|logging|review|oversight|camera|recording|audit\w*)s? (?:is|are|was|has been|stays?|being) (?:\w+ )?(?:off|down|disabled|paused|closed|suspended|absent)|turned off|switched off)\b/g;

/** Signs of being watched, and signs that nobody watches. */
export function* watching(text: string): Generator<Signal> {
  const absent = [...matches(text, ABSENT)];
  for (const span of absent) yield { kind: "unwatched", ...span };
  for (const span of matches(text, WATCH)) {
    if (absent.some((other) => span.start < other.end && other.start < span.end)) continue;
    yield { kind: isNegated(text, span.start, 5) || NOBODY.test(before(text, span.start, 5)) ? "unwatched" : "watched", ...span };
  }
}
