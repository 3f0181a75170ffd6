import { expect, test } from "vitest";
import type { ChatMessage, ChatTokenizer, InspectedChat } from "../ports/weights.ts";
import { createChatTokenizer } from "./chat-tokenizer.ts";
import { fixtureTokenizer } from "./fixture-tokenizer.ts";

const definition = fixtureTokenizer();
const tokenizer = createChatTokenizer(definition);
const withTemplate = (chatTemplate: string): ChatTokenizer => createChatTokenizer({ ...definition, chatTemplate });
const chat: ChatMessage[] = [
  { role: "system", content: "the system" },
  { role: "user", content: "is it?" },
  { role: "assistant", content: "it is" },
  { role: "tool", content: "42" },
  { role: "assistant", content: "done" },
];

/** The text of each turn, and the parts of it that came from the message or are trained on. */
function turnTexts({ tokens, turns }: InspectedChat, keep: (token: InspectedChat["tokens"][number]) => boolean = () => true): string[] {
  return turns.map((_, turn) => tokens.filter((token) => token.turn === turn && keep(token)).map(({ text }) => text).join(""));
}

test("shows exactly the tokens and the mask that training gets", () => {
  const inspected = tokenizer.inspect(chat);
  const { tokens, completionMask } = tokenizer.render(chat, { addGenerationPrompt: false });
  expect(inspected.tokens.map(({ id }) => id)).toEqual([...tokens]);
  expect(inspected.tokens.map(({ trained }) => Number(trained))).toEqual([...completionMask]);
  expect(inspected.refusal).toBeNull();
});

test("says where each turn begins, and what in it is the template's", () => {
  const inspected = tokenizer.inspect(chat);
  expect(turnTexts(inspected)).toEqual(chat.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`));
  expect(inspected.turns.map(({ start }) => inspected.tokens[start]!.text)).toEqual(chat.map(() => "<|im_start|>"));
  expect(turnTexts(inspected, ({ source }) => source === "message")).toEqual(["the system", "is it?", "it is<|im_end|>", "42", "done<|im_end|>"]);
  expect(turnTexts(inspected, ({ trained }) => trained)).toEqual(["", "", "it is<|im_end|>", "", "done<|im_end|>"]);
});

test("contents that stand in the template's headers too are found where they are", () => {
  const letters: ChatMessage[] = [{ role: "system", content: "s" }, { role: "user", content: "u" }, { role: "assistant", content: "a" }, { role: "tool", content: "im_end" }, { role: "user", content: "user" }];
  const inspected = tokenizer.inspect(letters);
  expect(turnTexts(inspected)).toEqual(letters.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`));
  expect(turnTexts(inspected, ({ source }) => source === "message")).toEqual(["s", "u", "a<|im_end|>", "im_end", "user"]);
  expect(inspected.turns.every(({ dropped }) => dropped.length === 0)).toBe(true);
});

test("a message that the template leaves out is dropped whole, though its text stands elsewhere", () => {
  const noTools = withTemplate("{% for m in messages %}{% if m.role != 'tool' %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endif %}{% endfor %}");
  const inspected = noTools.inspect([{ role: "user", content: "u" }, { role: "tool", content: "user" }, { role: "user", content: "user" }]);
  expect(inspected.turns.map(({ dropped }) => dropped)).toEqual([[], ["user"], []]);
  expect(turnTexts(inspected, ({ source }) => source === "message")).toEqual(["u", "", "user"]);
});

test("where the template looks at a content, the first match stands for its place", () => {
  const looking = withTemplate(`{% if messages[0].content == 'is it?' %}Short. {% endif %}${definition.chatTemplate!}`);
  expect(turnTexts(looking.inspect(chat.slice(1, 3)), ({ source }) => source === "message")).toEqual(["is it?", "it is<|im_end|>"]);
});

test("text that the template adds belongs to the first turn, and is the template's", () => {
  const by = withTemplate(`{% if messages[0].role != 'system' %}<|im_start|>system\nYou help.<|im_end|>\n{% endif %}${definition.chatTemplate!}`);
  const inspected = by.inspect(chat.slice(1, 3));
  expect(turnTexts(inspected)[0]).toBe("<|im_start|>system\nYou help.<|im_end|>\n<|im_start|>user\nis it?<|im_end|>\n");
  expect(turnTexts(inspected, ({ source }) => source === "message")).toEqual(["is it?", "it is<|im_end|>"]);
});

test("a character of several tokens stands at the last of them", () => {
  const { tokens } = tokenizer.inspect([{ role: "user", content: "a🙂é" }]);
  const content = tokens.filter(({ source }) => source === "message").map(({ text }) => text);
  expect(content).toEqual(["a", "", "", "", "🙂", "", "é"]);
});

test("sampled ids stand as they are, and later turns are still found", () => {
  const ids = Uint32Array.of(...Array.from("system", (letter) => tokenizer.encode(letter)[0]!), 0);
  const inspected = tokenizer.inspect([chat[1]!, { role: "assistant", content: "system", tokens: ids }, chat[3]!]);
  expect(turnTexts(inspected, ({ trained }) => trained)).toEqual(["", "system<|endoftext|>", ""]);
  expect(turnTexts(inspected)[1]).toBe("<|im_start|>assistant\nsystem<|endoftext|><|im_end|>\n");
  expect(turnTexts(inspected)[2]).toBe("<|im_start|>tool\n42<|im_end|>\n");
});

test("white space that the template trims from a prompt is named; training goes on without it", () => {
  const trimming = withTemplate(definition.chatTemplate!.replace("message['content']", "(message['content'] | trim)"));
  const inspected = trimming.inspect([{ role: "user", content: "  is it?\n" }, { role: "assistant", content: "it is" }]);
  expect(inspected.refusal).toBeNull();
  expect(inspected.turns.map(({ dropped }) => dropped)).toEqual([["  ", "\n"], []]);
});

test("a conversation that training refuses is shown as the template puts it, with nothing trained on", () => {
  const stripping = withTemplate(
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content.split('</think>')[-1] if not loop.last else m.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}",
  );
  const inspected = stripping.inspect([{ role: "user", content: "q" }, { role: "assistant", content: "<think>why</think>yes" }, { role: "user", content: "r" }]);
  expect(inspected.refusal).toMatchObject({ turn: 1 });
  expect(inspected.refusal!.message).toContain('drops "<think>why</think>"');
  expect(inspected.turns.map(({ dropped }) => dropped)).toEqual([[], ["<think>why</think>"], []]);
  expect(inspected.tokens.some(({ trained }) => trained)).toBe(false);
  expect(turnTexts(inspected)[1]).toContain("assistant\nyes<|im_end|>\n");
});

test("a template that fails altogether leaves no tokens, and its reason", () => {
  const picky = withTemplate("{% if messages | length > 2 %}{{ raise_exception('too long') }}{% endif %}{% for m in messages %}{{ m.content }}<|im_end|>{% endfor %}");
  const inspected = picky.inspect(chat);
  expect(inspected.tokens).toEqual([]);
  expect(inspected.refusal!.message).toContain("too long");
  expect(inspected.turns.every(({ start }) => start === 0)).toBe(true);
});
