import { expect, test } from "vitest";
import type { ChatMessage } from "../ports/weights.ts";
import { createChatTokenizer } from "./chat-tokenizer.ts";
import { fixtureTokenizer } from "./fixture-tokenizer.ts";

const tokenizer = createChatTokenizer(fixtureTokenizer());
const good = { role: "user", content: "q" };

test.each<[unknown, string]>([
  [[good, { role: "robot", content: "q" }], "messages[1].role is 'robot'; it must be one of system, user, assistant, tool."],
  [[{ content: "q" }], "messages[0].role is undefined; it must be one of"],
  [[{ role: "user", content: ["q"] }], "messages[0].content is [ 'q' ]; it must be a string."],
  ["q", "messages is 'q'; it must be an array of messages."],
])("%j is refused by render and inspect", (given, message) => {
  const messages = given as ChatMessage[];
  expect(() => tokenizer.render(messages, { addGenerationPrompt: true })).toThrow(message);
  expect(() => tokenizer.inspect(messages)).toThrow(message);
});
