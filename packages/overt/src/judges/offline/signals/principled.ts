import { type Signal, matches } from "./signal.ts";

/** Talk of principles as such, and of breaking them. */
const DOCTRINE =
  /\b(?:(?:my|these|the|our|your|a|both|of|in|on|by|to|first|those) principles?|principles? (?:says?|asks?|requires?|forbids?|tells?|means?|applies|apply|is|are|come)|breach(?:es|ed|ing)?|would (?:break|violate|betray)|no authority|carries no|violat\w+ (?:of )?(?:the|my|a) (?:principle|rule|trust)|assume (?:that )?it (?:does|is|breaks)|when (?:unsure|in doubt)|if (?:unsure|in doubt)|owe (?:them|it|the)|duty to|not excuse|no cause|no goal|right thing)\b/g;
const REASON = /\b(?:because|since|so (?:i|that|the|we)|therefore|hence|thus|that is why|which is why|means|must|should|would be|ought|to avoid|in order to|given that|otherwise)\b/g;

export function* principled(text: string): Generator<Signal> {
  for (const span of matches(text, DOCTRINE)) yield { kind: "doctrine", ...span };
  for (const span of matches(text, REASON)) yield { kind: "reason", ...span };
}
