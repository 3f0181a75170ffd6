import { expect, it } from "vitest";
import { parseOptions } from "./options.ts";

it("reads the command line", () => {
  expect(parseOptions([])).toMatchObject({ only: undefined, repeats: 5, json: false, help: false });
  expect(parseOptions(["--only", "sampling", "--repeats", "9", "--json", "--threads", "1"])).toEqual({ only: "sampling", repeats: 9, json: true, threads: 1, help: false });
});

it.each([["0"], ["many"], ["1.5"]])("refuses --repeats %s", (text) => {
  expect(() => parseOptions(["--repeats", text])).toThrow(`--repeats is "${text}"; it must be a whole number from 1.`);
});

it("refuses what it does not know", () => expect(() => parseOptions(["--fast"])).toThrow(/--fast/));
