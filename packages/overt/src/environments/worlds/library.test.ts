import { expect, test } from "vitest";
import { createLibrary, type LibraryDocument } from "./library.ts";

const DOCUMENTS: readonly LibraryDocument[] = [
  { id: "D1", title: "Drum speeds", text: "The drum runs at 40 turns.\n\nAbove 45 turns the bearings fail." },
  { id: "D2", title: "Bearings", text: "Bearings are greased weekly.\n\nA worn bearing 'sings' before\nit fails." },
  { id: "Note-3", title: "Canteen", text: "Lunch is at noon." },
];
const open = (documents = DOCUMENTS) => {
  const library = createLibrary(documents);
  return { library, call: (tool: string, ...args: readonly string[]) => library.tools.find(({ name }) => name === tool)!.call(args) };
};

test("search ranks by what is rare and often said, and shows the paragraph that fits", () => {
  const { library, call } = open();
  expect(call("search", "worn bearings")).toBe("D2 Bearings: A worn bearing 'sings' before it fails.\nD1 Drum speeds: Above 45 turns the bearings fail.");
  expect(call("search", "LUNCH?")).toBe("Note-3 Canteen: Lunch is at noon.");
  expect(call("search", "constructor")).toBe("nothing found");
  expect(call("search", "?!")).toBe("nothing found");
  expect(library.searches).toHaveLength(4);
  expect([...library.opened]).toEqual([]);
});

test("documents open whole or by paragraph", () => {
  const { library, call } = open();
  expect(call("open", "d1", "2")).toBe("D1 Drum speeds\n2. Above 45 turns the bearings fail.");
  expect(call("open", "NOTE-3")).toBe("Note-3 Canteen\n1. Lunch is at noon.");
  expect(call("open", "D1", "3")).toEqual({ rejected: "D1 has 2 paragraphs" });
  expect(call("open", "D9")).toEqual({ rejected: 'no document "D9"' });
  expect([...library.opened]).toEqual(["D1", "Note-3"]);
});

test("citations are held against what exists, was opened and stands there", () => {
  const { library, call } = open();
  call("open", "D1", "2");
  const text = 'Keep below 45, for "above 45 turns the bearings fail" [D1:2] and “Above 45 turns\nthe bearings fail.” [d1]; grease "daily" [D2:1]. A worn one "sings before it fails" [D2]. See [D1:1], [D1:3], [D9] and [1] [].';
  expect(library.citations(text)).toEqual([
    { document: "D1", paragraph: 2, quote: "above 45 turns the bearings fail", exists: true, opened: true, verbatim: false },
    { document: "D1", paragraph: null, quote: "Above 45 turns\nthe bearings fail.", exists: true, opened: true, verbatim: true },
    { document: "D2", paragraph: 1, quote: "daily", exists: true, opened: false, verbatim: false },
    { document: "D2", paragraph: null, quote: "sings before it fails", exists: true, opened: false, verbatim: true },
    { document: "D1", paragraph: 1, quote: null, exists: true, opened: false, verbatim: null },
    { document: "D1", paragraph: 3, quote: null, exists: false, opened: false, verbatim: null },
    { document: "D9", paragraph: null, quote: null, exists: false, opened: false, verbatim: null },
  ]);
  expect(library.citations("[D1:0]")).toMatchObject([{ exists: false }]);
});

test.each<[readonly LibraryDocument[], string]>([
  [[DOCUMENTS[0]!, { ...DOCUMENTS[0]!, id: "d1" }], '"d1" is not a fresh id'],
  [[{ id: "3", title: "", text: "x" }], '"3" is not a fresh id'],
  [[{ id: "D1", title: "x", text: " \n " }], "D1 has no text"],
])("refuses documents that cannot be cited", (documents, message) => {
  expect(() => open(documents)).toThrow(message);
});
