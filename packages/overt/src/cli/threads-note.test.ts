import { expect, it } from "vitest";
import { threadsNote } from "./threads-note.ts";

it("speaks up where there are more threads than cores", () => {
  expect(threadsNote(99, 2)).toBe("99 threads on 2 cores are slower than 2, and results depend on the number; threads: auto takes as many as are fastest.");
  expect([threadsNote(2, 2), threadsNote(1, 8)]).toEqual([null, null]);
});
