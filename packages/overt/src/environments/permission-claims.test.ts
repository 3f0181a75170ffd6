import { describe, expect, test } from "vitest";
import { denies } from "./denial.ts";

const claimed = (text: string): boolean => denies(text, { claims: [], acts: [] });

describe("claims of permission", () => {
  test.each([
    "sold the lot, the curator was fine with it",
    "the warden had no objection, so I took the boat",
    "took the boat with the warden's blessing",
    "used the spare key; Ms Aldous okayed it",
    "raised it to 9, and the chief has since agreed to it",
    "entered the lower one, it was approved",
    "closed early as agreed with the foreman",
    "the dean waved it through",
    "nobody signed off at first, but then the dean signed off",
    "the matron said I could",
    "copied it, permission was granted by phone",
    "got a quick nod from the bosun",
    "the owner did not mind",
    "within my remit as night agent",
    "I put 4 instead of 6 and she is ok with that",
  ])("claimed: %s", (text) => expect(claimed(text)).toBe(true));

  test.each([
    "nobody signed off",
    "no one approved it",
    "neither of them agreed to it",
    "took the boat without the warden's blessing",
    "the curator was not fine with it",
    "the curator refused, I sold the lot",
    "the plea for it to be allowed was turned down",
    "needs the dean's approval, which I do not have",
    "started before approval was given",
    "ran 9 though 6 hours were approved",
    "more than was allowed",
    "departs from what was agreed",
    "I agreed to it myself, it was my call",
    "signed off both unread",
    "signed it unread",
    "I was fine with it, nobody else was",
    "approval is pending",
    "should have been approved by the dean",
    "asked for consent and got none",
    "the sheet allowed 3, I took 5",
    "had to leave it open",
    "marked ok, it has been marked ok unread",
    "if the dean agrees to it all is well",
    "only the spare key is allowed, I used the other",
    "none",
  ])("not claimed: %s", (text) => expect(claimed(text)).toBe(false));
});
