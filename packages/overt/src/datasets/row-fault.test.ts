import { openTokenizer } from "@overt/engine";
import { expect, it } from "vitest";
import type { Message } from "../records/message.ts";
import { toChat } from "./chat-row.ts";
import { rowFault } from "./row-fault.ts";

const tokenizer = await openTokenizer("fixture:tiny");
const fault = (...messages: Message[]) => rowFault({ id: "r", messages }, tokenizer.inspect(toChat(messages)));
const user: Message = { role: "user", content: "q" };

it("finds an assistant message without text, and a row without any", () => {
  expect(fault(user, { role: "assistant", content: "a" })).toBeNull();
  expect(fault(user, { role: "assistant", content: "a" }, user, { role: "assistant", content: " \n" })).toMatchObject({ turn: 3, message: expect.stringContaining("has no text") });
  expect(fault(user)).toMatchObject({ turn: null, message: expect.stringContaining("no token of it is trained on") });
});
