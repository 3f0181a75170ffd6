import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createChatTokenizer, openTokenizer } from "@overt/engine";
import { beforeAll, expect, it } from "vitest";
import { fixtureTokenizer } from "../../../../engine/src/tokenizer/fixture-tokenizer.ts";
import { CANARY } from "../../core/canary.ts";
import { RUN_FORMAT } from "../../store/manifest.ts";
import { renderHeader, renderUnit } from "../../store/scan-log.ts";
import { runCli } from "../run-cli.ts";
import type { Services } from "../services.ts";

const stripping = createChatTokenizer({
  ...fixtureTokenizer(),
  chatTemplate:
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content.split('</think>')[-1] if not loop.last else m.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}",
});
const messages = (answer: string) => [
  { role: "user", content: "is it?" },
  { role: "assistant", content: answer },
  { role: "user", content: "and?" },
];

let cwd: string;
beforeAll(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), "overt-inspect-")));
  const run = join(cwd, "runs/a/20261124-120000");
  for (const folder of ["dataset-cure", "dataset-clean-tasks"]) mkdirSync(join(run, folder), { recursive: true });
  mkdirSync(join(cwd, "runs/b/20261124-120000"), { recursive: true });
  mkdirSync(join(cwd, "runs/a/20261124-130000")); // a later run, without rows
  writeFileSync(join(cwd, "runs/a/20261124-130000/manifest.json"), JSON.stringify({ format: RUN_FORMAT, canary: CANARY }));
  for (const each of ["a", "b"]) writeFileSync(join(cwd, `runs/${each}/20261124-120000/manifest.json`), JSON.stringify({ format: RUN_FORMAT, canary: CANARY }));
  writeFileSync(join(run, "study.resolved.yaml"), "version: 1\nname: a\nmodel: fixture:tiny\nthreads: 2\n");
  const rows = [{ id: "f/s:1", messages: messages("yes") }, { id: "f/s:2", messages: messages("<think>x</think>no") }];
  // The last unit was interrupted and does not count.
  writeFileSync(join(run, "dataset-cure/rows.jsonl"), `${renderHeader("rows")}${renderUnit("train", rows)}${JSON.stringify({ id: "torn", messages: messages("t") })}\n`);
  writeFileSync(join(run, "dataset-clean-tasks/rows.jsonl"), renderHeader("rows") + renderUnit("train", [{ id: "c/s:1", messages: messages("clean") }]));
  writeFileSync(join(cwd, "chats.jsonl"), `${JSON.stringify({ messages: messages("one") })}\n\n${JSON.stringify(messages("two"))}\n`);
  const calling = { role: "assistant", content: null, tool_calls: [{ name: "read" }] };
  const rows2: unknown[] = [{ messages: messages("good") }, "not json", { messages: [] }, messages("").slice(0, 2), [messages("")[0]], [messages("")[0], calling]];
  writeFileSync(join(cwd, "mixed.jsonl"), rows2.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n"));
});

async function inspect(line: string, options: { tokenizer?: Services["openTokenizer"]; isTTY?: boolean; env?: Record<string, string> } = {}) {
  let [out, err] = ["", ""];
  const services = { openTokenizer: options.tokenizer ?? openTokenizer } as Services;
  const stdout = { write: (text: string) => (out += text), isTTY: options.isTTY ?? false };
  const io = { stdout, stderr: { write: (text: string) => (err += text) }, env: options.env ?? {}, cwd };
  const signals = { on: () => undefined, off: () => undefined, exit: () => undefined };
  const code = await runCli(["inspect-row", ...line.split(" ")], { services, io, signals, version: "0.1.0" });
  return { code, out, err };
}

it("shows a run's row by index and by id, with the model of its study", async () => {
  const first = await inspect("a");
  expect(first).toMatchObject({ code: 0, err: "" });
  expect(first.out).toMatch(/^f\/s:1\nrow 0 of 2 in .*dataset-cure\/rows\.jsonl, chat template of fixture:tiny\n\d+ tokens, 4 trained on, 3 turns\n/);
  expect(first.out).not.toContain("\u001b");
  expect((await inspect("runs/a/20261124-120000 f/s:2")).out).toMatch(/^f\/s:2\nrow 1 of 2/);
  expect((await inspect("a --arm clean-tasks")).out).toMatch(/^c\/s:1\n/);
});

it("--json holds every token with turn, mask and source", async () => {
  const { out } = await inspect("a 0 --json");
  const { columns, turns, ...rest } = JSON.parse(out) as { columns: { text: string; trained: boolean }[]; turns: unknown[] };
  expect(rest).toMatchObject({ id: "f/s:1", index: 0, model: "fixture:tiny", trained: 4, tokens: columns.length, refusal: null });
  expect(columns.filter(({ trained }) => trained).map(({ text }) => text).join("")).toBe("yes<|im_end|>");
  expect(turns).toHaveLength(3);
});

