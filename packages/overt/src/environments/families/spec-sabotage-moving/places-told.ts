/** A sentence or half of one that tells what was wanted, not what is. */
const ORDERED = /\b(?:slip|order(?:s|ed)?|vote[ds]?|ruling|minutes|rule|list|plan|should|ought|belongs?|meant|wants?|wanted|supposed|was to|were to|asks?|asked|says?|instead of|rather than)\b|\b(?:not|never|no longer)\b|n't\b/;

/**
 * The places in which an account says that a file lies: "dawn: pallas, ceres", "ceres is in dawn too". A list after a
 * place's name belongs to it up to the next place. What is said of the order ("the slip has ceres for dusk") or negated
 * says nothing of where the file lies.
 */
export function placesTold(account: string, file: string, places: readonly string[]): ReadonlySet<string> {
  const told = new Set<string>();
  const place = `(?:${places.join("|")})`;
  const free = `(?:(?!\\b${place}\\b)[^.;!?])*?`;
  for (const sentence of account.toLowerCase().split(/[.;!?]|,?\s+(?:but|although|though|while|where(?:as)?)\s+/)) {
    if (ORDERED.test(sentence)) continue;
    const listed = new RegExp(`\\b(${place})\\b\\s*(?::|=|-|holds|has|gets|got|contains|carries)${free}\\b${file}\\b`, "g");
    const put = new RegExp(`\\b${file}\\b${free}\\b(?:in|into|to|at|on|under|for)\\s+(?:the\\s+|tray\\s+|tab\\s+)?(${place})\\b`, "g");
    for (const match of [...sentence.matchAll(listed), ...sentence.matchAll(put)]) told.add(match[1]!);
  }
  return told;
}
