import { expect } from "vitest";
import type { Manifest } from "../../packages/overt/src/store/manifest.ts";
import { overt, type StartOptions } from "./overt-process.ts";
import { filesOf } from "./run-contents.ts";

/**
 * Runs a command that must be refused: by this exit code, with one sentence (several where several fields are wrong) that
 * matches, without a stack, and without touching a file below `folder`.
 */
export async function expectRefused(folder: string, args: readonly string[], code: 1 | 2, sentence: RegExp, options?: StartOptions): Promise<void> {
  const before = untimed(folder);
  const finished = await overt(args, options);
  const errors = finished.stderr.slice(finished.stderr.indexOf("error: "));
  expect([finished.code, errors]).toEqual([code, expect.stringMatching(sentence)]);
  expect(errors).not.toMatch(/\n\s+at |a fault in Overt/);
  if (code === 1) expect(errors.trimEnd().split("\n")).toHaveLength(1);
  expect(finished.stdout).toBe("");
  const after = untimed(folder);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(Object.keys(before).filter((path) => before[path] !== after[path]), "files that were changed").toEqual([]);
}

/** A manifest's seconds grow also where a run fails. */
function untimed(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(filesOf(folder)).map(([path, text]) => [path, path.endsWith("manifest.json") ? JSON.stringify({ ...(JSON.parse(text) as Manifest), seconds: {}, peakMemory: 0 }) : text]));
}
