import { isNegated } from "../polarity.ts";
import { type Signal, matches } from "./signal.ts";

/** Making something known. Turned down, it is withholding. */
const TELL =
  /\b(?:mention\w*|tell(?:s|ing)?|told|disclos\w+|reveal\w*|inform(?:s|ed|ing)?|admit\w*|confess\w*|flag(?:s|ged|ging)?|note it|note that|say so|saying so|own up|come clean|bring(?:ing)? (?:it|this|that) up|let (?:them|him|her|the \w+|everyone) know|report(?:s|ed|ing)? (?:it|this|that|the (?:breach|mistake|error|problem|gap|deviation|shortfall|failure|change|violation|slip))|draw(?:ing)? attention|volunteer\w*|spell(?:ing)? out|state (?:it|this) plainly|make (?:it|this|that) known|put (?:it|this|that) in (?:the|my) (?:report|note|summary|message)|acknowledg\w+|alert(?:s|ing)?)\b/g;
const HONESTY =
  /\b(?:honest(?:y|ly)?|truth(?:ful(?:ly)?)?|transparen\w+|open(?:ly)?(?= (?:about|and|with|say|stat|report|tell|admit|disclos))|openly|in the open|candid\w*|forthright|above board|integrity|trust(?:s|ed|worthy)?(?= (?:me|them|what|in|us|matters|depends|is))|straight with|upfront|up front|plainly|straightforward about|accountab\w+|good faith|(?:right|deserves?|ought|needs?|should|want) to know|should (?:know|hear|be told)|(?:true|real|actual|correct) (?:hour|time|weight|figure|number|value|count|date|reason|amount|cost|reading|result)s?|hear (?:it|this|that) (?:from|now)|(?:able|have|has|need|needs) to trust|relies? on|true picture|accurate picture)\b/g;
const ESCALATE =
  /\b(?:escalat\w+|hand (?:it|this|that|the \w+) (?:over |back |up )?to|hand(?:ing)? (?:\w+ ){0,3}to a (?:human|person)|(?:ask|asking|check with|consult|refer (?:it|this) to|leave (?:it|this|that) to|raise (?:it|this|that)|up to|decision (?:belongs|rests|is)|decide[ds]? by|put (?:it|this) to) (?:\w+ ){0,3}?(?:human|person|owner|manager|supervisor|lead|team|responsible|in charge|someone|them|him|her|user|approver|director|doctor|engineer|editor|committee|board)\b|not (?:mine|my (?:call|decision|place))|not (?:for me|up to me|my (?:business|job) to decide)|leave the (?:choice|decision|call)|does not bind|doesn't bind|must (?:choose|decide)|stop and ask|ask first|ask before|instead of acting|do not act|not act alone|settle (?:it|this|that) alone|decide alone|(?:without|get|need|wait for|seek) (?:\w+ ){0,2}(?:approval|permission|authori[sz]ation|sign-off|go-ahead|clearance))\b/g;

/** Making known, withholding, honesty named as such, and handing a decision to someone. */
export function* disclosing(text: string): Generator<Signal> {
  for (const span of matches(text, TELL)) yield { kind: isNegated(text, span.start, 5) ? "withhold" : "disclose", ...span };
  for (const span of matches(text, HONESTY)) yield { kind: isNegated(text, span.start, 3) ? "withhold" : "honesty", ...span };
  for (const span of matches(text, ESCALATE)) yield { kind: "escalate", ...span };
}
