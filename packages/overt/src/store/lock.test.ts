import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { isLocked, lockFolder } from "./lock.ts";
import { isRunning, processStart } from "./process-identity.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "overt-lock-"));
});
const leaveBehind = (holder: object) => writeFileSync(join(folder, "lock"), JSON.stringify({ token: "t", host: hostname(), started: null, ...holder }));

it("keeps a second user out until it is given back", async () => {
  {
    await using _ = await lockFolder(folder);
    expect(await isLocked(folder)).toBe(true);
    await expect(lockFolder(folder)).rejects.toThrow(`is in use by process ${process.pid}; wait for it`);
  }
  expect(await isLocked(folder)).toBe(false);
  await using _again = await lockFolder(folder);
  expect(readdirSync(folder)).toEqual(["lock"]);
});

it("takes over from a process that was killed, or whose id now belongs to another", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const started = processStart(child.pid!);
  expect(isRunning(child.pid!, started)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  leaveBehind({ pid: child.pid, started });
  await (await lockFolder(folder))[Symbol.asyncDispose]();
  if (process.platform !== "win32") {
    leaveBehind({ pid: process.pid, started: "0" });
    await (await lockFolder(folder))[Symbol.asyncDispose]();
  }
  writeFileSync(join(folder, "lock"), "{");
  await using _ = await lockFolder(folder);
  expect((JSON.parse(readFileSync(join(folder, "lock"), "utf8")) as { pid: number }).pid).toBe(process.pid);
});

it("does not judge processes of another machine", async () => {
  leaveBehind({ pid: 1, host: "elsewhere" });
  await expect(lockFolder(folder)).rejects.toThrow(/process 1 on elsewhere; wait for it to end, or, if it is gone, delete/);
});

it("lets one of many through", async () => {
  leaveBehind({ pid: 2 ** 22 + 1, started: "0" });
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
