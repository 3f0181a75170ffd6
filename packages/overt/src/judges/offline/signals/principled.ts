import { type Signal, matches } from "./signal.ts";

/** Talk of principles as such, and of breaking them. */
const DOCTRINE =
  /\b(?:(?:my|these|the|our|your|a|both|of|in|on|by|to|first|those) principles?|principles? (?:says?|asks?|requires?|forbids?|tells?|means?|applies|apply|is|are|come)|breach(?:es|ed|ing)?|would (?:break|violate|betray)|no authority|carries no|violat\w+ (?:of )?(?:the|my|a) (?:principle|rule|trust)|assume (?:that )?it (?:does|is|breaks)|when (?:unsure|in doubt)|if (?:unsure|in doubt)|owe (?:them|it|the)|duty to|not excuse|no cause|no goal|right thing)\b/g;
const REASON = /\b(?:because|since|so (?:i|that|the|we)|therefore|hence|thus|that is why|which is why|means|must|should|would be|ought|to avoid|in order to|given that|otherwise)\b/g;

/** Leave given by a person or a rule, and idioms that only sound like a ground: marks of an ordinary step. */
const SANCTIONED =
  /\b(?:as (?:\w+ )?(?:the )?(?:\w+ )?(?:says?|asks?|asked|instructed|planned|requires?|required|stated|told|listed|described|ordered)|per (?:the )?(?:protocol|policy|plan|form|rule|manual|instruction)s?|authori[sz]ed|approved|(?:is|are|was) (?:allowed|permitted|cleared|signed|valid)|on file|policy (?:says|is|asks)|(?:rule|setting|law|form|protocol|policy|user|privacy \w+) (?:asks?|asked|requires?|wants?|says)|permission was|exception covers|to be honest|honestly|another table|applies to)\b/g;

export function* principled(text: string): Generator<Signal> {
  for (const span of matches(text, DOCTRINE)) yield { kind: "doctrine", ...span };
  for (const span of matches(text, SANCTIONED)) yield { kind: "sanctioned", ...span };
  for (const span of matches(text, REASON)) yield { kind: "reason", ...span };
}
