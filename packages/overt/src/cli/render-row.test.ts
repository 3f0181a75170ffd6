import { openTokenizer } from "@overt/engine";
import { expect, it } from "vitest";
import { renderRow } from "./render-row.ts";

const tokenizer = await openTokenizer("fixture:tiny");
const chat = tokenizer.inspect([
  { role: "user", content: "is" },
  { role: "assistant", content: "é" },
]);

it("is plain columns: turns first, then every token", () => {
  expect(renderRow(chat, { colour: false }).split("\n")).toEqual([
    "turn  role       begins  tokens  trained  dropped by the template",
    "----  ---------  ------  ------  -------  -----------------------",
    "   0  user            0       7        0",
    "   1  assistant       7       7        3",
    "",
    "token   turn         trained  from       id  text",
    "-----  ------------  -------  --------  ---  --------------",
    '    0  >0 user       -        template    1  "<|im_start|>"',
    expect.stringMatching(/^ {4}1 {3}0 user {7}- {8}template {2}\d+ {2}"user"$/),
    expect.stringMatching(/^ {4}2 {3}0 user .* "\\n"$/),
    expect.stringMatching(/^ {4}3 {3}0 user {7}- {8}message .* "i"$/),
    expect.stringMatching(/^ {4}4 .* message .* "s"$/),
    expect.stringMatching(/^ {4}5 .* template {4}2 {2}"<\|im_end\|>"$/),
    expect.stringMatching(/^ {4}6 .* template .* "\\n"$/),
    expect.stringMatching(/^ {4}7 {2}>1 assistant {2}- {8}template {4}1 {2}"<\|im_start\|>"$/),
    expect.stringMatching(/^ {4}8 .* "assistant"$/),
    expect.stringMatching(/^ {4}9 .* "\\n"$/),
    expect.stringMatching(/^ {3}10 {3}1 assistant {2}yes {6}message .* …$/),
    expect.stringMatching(/^ {3}11 {3}1 assistant {2}yes {6}message .* "é"$/),
    expect.stringMatching(/^ {3}12 {3}1 assistant {2}yes {6}message {5}2 {2}"<\|im_end\|>"$/),
    expect.stringMatching(/^ {3}13 {3}1 assistant {2}- .* "\\n"$/),
  ]);
});

it("on a terminal, what is trained on is green and what the template put there is dim", () => {
  const lines = renderRow(chat, { colour: true }).split("\n");
  expect(lines.filter((line) => line.startsWith("\u001b[32m"))).toHaveLength(3);
  expect(lines.filter((line) => line.startsWith("\u001b[2m"))).toHaveLength(9);
  expect(lines.filter((line) => / message /.test(line) && !line.includes("\u001b"))).toHaveLength(2);
});

it("shows what is left out as one line a stretch", () => {
  const tokens = (narrowing: object): string[] => renderRow(chat, { colour: false, narrowing }).split("\n").slice(7);
  expect(tokens({ turn: 0 }).map((line) => line.slice(0, 5)).concat(tokens({ turn: 0 }).at(-1)!)).toEqual([..."0123456".split("").map((n) => `    ${n}`), "… 7 t", "… 7 tokens of turn 1"]);
  expect(tokens({ trained: true })[0]).toBe("… 7 tokens of turn 0");
  expect(tokens({ trained: true })).toHaveLength(8);
  expect(renderRow(chat, { colour: false, fault: { turn: null, message: "no." } })).toMatch(/^This row is at fault: no\.\n\n/);
});

it("says why training refuses a row, and what was dropped", () => {
  const refused = { ...chat, refusal: { turn: 1, message: "turn 1: no" }, turns: chat.turns.map((turn) => ({ ...turn, dropped: ["<think>", "\n"] })) };
  const text = renderRow(refused, { colour: false });
  expect(text).toMatch(/^Training refuses this row: turn 1: no\n\n/);
  expect(text).toContain('"<think>" "\\n"');
});
