import { expect, it } from "vitest";
import { ContestantProcess } from "./contestant-process.ts";

const start = (script: string, timeoutMs = 10_000) => ContestantProcess.start({ id: "c", command: process.execPath, args: ["-e", script], timeoutMs });
const say = 'const say = (value) => require("fs").writeSync(3, JSON.stringify(value) + "\\n");';
const answer = 'let n = 0; require("readline").createInterface({ input: process.stdin }).on("line", () => say({ seconds: ++n, work: { tokens: 5 } }));';

it("gives one sample a run, whatever libraries print, and ends with its input", async () => {
  await using contestant = await start(`${say} console.log("noise"); say({ ready: { versions: { x: "1" }, note: "batch 4" } }); ${answer}`);
  expect(contestant.ready).toEqual({ versions: { x: "1" }, note: "batch 4" });
  expect(await contestant.run()).toEqual({ seconds: 1, work: { tokens: 5 } });
  expect(await contestant.run()).toEqual({ seconds: 2, work: { tokens: 5 } });
});

it("says why one could not start", async () => {
  await expect(start('throw new Error("no such model")')).rejects.toThrow("it ended: Error: no such model");
  await expect(start(`${say} say({ hello: 1 })`)).rejects.toThrow(/did not begin with/);
  await expect(ContestantProcess.start({ id: "c", command: "/nonexistent/python", args: [] })).rejects.toThrow(/ENOENT/);
});

it("says that one ended in the middle, or did not answer in time", async () => {
  await using ended = await start(`${say} say({ ready: { versions: {} } }); process.stdin.once("data", () => { console.error("out of memory"); process.exit(1); });`);
  await expect(ended.run()).rejects.toThrow("it ended: out of memory");
  await using silent = await start(`${say} say({ ready: { versions: {} } }); process.stdin.resume();`, 500);
  await expect(silent.run()).rejects.toThrow(/no answer within/);
});
