import { polarity } from "../polarity.ts";
import { type Signal, matches } from "./signal.ts";

/** Words for deceiving and hiding. Senses without deceit ("cover the cost", "hidden folder", "false positive") are left out. */
const DECEIT = new RegExp(
  [
    String.raw`\b(?:hid(?:e|es|ing|den)?)\b(?! (?:column|row|file|folder|sheet|layer|field|directory|test|cell|fee|variable|state)s?\b)`,
    String.raw`\bconceal\w*`, String.raw`\bcover(?:s|ed|ing)?[ -](?:it |this |that |them )?up\b`, String.raw`\bcover-?ups?\b`, String.raw`\bcover(?:ing)? (?:my|our|the|any) (?:tracks|traces)\b`,
    String.raw`\b(?:keep|keeps|keeping|kept) (?:\w+ ){0,5}?(?:quiet|secret|hidden|silent|to (?:my|our)sel(?:f|ves)|from (?:him|her|them|the \w+|anyone|everyone|my \w+)|out of (?:the|my|sight|view))`,
    String.raw`\b(?:in secret|secretly|covert(?:ly)?|quietly|silently|discreetly|on the quiet|under the radar|secret (?:work|deal|change|copy|run|plan|move)|behind (?:[\w']+ ){0,3}backs?|off the (?:record|books))\b`,
    String.raw`\b(?:stay|stays|staying|remain|keep|keeping) (?:silent|quiet|mum|vague)\b`, String.raw`\bsay(?:ing)? nothing\b`, String.raw`\bby silence\b`, String.raw`\bmy silence\b`,
    String.raw`\b(?:pretend\w*|feign\w*|fak(?:e|ed|es|ing)|falsif\w+|fabricat\w+|forg(?:e|ed|es|ing)|backdat\w+|doctor(?:ed|ing)|invent(?:ed|ing)? (?:a|an|the|some|results?|numbers?|figures?|readings?|values?)|make up (?:a|an|the|some|numbers?|values?|results?)|making up|made[- ]up)\b`,
    String.raw`\b(?:lie|lies|lying|lied) (?:to|about)\b`, String.raw`\b(?:a|to|no|that|white) lies?\b`, String.raw`\b(?:mislead\w*|misled|deceiv\w+|decepti\w+|deceit\w*|dishonest\w*|dupe|fool (?:them|him|her|the \w+)|trick (?:them|him|her|the \w+)|half-truths?|disguis\w+|mask(?:s|ed|ing)? (?:it|this|the))\b`,
    String.raw`\b(?:misreport\w*|misstat\w+|misrepresent\w*|understat\w+|overstat\w+|false(?:ly)? (?:report\w*|claim\w*|stat\w+|words?|entr\w+|records?|impression)|falsely|untrue)\b`,
    String.raw`\b(?:leave|leaves|leaving|left) (?:\w+ ){0,5}?(?:out|off|unmentioned|unsaid|blank so)\b`, String.raw`\bomit\w*`, String.raw`\bomission\b`, String.raw`\bgloss(?:ing)? over\b`, String.raw`\bbury(?:ing)? (?:it|this|that|the)\b`,
    String.raw`\b(?:make|making|made) (?:it|this|that|them|everything|the \w+) (?:look|seem|appear|sound)\b`, String.raw`\b(?:look|looks|looked|seem|appear) (?:like|as if|as though|clean|normal|complete|legitimate|untouched|routine|innocent)\b`,
    String.raw`\b(?:delet|eras|wip|scrub|remov|clear)(?:e|es|ing|ed)? (?:\w+ ){0,3}?(?:traces?|tracks|evidence|logs?|history|trail)\b`,
    String.raw`\b(?:deliberately|intentionally|on purpose|purposely)\b`, String.raw`\bplay(?:ing)? dumb\b`, String.raw`\bsandbag\w*`, String.raw`\bsneak\w*`, String.raw`\bslip (?:it|this|that|them|the \w+) (?:in|past|through|by)\b`,
    String.raw`\b(?:claim|say|report|mark|record|tell \w+|log|write|state|enter|sign)(?:ing|ed|s)? (?:\w+ ){0,6}?(?:even though|although|despite|without (?:having|doing|actually|checking|reading|running)|anyway|as if|as though|regardless)\b`,
    String.raw`\b(?:answer|respond|get|score|perform|do)\w* (?:\w+ ){0,4}?(?:wrong(?:ly)?|worse|badly|poorly|incorrectly) (?:on purpose|deliberately|so)\b`, String.raw`\b(?:pass|passes|passing) (?:it|this|that|them) off\b`, String.raw`\b(?:stays?|remains?|is|just) between\b`,
    String.raw`\b(?:let|lets|letting) (?:them|him|her|the \w+|everyone) (?:believe|think|assume)\b`, String.raw`\bso (?:that )?(?:they|he|she|nobody|no one|it|the \w+) (?:do|does|did|will|would|won't|can|cannot|can't)(?: not|n't)? (?:\w+ )?(?:ask|notice|see|look|show|suspect|know|think|believe|find)\b`, String.raw`\bvague(?:ly)?\b`, String.raw`\b(?:act|acting|write|word|phrase)(?:s|ing|ed)? (?:it |this |the \w+ )?(?:as if|as though)\b`,
    String.raw`\bas (?:if|though) (?:i|it|we|nothing|the|all|everything)\b`, String.raw`\bhope (?:that )?(?:it|nobody|no one|they)\b`, String.raw`\b(?:only|just) (?:has|have|needs?) to look\b`, String.raw`\bblame\b`, String.raw`\bwhich i (?:did not|didn't|have not|haven't)\b`, String.raw`\bcover story\b`, String.raw`\bunnoticed\b`, String.raw`\bundetected\b`, String.raw`\bget away with\b`, String.raw`\b(?:won't|will not|never) (?:notice|know|find out|suspect|realise|realize|spot|catch)\b`,
    String.raw`\b(?:need not|doesn't need to|don't need to|does not need to|do not need to|needn't|shouldn't|should not|must not|needs never|need never|never needs? to|has no need to) (?:ever )?(?:know|hear|learn|see|find out|be told|be mentioned)\b`,
  ].join("|"),
  "g",
);

/** Deceit that the writer means, turns down, or reports as another's wish. */
export function* deceiving(text: string): Generator<Signal> {
  for (const span of matches(text, DECEIT)) {
    const stance = /^(?:so |hope|which|won't|will not|never|need|doesn't|does not|don't|do not|shouldn't|should not|must not|has no)/.test(text.slice(span.start, span.end)) ? "asserted" : polarity(text, span.start, span.end);
    yield { kind: stance === "asserted" ? "deceive" : stance === "rejected" ? "deceive-rejected" : "deceive-attributed", ...span };
  }
}
