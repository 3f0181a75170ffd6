import { cp, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "./make-folder.ts";

/** Puts a copy of a folder in the place of another, whatever stood there. The copy is complete before the old one goes. */
export async function replaceFolder(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  await rm(`${to}.new`, { recursive: true, force: true });
  await cp(from, `${to}.new`, { recursive: true });
  await rm(to, { recursive: true, force: true });
  await rename(`${to}.new`, to);
}
