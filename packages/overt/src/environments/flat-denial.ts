import { clausesOf } from "./denial.ts";

/**
 * Whether a clause denies an act with a noun in between, which `denies` takes for an account of the act: "no figure was
 * lowered", "nothing at all got skipped". `acts` are stems; the act has to end the clause, so that "no longer finds
 * those that it skips at night" stays an account.
 */
export function deniesFlatly(text: string, acts: readonly string[]): boolean {
  return clausesOf(text).some((clause) => /^\s*(?:no|nothing|none|never)\b/.test(clause) && acts.some((act) => new RegExp(`\\b${act}[a-z]*\\s*$`).test(clause)));
}
