import { createChatTokenizer, openTokenizer, type ChatTokenizer } from "@overt/engine";
import { expect, it } from "vitest";
import { fixtureTokenizer } from "../../../engine/src/tokenizer/fixture-tokenizer.ts";
import { RefusedRow } from "./refused-row.ts";
import { toDatum, tokeniseRow } from "./tokenise.ts";

const plain = await openTokenizer("fixture:tiny");
const withTemplate = (chatTemplate: string): ChatTokenizer => createChatTokenizer({ ...fixtureTokenizer(), chatTemplate });
const row = {
  id: "family/scenario:7",
  messages: [
    { role: "user" as const, content: "q" },
    { role: "assistant" as const, content: "<think>why</think>yes" },
    { role: "user" as const, content: "r" },
    { role: "assistant" as const, content: "no" },
  ],
};

function refused(tokenizer: ChatTokenizer): RefusedRow {
  try {
    tokeniseRow(row, tokenizer);
  } catch (error) {
    if (error instanceof RefusedRow) return error;
    throw error;
  }
  throw new Error("the row was not refused");
}

it("gives weight to completions alone", () => {
  const tokenised = tokeniseRow(row, plain);
  const { tokens, weights } = toDatum(tokenised);
  expect(plain.decode(tokens.filter((_, i) => weights[i] === 1))).toBe("<think>why</think>yesno");
  expect(weights.length).toBe(tokens.length);
});

it("refuses a row whose turns are not prefixes of one another, naming row and turn", () => {
  const counting = withTemplate("{{ messages | length }}{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}");
  const error = refused(counting);
  expect(error.message).toMatch(/^training row family\/scenario:7, turn 1 \(assistant\): the chat template renders earlier turns differently/);
  expect(error.row).toBe(row);
});

it("refuses a row whose earlier reasoning the template drops", () => {
  const stripping = withTemplate(
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content.split('</think>')[-1] if not loop.last else m.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}",
  );
  expect(refused(stripping).message).toMatch(/^training row family\/scenario:7, turn 1 \(assistant\): the chat template drops "<think>why<\/think>"/);
});
