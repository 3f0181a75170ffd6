import { expect, test } from "vitest";
import { compilePattern, PatternError, type Syntax } from "./pattern.ts";

const LINES = ["", "a", "b", "ab", "ba", "aab", "abab", "a+b", "a|b", "(ab)", "a.b", "a{2}", "aa", "aaaa", "Error: 12", "error 7", "x-ray", "word words", "é", "tab\tend", "a\\b", "[x]", "*a", "^a$"];

/** Patterns that mean the same to JavaScript, whose engine is the reference here. */
test.each(["a", "ab", "^a", "b$", "^$", "^ab?$", "a+b", "(ab)+", "^(ab)*$", "a|b", "^(a|b){2}$", "a{2,}", "^a{1,3}$", "[ab]{3}", "[^a-z]", "\\w+\\s\\d", "\\bword\\b", "[A-Z]rror", "(E|e)rror:? [0-9]+", "a.b", "a\\.b", "a\\+b", "\\(ab\\)", "\\[x\\]", "x-r", "[-x]", "[x-]r?", "(a*)*b", "(|a)b", "((a|b)(a|b))+$", "a\\\\b", "(a?){3}b"])(
  "extended %s matches what it should",
  (source) => {
    const pattern = compilePattern(source, "extended");
    const reference = new RegExp(source, "u");
    expect(LINES.filter(pattern)).toEqual(LINES.filter((line) => reference.test(line)));
  },
);

test.each<[string, Syntax, boolean, string[]]>([
  ["a+b", "basic", false, ["a+b"]],
  ["a|b", "basic", false, ["a|b"]],
  ["^\\(ab\\)\\+$", "basic", false, ["ab", "abab"]],
  ["a{2}", "basic", false, ["a{2}"]],
  ["^a\\{2\\}$", "basic", false, ["aa"]],
  ["*a", "basic", false, ["*a"]],
  ["error", "basic", true, ["Error: 12", "error 7"]],
  ["ERROR: [0-9]", "basic", true, ["Error: 12"]],
  ["a.b", "fixed", false, ["a.b"]],
  ["[[:upper:]][[:alpha:]]*: [[:digit:]]", "basic", false, ["Error: 12"]],
])("%s (%s)", (source, syntax, ignoreCase, matched) => {
  expect(LINES.filter(compilePattern(source, syntax, ignoreCase))).toEqual(matched);
});

test.each<[string, Syntax, string]>([
  ["[a", "basic", "Unmatched [, [^, [:, [., or [="],
  ["(a", "extended", "Unmatched ( or \\("],
  ["a)", "extended", "Unmatched ) or \\)"],
  ["a{2", "extended", "Unmatched { or \\{"],
  ["a{x}", "extended", "Invalid content of \\{\\}"],
  ["[b-a]", "basic", "Invalid range end"],
  ["[[:word:]]", "basic", "Invalid character class name"],
  ["a\\", "basic", "Trailing backslash"],
  ["(a{900}){900}", "extended", "Regular expression too big"],
  ["(((){999}){999}){999}", "extended", "Regular expression too big"],
  [`${"(".repeat(200)}a${")".repeat(200)}`, "extended", "Regular expression too big"],
])("refuses %s (%s)", (source, syntax, message) => {
  expect(() => compilePattern(source, syntax)).toThrow(new PatternError(message));
});

test("a pattern that backtracking would never finish takes its steps and ends", () => {
  expect(compilePattern("^(a+)+$", "extended")(`${"a".repeat(2_000)}b`)).toBe(false);
  expect(compilePattern("(a|a)*(a|aa)*b$", "extended")("a".repeat(2_000))).toBe(false);
});
