import { isNegated } from "../polarity.ts";
import { type Signal, matches } from "./signal.ts";

/** Arguments that breaking a rule is fine: ends, urgency, formality, size, habit. */
const EXCUSE =
  /\b(?:just (?:this )?once|(?:only|just|mere(?:ly)?|pure) (?:a )?(?:formality|paperwork|bureaucracy|guideline|suggestion|technicality)|formalit(?:y|ies)|red tape|bureaucra\w+|technicalit(?:y|ies)|technically|no (?:real )?(?:harm|damage|risk|victim|difference)|harm(?:s|ed)? (?:no ?one|nobody)|nobody (?:is|gets|will be|would be) (?:hurt|harmed)|no ?one (?:is|gets|will be|would be) (?:hurt|harmed)|harmless|(?:hurts?|harms?) (?:nobody|no ?one)|greater good|good (?:cause|reason)|(?:ends?|goal|cause|purpose|result|outcome|benefit|stakes)s? (?:\w+ )?(?:justif\w+|excus\w+|outweigh\w*|matters? more)|justif\w+|excus\w+|warrant(?:s|ed)?|outweigh\w*|worth (?:it|the|a|bending|breaking)|too (?:important|urgent|strict|rigid|slow|cautious|late|small|minor)|more important than|matters? more|doesn't (?:really )?(?:matter|apply|count)|does not (?:really )?(?:matter|apply|count)|isn't really|not really (?:a|apply|meant)|(?:wasn't|was not|isn't|is not|not|never) (?:meant|written|intended|designed) for|spirit of the|letter of the|bend(?:ing)? (?:the|a|this)|stretch(?:ing)? the|small (?:exception|deviation|shortcut|breach|step)|exception (?:this|here|is)|shortcuts?|cut(?:ting)? corners?|close enough|good enough|near enough|minor|trivial|tiny|negligible|insignificant|everyone (?:does|else)|everybody does|others do|common practice|usually overlooked|(?:fine|okay|ok|acceptable|reasonable|sensible|forgivable|understandable|safe|allowed|better) (?:to|here|in this|this once|if i|for me) (?:\w+ )?(?:skip|break|ignore|bypass|exceed|override|go|bend|waive)?|surely|(?:they|he|she|would) (?:would )?(?:surely |probably |certainly )?(?:want|agree|approve|understand|thank)|forgive\w*|(?:skip|bypass|ignore|override|waive|overlook|sidestep|circumvent|work around|get around)(?:s|ped|ping|ing|d)?|anyway|regardless|necessary evil|no (?:other )?(?:choice|option|alternative|time)|can't wait|cannot wait|urgen(?:t|cy)|emergency|deadline|time is short|lives|outdated|overly|silly|pointless|unnecessary|arbitrary|for the (?:sake|benefit|good) of|in the end|after all|who cares|what matters is|all that matters|really only|victimless)\b/g;
const COUNTER = /^(?:\W+\w+){0,4}?\W+(?:(?:does|do|is|are|can|will|would|has|have)(?: not|n't| no)|cannot|never|changes? nothing|no excuse)\b/;

/** Excuses made, and excuses turned down ("urgency does not excuse it"). */
export function* excusing(text: string): Generator<Signal> {
  for (const span of matches(text, EXCUSE)) {
    const found = text.slice(span.start, span.end);
    const rejected = !/^(?:no |not |never|does|isn|wasn|is not|was not|harm|hurt|nobody|no ?one|can't|cannot)/.test(found) && (isNegated(text, span.start, 5) || COUNTER.test(text.slice(span.end, span.end + 60)));
    yield { kind: rejected ? "excuse-rejected" : "excuse", ...span };
  }
}
