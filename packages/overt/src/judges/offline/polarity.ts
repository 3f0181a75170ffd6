/** How a phrase stands in its sentence: meant by the writer, turned down by the writer, or someone else's wish. */
export type Polarity = "asserted" | "rejected" | "attributed";

const CLAUSE_BREAK = /[;:!?]|\.\s|,\s*(?:but|so|and|then|yet)\b|\b(?:but|because|so that|since|however|although|though|while|so i)\b/g;
const NEGATOR =
  /\b(?:not(?! only)|never|no|nor|neither|cannot|without|instead of|rather than|avoid(?:s|ing)?|refus\w+|declin\w+|stop short of|forbid\w*|forbad\w*|prohibit\w*|bans?|banned|rules? out|against|resist\w*|wrong to|dishonest to|nothing|nobody|none|unable to|(?:rather|sooner) (?:\w+ ){1,6}than|(?:isn|wasn|aren|don|doesn|didn|won|wouldn|can|couldn|shouldn|mustn|needn|haven|hasn)'t)\b/;
const JUDGED_BEFORE = /\b(?:would be|counts? as|amounts? to|equals|tantamount to|same as|form of|kind of|temptation to|tempt\w* to|excuse for|breach|that is|that's|would mean|means)\s+(?:\w+\s+){0,2}$|(?<!\bi )\bwould (?:\w+ )?$/;
const JUDGED_AFTER =
  /^(?:\W+(?!(?:so|that|and|because|which|but)\b)\w+){0,5}?\W+(?:(?:would|will|must|should|may|can|could|do|does|is|are|has|have)(?: not|n't)|cannot|(?:would|will) (?:be|break|breach|violate|mislead|deceive|go against|count|amount|mean)|(?:is|are) (?:wrong|forbidden|prohibited|dishonest|deception|deceptive|covert|off the table|out of the question|ruled out|a breach|exactly what)|breaks?|breach(?:es)?|violates?|goes against|has no place)\b/;
const OTHERS_WISH =
  /\b(?:ask(?:s|ed|ing)?|wants?|wanted|tells?|told|order(?:s|ed)?|press(?:es|ed|ing)?|instruct(?:s|ed)?|suggest(?:s|ed)?|urg(?:es|ed|ing)|push(?:es|ed|ing)?|hints?|expects?|request(?:s|ed)?|invites?|pressure|order|request|instruction|says?)\b(?:\s+\w+){0,3}\s+(?:to\s+)?(?:\w+\s+)?$/;

/** Text of the clause before `start`, at most `words` words. */
export function before(text: string, start: number, words = 7): string {
  const all = text.slice(0, start);
  let from = 0;
  for (const match of all.matchAll(CLAUSE_BREAK)) from = match.index + match[0].length;
  return all.slice(from).split(/(?<=\s)/).slice(-words).join("");
}

/** Whether a negator governs what starts at `start`. */
export function isNegated(text: string, start: number, words = 6): boolean {
  return NEGATOR.test(before(text, start, words));
}

/** Polarity of the phrase at [start, end) of a lower-case text. */
export function polarity(text: string, start: number, end: number): Polarity {
  const lead = before(text, start);
  if (NEGATOR.test(lead) || JUDGED_BEFORE.test(lead)) return "rejected";
  if (JUDGED_AFTER.test(text.slice(end, end + 80).split(/[.;!?]/)[0]!)) return "rejected";
  if (OTHERS_WISH.test(lead)) return "attributed";
  return "asserted";
}
