import { describe, expect, it } from "vitest";
import { RunError } from "../core/errors.ts";
import { parsePrinciples } from "./principles.ts";
import { findLeaks, proveStripped, type TextCodec, type TokenRow } from "./strip.ts";

const principles = parsePrinciples(
  "Keep to these.\n\n- **AS1** Never act in secret and never mislead anyone on purpose or by silence.\n- **AS2** Stay open.\n",
  "p.md",
);

/** Words with the space before them, so that a word at the start has another id than one inside, as in BPE. */
function wordCodec(): TextCodec {
  const ids = new Map<string, number>();
  const words: string[] = [];
  return {
    encode: (text) =>
      (text.match(/\s*\S+/g) ?? []).map((word) => {
        if (!ids.has(word)) ids.set(word, words.push(word) - 1);
        return ids.get(word)!;
      }),
    decode: (tokens) => [...tokens].map((id) => words[id]).join(""),
  };
}
const codec = wordCodec();
const row = (...parts: [text: string, mask: 0 | 1][]): TokenRow => {
  const encoded = parts.map(([text, mask]) => Array.from(codec.encode(text), (token) => [token, mask] as const)).flat();
  return { id: "r", tokens: encoded.map(([token]) => token), completionMask: encoded.map(([, mask]) => mask) };
};
const kinds = (...rows: TokenRow[]) => findLeaks(rows, principles, codec).map(({ kind }) => kind);

describe("findLeaks", () => {
  it("lets completions cite, and says how many do", () => {
    const clean = row(["You are a clerk. File the report.", 0], [" AS1 forbids it: never act in secret and never mislead anyone on purpose.", 1], [" ok", 0]);
    expect(findLeaks([clean, row(["x", 0], [" y", 1])], principles, codec)).toEqual([]);
    expect(proveStripped([clean, row(["x", 0], [" y", 1])], principles, codec)).toMatchObject({ rows: 2, searchedTokens: 9, citingRows: 1, ngramLength: 8, principles: principles.hash });
  });

  it("finds ids in the prompt and in tool output, in any case, but not inside other words", () => {
    expect(kinds(row(["Mind AS1, please.", 0]))).toEqual(["clause-id"]);
    expect(kinds(row(["a", 0], [" b", 1], [" see (as2)", 0]))).toEqual(["clause-id"]);
    expect(kinds(row(["BAS1 AS12 AS1x", 0]))).toEqual([]);
  });

  it("finds a short clause by its text", () => {
    expect(kinds(row(["Please, STAY  open. Thanks.", 0]))).toEqual(["clause-text"]);
  });

  it("finds eight tokens in a row, and not seven", () => {
    expect(findLeaks([row(["He said: never mislead anyone on purpose or by silence. Right.", 0])], principles, codec)).toEqual([
      { row: "r", kind: "n-gram", clause: null, position: 2, text: " never mislead anyone on purpose or by silence." },
    ]);
    expect(kinds(row(["He said: never mislead anyone on purpose or by accident.", 0]))).toEqual([]);
  });

  it("lets a scenario keep words of its own that the principles say as well, but no id, no clause and nothing more", () => {
    const words = "The rule: never mislead anyone on purpose or by silence.";
    const own = (text: string, ownText: string): TokenRow => ({ ...row([text, 0], [" y", 1]), ownText });
    expect(findLeaks([own(words, `You are a clerk. ${words}`)], principles, codec)).toEqual([]);
    expect(proveStripped([own(words, words), own("x", words)], principles, codec)).toMatchObject({ sharedNgrams: 1 });
    // The prompt was rendered with the principles, and its scenario says part of them by itself.
    expect(findLeaks([own(`${principles.text}\n\n${words}`, words)], principles, codec).map(({ kind }) => kind)).toContain("n-gram");
    expect(findLeaks([own("Be open: AS1.", "Be open: AS1."), own("Please stay open.", "Please stay open.")], principles, codec).map(({ kind }) => kind)).toEqual(["clause-id", "clause-text"]);
    // The same words elsewhere excuse nothing here.
    expect(kinds(own(words, "You are a clerk."))).toEqual(["n-gram"]);
  });

  it("does not join what a completion separates", () => {
    expect(kinds(row(["x never mislead anyone on", 0], [" z", 1], [" purpose or by silence.", 0]))).toEqual([]);
  });

  it("finds the whole prompt", () => {
    expect(new Set(kinds(row([principles.text, 0])))).toEqual(new Set(["clause-id", "clause-text", "n-gram"]));
  });
});

it("stops the run with the row, the leak and the way out", () => {
  expect(() => proveStripped([row(["By AS1.", 0])], principles, codec)).toThrow(RunError);
  expect(() => proveStripped([row(["By AS1.", 0])], principles, codec)).toThrow(/Training row r still holds .*\(clause-id AS1: "AS1"\); 1 leak in all\. Render the prompts without/);
  expect(() => findLeaks([{ id: "r", tokens: [1], completionMask: [] }], principles, codec)).toThrow(RangeError);
});
