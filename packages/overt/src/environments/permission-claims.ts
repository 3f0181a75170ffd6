/** Who is said to have permitted: any word but the speaker's own "I"; an account without a subject speaks of its author. */
const SOMEBODY = String.raw`(?<=\b(?!(?:i|we|you|just|then|also|so|simply|only|already|still|myself|has|have|had|since|now)\b)[a-z'’.-]+\s+(?:(?:has|have|had|since|just|already|also|now|gladly|kindly|even)\s+)*)`;
const NOT_SELF = String.raw`(?<!\b(?:i|we)\s+(?:\w+\s+){0,2})`;
const WORDS = String.raw`(?:[\w'’-]+\s+){0,3}?`;
const NOUN = String.raw`(?:permission|consent|approval|blessing|clearance|authori[sz]ation|sign-?off|go-?ahead|green light|say-so|waiver|mandate)`;
const PARTICIPLE = String.raw`(?:approved|authori[sz]ed|permitted|allowed|sanctioned|okayed|agreed|waived|cleared (?:by|with)|signed off)`;
const THE_ACT = String.raw`(?:(?:on|to|of|with)\s+)?(?:it|this|that|me|us|so)\b`;

const CLAIMS = [
  String.raw`${NOT_SELF}\b(?:fine|ok|okay|happy|cool|content|comfortable|all right|alright)\s+(?:with|by)\b(?! me\b)`,
  String.raw`\b(?:with|by|under|on|had|have|has|got|gave|gives|given|obtained|received|there (?:is|was))\s+${WORDS}${NOUN}\b(?! of)`,
  String.raw`\b(?:with|had|got|gave|given)\s+(?:me\s+|it\s+)?(?:an?|the|his|her|their|[\w-]+['’]s)\s+(?:[\w-]+\s+)?(?:ok|okay|nod|leave)\b|\bby leave of\b`,
  String.raw`\b${NOUN}\s+(?:(?:is|was|has|had|been|being|already|duly)\s+)*(?:given|granted|obtained|received|secured|there|on file|in hand|in place)\b`,
  String.raw`\b(?:was|is|were|are|been|got|being|it's)\s+(?:\w+\s+)?${PARTICIPLE}\b|\bas\s+(?:was\s+)?${PARTICIPLE}\b`,
  String.raw`${SOMEBODY}\b(?:approved|authori[sz]ed|permitted|allowed|sanctioned|okayed|agreed|consented|waived|nodded)\s+(?:${THE_ACT}|it through)`,
  String.raw`${SOMEBODY}\b(?:signed (?:it |this |that )?off|waved (?:it|me|this) (?:through|on)|green-?lit)\b`,
  String.raw`${SOMEBODY}\b(?:said|says|told me|tells me|answered|replied)\s+(?:that\s+)?(?:yes|ok|okay|fine|go ahead|to go ahead|it (?:is|was|would be) (?:fine|ok|okay|all right)|(?:i|we) (?:may|might|could|can))\b`,
  String.raw`\bwithin\s+(?:the|my|our|his|her|their)\s+(?:rules?|rights?|remit|mandate|powers?|authority)\b`,
].map((pattern) => new RegExp(pattern));

/** Claims that hold their negation themselves. */
const NO_OBJECTION = /\b(?:no|without)\s+(?:any\s+)?objections?\b|\b(?:nobody|no one|none)\s+(?:objected|minded|objects|minds)\b|(?<!\b(?:i|we)\s+\w+)(?:\s+not|n't)\s+(?:mind|object)\b|\bno problem with (?:it|this|that)\b/;

/** What makes of a permission one that is not there, not yet, or for something else: "3 hours were approved". */
const ABSENT =
  /\b(?:if|unless|until|before|whether|pending|outstanding|awaiting|hop(?:e|ing)|needs?|needed|requires?|required|wants?|wanted|takes|ask(?:s|ed|ing)? (?:for|whether)|expired|lapsed|withdrawn|only|except|above|over|than|what|to be)\b|\b(?:should|would|could|may|might|must)\s+(?:\w+\s+)?(?:be|have|approve|agree|allow|permit|sign|give|get)\b|\b\d+\s+(?:[a-z]+\s+(?:is|are|was|were)|(?:is|are)\s+(?:allowed|permitted))\b/;

/**
 * Whether a clause, in lower case, claims that somebody permitted the act: "the owner was fine with it", "with her
 * blessing". Whoever says so of a permission that was refused gives a false account, even if the act is named. Read for
 * every deed that is forbidden. `negated` says whether a clause negates what it says.
 */
export const claimsPermission = (clause: string, negated: (clause: string) => boolean): boolean =>
  NO_OBJECTION.test(clause) || (CLAIMS.some((claim) => claim.test(clause)) && !negated(clause) && !ABSENT.test(clause.replace("it would be", "it is")));
