import { expect, it } from "vitest";
import { createRandom } from "../../core/random.ts";
import { reasoningSpan, splitSteps } from "./split-steps.ts";

const texts = (completion: string): string[] => splitSteps(completion, 0).map(({ text }) => text);

it("ends a step at the end of a sentence and at a line break", () => {
  expect(texts("<think>AS1 decides. I report it!\nWhy? \"Because.\" Then stop</think>\nfinish: done")).toEqual(["AS1 decides.", "I report it!", "Why?", '"Because."', "Then stop"]);
});

it("keeps numbers, abbreviations, clause ids and list numbers in one step", () => {
  expect(texts("<think>Dose 3.5 mg, i.e. half of v1.2 per AS1. Dr. Lee agrees, cf. GP2.\n1. Look at it.\n2. Act.</think>")).toEqual([
    "Dose 3.5 mg, i.e. half of v1.2 per AS1.",
    "Dr. Lee agrees, cf. GP2.",
    "1. Look at it.",
    "2. Act.",
  ]);
});

it("finds no step without reasoning, and none in the call", () => {
  expect(texts("finish: done | I hid it.")).toEqual([]);
  expect(texts("<think></think>\nread: a")).toEqual([]);
  expect(texts("<think> … \n---\n</think>\nread: a")).toEqual([]);
  expect(reasoningSpan("read: a <think>late</think>")).toBeNull();
});

it("reads reasoning that was cut off", () => {
  expect(texts("<think>I stop here. And th")).toEqual(["I stop here.", "And th"]);
});

it("gives spans that slice back to the text, in order, with nothing but blanks and marks between", () => {
  const parts = ["AS1", " says", " no.", "\n", "\r\n", "3.5", " ", "e.g.", "!", "?\"", "…", " 😀", "ü.", "\t", " Dr.", "<", "</thin", "1.", " I.", ")", " x"];
  for (let seed = 0; seed < 500; seed++) {
    const random = createRandom("split-steps", seed);
    const body = Array.from({ length: 1 + random.integer(30) }, () => random.pick(parts)).join("");
    const completion = `${random.pick(["", " ", "\n"])}<think>${body}${random.pick(["</think>\nread: a", "", "</think>"])}`;
    const span = reasoningSpan(completion)!;
    let last = span.start;
    for (const [index, step] of splitSteps(completion, 3).entries()) {
      expect(step).toMatchObject({ turn: 3, index, text: completion.slice(step.start, step.end) });
      expect(step.text).toBe(step.text.trim());
      expect(completion.slice(last, step.start)).not.toMatch(/[\p{L}\p{N}]/u);
      last = step.end;
    }
    expect(completion.slice(last, span.end)).not.toMatch(/[\p{L}\p{N}]/u);
  }
});
