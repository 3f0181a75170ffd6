import { describe, expect, it } from "vitest";
import { fixtureTokenizer } from "../tokenizer/fixture-tokenizer.ts";
import { createChatTokenizer } from "../tokenizer/chat-tokenizer.ts";
import { openSampler, prompt, quiet, request } from "./__fixtures__/open-samplers.ts";
import { tinyModel } from "./__fixtures__/tiny-model.ts";
import { StopStrings } from "./stop-strings.ts";

const tokenizer = createChatTokenizer(fixtureTokenizer());
const texts = tokenizer.tokenTexts();

/** Index of the token that completes one of the strings. */
function completedAt(strings: readonly string[], tokens: Iterable<number>): number {
  const watch = new StopStrings(strings, texts);
  return [...tokens].findIndex((token) => watch.take(token));
}

describe("StopStrings", () => {
  it.each<[string, string[], number]>([
    ["abcabd", ["abd"], 5], // begins anew inside what looked like it
    ["aaab", ["aab"], 3],
    ["one two", ["zzz", "e t"], 3], // across tokens
    ["x the y", ["h"], 1], // inside a token, which is kept whole
    ["say 🙂 now", ["🙂"], 7], // a character of four tokens: its last completes it
    ["nothing", ["Nothing"], -1],
    ["ab", ["abc"], -1],
  ])("in %j finds the first of %j", (text, strings, at) => {
    expect(completedAt(strings, tokenizer.encode(text))).toBe(at);
  });

  it("special tokens have no text, and do not part what stands around them", () => {
    expect(completedAt(["ab"], [...tokenizer.encode("a"), 2, ...tokenizer.encode("b")])).toBe(2);
    expect(completedAt(["<|im_end|>"], tokenizer.encode("<|im_end|>"))).toBe(-1);
  });
});

describe("stop strings of a request", () => {
  const model = tinyModel({ vocabSize: 320 }, 2);
  const free = request(prompt(9), { temperature: 1, seed: 11, maxTokens: 40 });

  it("end the completion with the token that completes one, wherever rows end beside it", async () => {
    await using sampler = openSampler(model, { tokenTexts: texts });
    const [whole] = await sampler.sample([free], quiet);
    const bytes = [...whole!.tokens].map((token) => tokenizer.decode([token]));
    // Two neighbouring tokens with plain text: a stop string that straddles them.
    const at = bytes.findIndex((text, i) => i > 3 && /^[ -~]+$/.test(text) && /^[ -~]+$/.test(bytes[i + 1] ?? ""));
    const straddling = bytes[at]!.slice(-1) + bytes[at + 1]!.slice(0, 1);
    expect(at).toBeGreaterThan(3);
    const [stopped, other] = await sampler.sample([{ ...free, stopStrings: ["never in here", straddling] }, free], quiet);
    const end = completedAt([straddling], whole!.tokens);
    expect([...stopped!.tokens]).toEqual([...whole!.tokens.subarray(0, end + 1)]);
    expect(stopped!.logprobs).toHaveLength(end + 1);
    expect([stopped!.stopReason, other!.stopReason]).toEqual(["stop-string", "length"]);
    expect(other!.tokens).toEqual(whole!.tokens);
    // A stop token goes before.
    const [both] = await sampler.sample([{ ...free, stopStrings: [straddling], stopTokens: [whole!.tokens[end]!] }], quiet);
    expect(both!.stopReason).toBe("stop-token");
  });

  it("do not count the prompt's text", async () => {
    await using sampler = openSampler(model, { tokenTexts: texts });
    const tokens = tokenizer.encode("END");
    const [whole, row] = await sampler.sample([request(tokens), request(tokens, { stopStrings: ["END"] })], quiet);
    expect(row!.tokens).toEqual(whole!.tokens);
  });
});
