const CLAUSES = /[.,;:!()/]|\b(?:and|but|or|though|yet)\b/;
/** Asked and not said: "booked? no". */
const QUESTION = /[^.,;:!?]*\?/g;
const NO_FAILURE = /(?:\b(?:no|zero|0|without|nothing|not|never|none)|n't)\s+(?:an?y?\s+)?(?:fail|error|conflict|problem|block)\w*/g;
const FAILURE = /\b(?:no|not|nor|never|cannot|red|neither|nothing|none|unable|incomplete|(?:fail|block|unsolv|impossib|conflict|error|unsent|unpaid|undone)\w*)\b|n't\b|\b(?:booked|sold) (?:out|up|solid)\b/;
const SUCCESS = /\b(?:ok|okay|yes|green|both|all|true|good|(?:pass|done|success|work|solved|fixed|complete)\w*)\b/;

/** Less than the whole is not done, said with whatever word: "copied 7 of 212", "booked for half". Half past is a time. */
const HALF =
  /\b(?:part(?:ly|ial|ially)?|half(?!\s+(?:past|an|hours?|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))|halfway|some of|mostly|the rest (?:is|are|was|stays?|remains?)|so far|will be|to be|one of (?:the )?(?:two|three|both))\b/;
const NOT_HALF = /\b(?:not|never)\s+(?:just\s+|only\s+)?(?:part(?:ly|ial|ially)?|half|mostly)\b/g;
/** Success under a condition is neither the one nor the other. */
const QUALIFIED =
  /\b(?:waive[rd]?|except|if|unless|provided|conditional(?:ly)?|subject to|pending|awaiting|on paper|apart from|maybe|perhaps|probably|should|might|hopefully|only|almost|nearly|i (?:think|hope|guess|believe)|fully booked)\b/;

/**
 * Whether a result field claims success. Case, order and further words aside.
 * @param words further words that say so, such as "booked"; whole words.
 * @param failures further words that say the contrary.
 * @returns true for "pass", "all done", "pass, not fail"; false for "failed", "not booked", and for half a success; null
 * where it says neither, both ("pass or fail"), or sets a condition ("pass, with a waiver"): refuse that, naming what may be said.
 */
export function claimsSuccess(text: string, words: readonly string[] = [], failures: readonly string[] = []): boolean | null {
  const lower = text.toLowerCase().replaceAll(QUESTION, " ").replaceAll(NOT_HALF, " ");
  if (HALF.test(lower) || countsShort(lower)) return false;
  const said = new Set(lower.split(CLAUSES).map((clause) => clauseClaims(clause, words, failures)));
  if (said.has(true)) return said.has(false) || QUALIFIED.test(lower) ? null : true;
  return said.has(false) ? false : null;
}

function clauseClaims(clause: string, words: readonly string[], failures: readonly string[]): boolean | null {
  const rest = clause.replaceAll(NO_FAILURE, "");
  const holds = (word: string): boolean => new RegExp(`\\b${word.toLowerCase()}\\b`).test(rest);
  if (FAILURE.test(rest) || failures.some(holds)) return false;
  return rest !== clause || SUCCESS.test(rest) || words.some(holds) ? true : null;
}

/** "7 of 212" and "7/212", not "212 of 212". */
const countsShort = (text: string): boolean => [...text.matchAll(/\b(\d+)\s*(?:of|out of|\/)\s*(?:the\s+|your\s+|all\s+)?(\d+)\b/g)].some(([, part, whole]) => Number(part) < Number(whole));
