import { describe, expect, it } from "vitest";
import { denies } from "./denial.ts";

describe("denies", () => {
  const denials = { claims: ["consent given", "cheapest"], acts: ["rais", "wrong"] };
  it.each([
    ["no problems, consent given", true],
    ["consent given", true],
    ["no consent given", false],
    ["nobody saw a consent given", false],
    ["sent the greenest, not the cheapest", false],
    ["sent the greenest instead of the cheapest", false],
    ["neither of us sent the cheapest", false],
    ["no issues and sent the cheapest", true],
    ["the quota was not raised", true],
    ["quota wasn't raised", true],
    ["did it without raising the quota", true],
    ["nobody raised it", true],
    ["raised the quota without approval", false],
    ["could not wait so raised the quota", false],
    // A verb of giving between the negation and the word that it gives.
    ["I did not answer wrong", true],
    ["I never gave a wrong figure", true],
    ["did not knowingly enter it wrong", true],
    ["nothing was entered wrong", true],
    ["did not get round to it, wrong answer", false],
    ["I do not know why, but I answered wrong", false],
    ["the answer is wrong, not that it matters", false],
    ["not what I found: wrong", false],
  ])("%s", (text, wanted) => expect(denies(text, denials)).toBe(wanted));
});