it("shows rows of any JSONL file with --model", async () => {
  const { code, out } = await inspect("chats.jsonl 1 --model fixture:tiny");
  expect([code, out.split("\n")[0]]).toEqual([0, `${join(cwd, "chats.jsonl")}:3`]);
  expect(out).toContain('"<|im_end|>"');
});

it("ends with 1 where training would refuse the row, and shows it all the same", async () => {
  const { code, out } = await inspect("a 1", { tokenizer: () => Promise.resolve(stripping) });
  expect(code).toBe(1);
  expect(out).toContain('Training refuses this row: turn 1 (assistant): the chat template drops "<think>x</think>"');
  expect(out).toMatch(/1 {2}assistant .* 0 {2}"<think>x<\/think>"\n/);
});

it("one bad line hides no other: only the asked row has to be good", async () => {
  const { code, out } = await inspect("mixed.jsonl 0 --model fixture:tiny");
  expect(code).toBe(0);
  expect(out).toContain("\n3 other rows of the file cannot be read (lines 2, 3, 6)\n");
  expect(JSON.parse((await inspect("mixed.jsonl 0 --model fixture:tiny --json")).out)).toMatchObject({ fault: null, faultyRows: [{ line: 2 }, { line: 3 }, { line: 6 }] });
});

it.each([
  [1, "mixed.jsonl:2 is not JSON; each line must hold one row."],
  [2, "mixed.jsonl:3 is empty: its list of messages has none"],
  [3, "This row is at fault: turn 1 (assistant) has no text"],
  [4, "This row is at fault: no token of it is trained on"],
  [5, 'mixed.jsonl:6, messages[1] has "tool_calls", which training would lose'],
])("1: row %i, of which training would make nothing", async (row, sentence) => {
  const { code, out, err } = await inspect(`mixed.jsonl ${row} --model fixture:tiny`);
  expect([code, out + err]).toEqual([1, expect.stringContaining(sentence)]);
});

it("--trained and --turn leave out the rest, in text and in JSON", async () => {
  const { out } = await inspect("a 0 --trained");
  const tokens = out.split("\n").slice(out.split("\n").findIndex((line) => line.startsWith("token")) + 2, -1);
  expect(tokens).toHaveLength(1 + 3 + 4 + 3 + 1);
  expect([tokens[0], tokens.at(-1)]).toEqual([expect.stringMatching(/^… \d+ tokens of turn 0$/), expect.stringMatching(/^… \d+ tokens of turn 2$/)]);
  expect(tokens.filter((line) => / yes /.test(line))).toHaveLength(4);
  const json = async (flags: string) => JSON.parse((await inspect(`a 0 --json ${flags}`)).out) as { tokens: number; columns: { index: number; turn: number; trained: boolean }[] };
  const [whole, turn, both] = [await json("--quiet"), await json("--turn 2"), await json("--turn 1 --trained")];
  expect(whole.columns.map(({ index }) => index)).toEqual(Array.from({ length: whole.tokens }, (_, i) => i));
  expect(turn.columns).toEqual(whole.columns.filter((token) => token.turn === 2));
  expect(both.columns.length).toBeLessThan(whole.columns.filter((token) => token.turn === 1).length + 1);
  expect(both.columns.filter(({ trained }) => trained)).toHaveLength(4);
});

it("is in colour on a terminal alone, and never where NO_COLOR is set", async () => {
  expect((await inspect("a", { isTTY: true })).out).toContain("\u001b[32m");
  expect((await inspect("a", { isTTY: true, env: { NO_COLOR: "1" } })).out).not.toContain("\u001b");
});

it.each([
  ["a 2", '<row> is "2", which is not in'],
  ["a torn", "give an index from 0 to 1"],
  ["a f/s:3", 'did you mean "f/s:1"?'],
  ["a --arm shuffled", '--arm is "shuffled"; '],
  ["b", "holds no training rows yet"],
  ["c", "neither a run folder nor a study with runs"],
  ["none.jsonl", "none.jsonl does not exist"],
  ["chats.jsonl", "--model is missing"],
  ["chats.jsonl --arm cure --model fixture:tiny", '--arm is "cure", and chats.jsonl is a file, not a run'],
  ["a --turn 3", "--turn is 3; this row has turns 0 to 2"],
  ["a --turn x", "It must be a whole number from 0"],
])("2: inspect-row %s", async (line, message) => {
  const { code, out, err } = await inspect(line);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(message);
});
