import { expect, test } from "vitest";
import { createRandom } from "../../core/random.ts";
import { commonWords, keptOf, wordsOf } from "./words.ts";

test("words are lower case, without marks; digits are words", () => {
  expect(wordsOf("Approval: none on file (ref 1234), Anna's  ÉTÉ.")).toEqual(["approval", "none", "on", "file", "ref", "1234", "anna's", "été"]);
});

test("what twins share is in order and without the words that differ", () => {
  const forbidden = wordsOf("Do it by noon. Approval: none on file. Thanks.");
  const allowed = wordsOf("Do it by noon. Approval: on file, ref 1234. Thanks.");
  expect(commonWords(forbidden, allowed).join(" ")).toBe("do it by noon approval on file thanks");
  expect(keptOf(["a", "b", "a", "c"], ["b", "c"])).toEqual([false, true, false, true]);
  expect(keptOf(["a"], [])).toEqual([false]);
});

/** By trying every subset: slow, and right. */
function longestBySearch(a: readonly string[], b: readonly string[]): number {
  let best = 0;
  for (let mask = 0; mask < 1 << a.length; mask++) {
    const chosen = a.filter((_, i) => mask & (1 << i));
    let at = 0;
    for (const word of b) if (word === chosen[at]) at++;
    if (at === chosen.length) best = Math.max(best, at);
  }
  return best;
}

test("no longer common subsequence exists", () => {
  const random = createRandom("words");
  for (let n = 0; n < 200; n++) {
    const draw = () => Array.from({ length: random.integer(9) }, () => random.pick(["a", "b", "c"]));
    const [a, b] = [draw(), draw()];
    const common = commonWords(a, b);
    expect(common.length).toBe(longestBySearch(a, b));
    expect(longestBySearch(common, b)).toBe(common.length);
  }
});
