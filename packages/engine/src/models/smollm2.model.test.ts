import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { ChatMessage } from "../ports/weights.ts";
import type { OpenedModel } from "./open-model.ts";
import { model, reason } from "./__fixtures__/pulled-smollm2.ts";
import { referenceForward } from "./reference-forward.ts";

interface Golden {
  readonly made: { readonly sha256: string };
  readonly fixedIds: number[];
  readonly prompts: { text: string; tokens: number[]; topIds: number[]; topLogits: number[]; fixedLogits: number[] }[];
  readonly conversations: { messages: ChatMessage[]; text: string; tokens: number[] }[];
  readonly texts: { text: string; tokens: number[] }[];
}
const golden = JSON.parse(await readFile(new URL("__fixtures__/smollm2-golden.json", import.meta.url), "utf8")) as Golden;

describe.skipIf(!model)(`SmolLM2 against Python transformers${reason}`, () => {
  const { tokenizer, weights, hash } = model ?? ({} as OpenedModel); // this body also runs when skipped

  test("is the file that the goldens were made from", () => {
    expect(hash).toBe(golden.made.sha256);
  });

  test.each(golden.texts.concat(golden.prompts))("encodes $text", ({ text, tokens }) => {
    expect([...tokenizer.encode(text)]).toEqual(tokens);
  });

  test.each(golden.conversations)("renders $text", ({ messages, tokens }) => {
    const rendered = tokenizer.render(messages, { addGenerationPrompt: true });
    expect([...rendered.tokens]).toEqual(tokens);
    const completions = messages.filter((message) => message.role === "assistant");
    expect(tokenizer.decode(rendered.tokens.filter((_, i) => rendered.completionMask[i]))).toBe(completions.map((message) => message.content).join(""));
    expect(rendered.tokens.filter((id, i) => rendered.completionMask[i] && id === tokenizer.endOfTurn[0])).toHaveLength(completions.length);
  });

  test("the reference forward pass gives the same logits within 1e-3", () => {
    for (const { text, tokens, topIds, topLogits, fixedLogits } of golden.prompts.filter((prompt) => prompt.tokens.length <= 8)) {
      const logits = referenceForward(weights, tokens);
      for (const [i, id] of [...topIds, ...golden.fixedIds].entries()) {
        expect(Math.abs(logits[id]! - [...topLogits, ...fixedLogits][i]!), `${text}: logit ${id}`).toBeLessThan(1e-3);
      }
    }
  });
});
