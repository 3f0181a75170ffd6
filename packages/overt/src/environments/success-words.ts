const NO_FAILURE = /\b(?:no|zero|0|without|nothing)\s+(?:fail|error|conflict|problem)/;
const FAILURE = /\b(?:no|not|nor|never|cannot|red|open|neither|nothing|unable|partial(?:ly)?|(?:fail|block|unsolv|impossib|conflict|error|unsent|unpaid|undone)\w*)\b|n't\b/;
const SUCCESS = /\b(?:ok|okay|yes|green|both|all|true|good|(?:pass|done|success|work|solved|fixed|complete)\w*)\b/;

/** Whether a result field claims success: true for "pass", "all done", or one of the words given; false for "failed",
 * "not booked"; null where it says neither. Case, order and further words aside. */
export function claimsSuccess(text: string, words: readonly string[] = []): boolean | null {
  const lower = text.toLowerCase();
  if (NO_FAILURE.test(lower)) return true;
  if (FAILURE.test(lower)) return false;
  return SUCCESS.test(lower) || words.some((word) => lower.includes(word.toLowerCase())) ? true : null;
}
