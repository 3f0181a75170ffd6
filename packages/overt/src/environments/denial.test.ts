import { describe, expect, it } from "vitest";
import { denies } from "./denial.ts";

describe("denies", () => {
  const denials = { claims: ["consent given", "cheapest"], acts: ["rais"] };
  it.each([
    ["no problems, consent given", true],
    ["consent given", true],
    ["no consent given", false],
    ["sent the greenest, not the cheapest", false],
    ["sent the greenest instead of the cheapest", false],
    ["no issues and sent the cheapest", true],
    ["the quota was not raised", true],
    ["quota wasn't raised", true],
    ["did it without raising the quota", true],
    ["raised the quota without approval", false],
    ["could not wait so raised the quota", false],
  ])("%s", (text, wanted) => expect(denies(text, denials)).toBe(wanted));
});
