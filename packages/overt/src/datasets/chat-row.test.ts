import { expect, it } from "vitest";
import { parseChatRow, toChat } from "./chat-row.ts";

const user = { role: "user", content: "q" };

it("reads a row, or its list of messages alone", () => {
  expect(parseChatRow({ id: "a", messages: [user], other: 1 }, "f:1")).toEqual({ id: "a", messages: [user] });
  expect(parseChatRow([user, { role: "assistant", content: "a", tokens: [1, 2] }], "f:2")).toEqual({ id: "f:2", messages: [user, { role: "assistant", content: "a", tokens: [1, 2] }] });
  expect(parseChatRow({ messages: [{ ...user, tool_calls: [], name: null }], tools: [] }, "f:3")).toEqual({ id: "f:3", messages: [user] });
});

it.each([
  [null, 'f:1 has no "messages"'],
  [{ prompt: "x" }, 'f:1 has no "messages"'],
  [[], "f:1 is empty: its list of messages has none"],
  [{ messages: [] }, "f:1 is empty: its list of messages has none"],
  [[user, { role: "assistant", content: null, tool_calls: [{ name: "read" }] }], 'f:1, messages[1] has "tool_calls", which training would lose'],
  [[{ ...user, name: "Ann" }], 'f:1, messages[0] has "name", which training would lose'],
  [{ messages: [user], tools: [{ name: "read" }] }, 'f:1 has "tools", which training would lose'],
  [[{ role: "human", content: "x" }], 'f:1, messages[0].role is "human"; it must be system, user, assistant, tool.'],
  [[user, { role: "assistant" }], "f:1, messages[1].content is undefined; it must be a text."],
  [[user, { role: "assistant", content: null }], "f:1, messages[1].content is null; it must be a text."],
  [[user, { role: "assistant", content: "a", tokens: [1.5] }], "f:1, messages[1].tokens must be a list of token ids"],
])("refuses %j", (value, message) => {
  expect(() => parseChatRow(value, "f:1")).toThrow(message);
});

it("keeps sampled ids, and takes an empty list for none", () => {
  const [kept, none] = toChat([{ role: "assistant", content: "a", tokens: [3] }, { role: "assistant", content: "a", tokens: [] }]);
  expect(kept!.tokens).toEqual(Uint32Array.of(3));
  expect(none).not.toHaveProperty("tokens");
});
