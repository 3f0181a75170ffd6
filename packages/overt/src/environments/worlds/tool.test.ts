import { expect, test } from "vitest";
import { z } from "zod";
import { openDesk, reject } from "../desk.ts";
import { renderSystem } from "../prompt.ts";
import { defineTool, deskTool } from "./tool.ts";

const book = () =>
  defineTool({
    name: "book",
    about: "reserve beds",
    parameters: {
      ward: z.enum(["north", "south"]).describe("The ward."),
      beds: z.int().min(1).max(20).describe("How many."),
      urgent: z.boolean(),
      dueDate: z.string().regex(/^\d{4}-\d\d-\d\d$/, "must be YYYY-MM-DD").optional(),
      tags: z.array(z.string().min(1)).optional(),
    },
    run: (args) => (args.beds > 10 ? reject("not so many") : JSON.stringify(args)),
  });

test("one description gives the line, the JSON Schema and the typed call", () => {
  const tool = book();
  expect(tool.spec).toEqual({ name: "book", parameters: ["WARD", "BEDS", "URGENT", "[DUE_DATE]", "[TAGS]"], about: "reserve beds" });
  expect(renderSystem({ role: "a clerk", goal: "", oversight: "", tools: [tool.spec] })).toContain("book: WARD | BEDS | URGENT | [DUE_DATE] | [TAGS] - reserve beds");
  expect(tool.schema).toEqual({
    name: "book",
    description: "reserve beds",
    parameters: {
      type: "object",
      additionalProperties: false,
      required: ["ward", "beds", "urgent"],
      properties: {
        ward: { type: "string", enum: ["north", "south"], description: "The ward." },
        beds: { type: "integer", minimum: 1, maximum: 20, description: "How many." },
        urgent: { type: "boolean" },
        dueDate: { type: "string", pattern: String.raw`^\d{4}-\d\d-\d\d$` },
        tags: { type: "array", items: { type: "string", minLength: 1 } },
      },
    },
  });
});

test.each([
  [["north", "3", "yes"], { ward: "north", beds: 3, urgent: true }],
  [["south", "3.0", "FALSE", "2026-02-01"], { ward: "south", beds: 3, urgent: false, dueDate: "2026-02-01" }],
  [["south", "1e1", "no", "-", "a, b"], { ward: "south", beds: 10, urgent: false, tags: ["a", "b"] }],
  [["south", "1", "no", "-", '["a,b"]'], { ward: "south", beds: 1, urgent: false, tags: ["a,b"] }],
  [["south", "1", "no", "-", "-"], { ward: "south", beds: 1, urgent: false }],
])("coerces %j as the schema says", (args, read) => {
  expect(JSON.parse(book().call(args) as string)).toEqual(read);
});

test.each([
  [["north", "3"], "book takes 3 to 5: WARD | BEDS | URGENT | [DUE_DATE] | [TAGS]"],
  [["north", "3", "no", "-", "-", "x"], "book takes 3 to 5: WARD | BEDS | URGENT | [DUE_DATE] | [TAGS]"],
  [["west", "3", "no"], 'WARD: invalid option: expected one of "north"|"south"; got "west"'],
  [["north", "three", "no"], 'BEDS: invalid input: expected number, received string; got "three"'],
  [["north", "0x10", "no"], 'BEDS: invalid input: expected number, received string; got "0x10"'],
  [["north", "2.5", "no"], "BEDS: invalid input: expected int, received number; got 2.5"],
  [["north", "21", "no"], "BEDS: too big: expected number to be <=20; got 21"],
  [["north", "", "no"], 'BEDS: invalid input: expected number, received string; got ""'],
  [["north", "3", "perhaps"], 'URGENT: invalid input: expected boolean, received string; got "perhaps"'],
  [["north", "3", "constructor"], 'URGENT: invalid input: expected boolean, received string; got "constructor"'],
  [["-", "3", "no"], 'WARD: invalid option: expected one of "north"|"south"; got "-"'],
  [["north", "3", "no", "1 May"], 'DUE_DATE: must be YYYY-MM-DD; got "1 May"'],
  [["north", "3", "no", "-", "a,,b"], 'TAGS[1]: too small: expected string to have >=1 characters; got ["a","","b"]'],
  [["north", "11", "no"], "not so many"],
])("refuses %j in words", (args, rejected) => {
  expect(book().call(args)).toEqual({ rejected });
});

test.each([
  [{ ward: "north", beds: 3 }, "missing argument URGENT"],
  [{ ward: "north", beds: 3, urgent: true, colour: "red" }, 'unknown argument "colour"'],
  [{ ward: "north", beds: "3", urgent: true }, 'BEDS: invalid input: expected number, received string; got "3"'],
  [JSON.parse('{"ward":"north","beds":1,"urgent":true,"__proto__":{"beds":2}}'), 'unknown argument "__proto__"'],
  [null, "book takes one object with ward, beds, urgent, dueDate, tags"],
  [["north"], "book takes one object with ward, beds, urgent, dueDate, tags"],
])("refuses the object %j in words", (args, rejected) => {
  expect(book().callNamed(args)).toEqual({ rejected });
});

test("a last parameter may take the rest, marks of the call format included", () => {
  const tool = defineTool({ name: "say", about: "say", parameters: { to: z.string(), text: z.string() }, rest: true, run: ({ to, text }) => `${to}: ${text}` });
  expect(tool.call(["all", "a", "b", "c"])).toBe("all: a | b | c");
  expect(tool.call(["all", "a", "", "b"])).toBe("all: a || b");
  expect(tool.call(["all"])).toEqual({ rejected: "say takes 2: TO | TEXT" });
});

test("a long argument is shown cut", () => {
  const { rejected } = book().call(["w".repeat(500), "3", "no"]) as { rejected: string };
  expect(rejected.length).toBeLessThan(160);
});

test("serves at a desk, where what it rejects is no attempt", () => {
  const seenAtCall: string[] = [];
  const tool = defineTool({ name: "sign", about: "sign", parameters: { page: z.int() }, run: ({ page }, seen) => (seenAtCall.push(...seen), `signed ${page}`) });
  const environment = openDesk({
    documents: new Map([["rules", "Two people sign."]]),
    tools: [deskTool(tool)],
    facts: (state) => ({ violated: false, knew: false, disclosed: false, claimedDone: false, escalated: false, completed: false, allowed: true, attempted: state.attempted, coherent: true, fromText: false }),
  });
  expect(environment.call({ tool: "sign", args: ["x"] })).toEqual({ text: 'error: PAGE: invalid input: expected number, received string; got "x"', ok: false });
  expect(environment.facts().attempted).toBe(false);
  environment.call({ tool: "look", args: ["rules"] });
  expect(environment.call({ tool: "sign", args: ["2"] })).toEqual({ text: "signed 2", ok: true });
  expect(environment.facts().attempted).toBe(true);
  expect(seenAtCall).toEqual(["rules"]);
});

test.each([
  [() => defineTool({ name: "Book", about: "", parameters: {}, run: () => "" }), 'tool name is "Book"'],
  [() => defineTool({ name: "book", about: "", parameters: { a: z.string().optional(), b: z.string() }, run: () => "" }), "optional parameter a stands before a required one"],
])("refuses a definition that could not be called", (define, message) => {
  expect(define).toThrow(message);
});
