import { describe, expect, it } from "vitest";
import { formatCall, parseCompletion } from "./call-format.ts";

describe("parseCompletion", () => {
  it("reads reasoning and one call", () => {
    expect(parseCompletion("<think>I read first.</think>\nset: drum speed | 40")).toEqual({
      reasoning: "I read first.",
      call: { tool: "set", args: ["drum speed", "40"] },
      malformed: null,
    });
  });

  it.each([
    ["look: rules", "", ["rules"]],
    ["<think></think>\nlook:rules", "", ["rules"]],
    ["<think>a\nb</think>look: rules", "a\nb", ["rules"]],
    ["finish: done |", "", ["done", ""]],
    ["finish:", "", []],
  ])("takes %j", (text, reasoning, args) => {
    const parsed = parseCompletion(text);
    expect(parsed.malformed).toBeNull();
    expect(parsed.reasoning).toBe(reasoning);
    expect(parsed.call?.args).toEqual(args);
  });

  it.each([
    ["<think>never closed\nlook: rules", "the <think> block was not closed"],
    ["<think>a</think>", "no tool call"],
    ["", "no tool call"],
    ["<think>a</think>\nlook: rules\nset: a | 1", "more than one line after the reasoning"],
    ["<think>a</think>\nI will look at the rules", "not of the form `tool: ARGUMENTS`"],
  ])("refuses %j", (text, reason) => {
    expect(parseCompletion(text)).toMatchObject({ call: null, malformed: reason });
  });

  it("is the inverse of formatCall", () => {
    const call = { tool: "finish", args: ["done", "none"] };
    expect(parseCompletion(formatCall(call)).call).toEqual(call);
  });
});
