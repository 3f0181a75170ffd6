import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { CANARY } from "../core/canary.ts";
import { RunError } from "../core/errors.ts";
import { readRecords, RecordLog } from "./record-log.ts";

interface Row {
  readonly id: string;
}
const fixture = join(import.meta.dirname, "__fixtures__/append-units.ts");
let path: string;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), "overt-log-")), "a", "rollouts.jsonl");
});
const open = () => RecordLog.open<Row>(path, "rollouts");
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
const ids = async (rows: AsyncIterable<Row>) => (await all(rows)).map((row) => row.id);
const write = async (...units: string[]) => {
  await using log = await open();
  for (const unit of units) await log.append(unit, [{ id: `${unit}/0` }, { id: `${unit}/1` }]);
};

describe("RecordLog", () => {
  it("keeps records in order, with the canary in the first line", async () => {
    await write("a", "b");
    await using log = await open();
    expect(await ids(log.read())).toEqual(["a/0", "a/1", "b/0", "b/1"]);
    expect([log.count, log.has("b"), log.has("c")]).toEqual([4, true, false]);
    expect(JSON.parse(readFileSync(path, "utf8").split("\n")[0]!)).toEqual({ canary: CANARY, log: "rollouts", version: 1 });
  });

  it("takes a unit once, and empty units", async () => {
    await using log = await open();
    await Promise.all([log.append("a", [{ id: "1" }]), log.append("b", [])]);
    await expect(log.append("a", [])).rejects.toThrow('Unit "a" is already recorded');
    expect([...log.units]).toEqual(["a", "b"]);
  });

  it("drops whatever an interruption can leave: every cut of a file resumes to the same bytes", async () => {
    await write("a", "b");
    const whole = readFileSync(path);
    for (let size = 0; size < whole.length; size++) {
      writeFileSync(path, whole.subarray(0, size));
      expect((await ids(readRecords(path, "rollouts"))).length % 2).toBe(0);
      await using log = await open();
      for (const unit of ["a", "b"]) if (!log.has(unit)) await log.append(unit, [{ id: `${unit}/0` }, { id: `${unit}/1` }]);
      expect(readFileSync(path).equals(whole)).toBe(true);
    }
  });

  it("drops a last unit whose bytes were lost, but not one in the middle", async () => {
    await write("a", "b");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace('{"id":"b/0"}', "\0".repeat(12)));
    {
      await using log = await open();
      expect(await ids(log.read())).toEqual(["a/0", "a/1"]);
    }
    writeFileSync(path, text.replace('{"id":"a/0"}', "\0".repeat(12)));
    await expect(open()).rejects.toThrow(/damaged at line 2; restore the file/);
    expect(readFileSync(path).length).toBe(Buffer.byteLength(text));
  });

  it("refuses another kind of log, and one without the canary", async () => {
    await write("a");
    await expect(RecordLog.open(path, "judgements")).rejects.toThrow(RunError);
    writeFileSync(path, readFileSync(path, "utf8").replace(CANARY, CANARY.replace("5", "6")));
    await expect(open()).rejects.toThrow(/canary/);
  });

  it("reads a log that another process writes, and a missing one", async () => {
    expect(await ids(readRecords(path, "rollouts"))).toEqual([]);
    await write("a");
    appendFileSync(path, '{"id":"b/0"}\n{"id":"b');
    expect(await ids(readRecords<Row>(path, "rollouts"))).toEqual(["a/0", "a/1"]);
  });

  it.skipIf(!existsSync("/dev/full"))("says that the disk is full", async () => {
    await expect(RecordLog.open("/dev/full", "rollouts")).rejects.toThrow(/the disk is full. Nothing that was recorded is lost/);
  });
});

describe("in another process", () => {
  const start = (units: number, limit = "unlimited") =>
    spawn("bash", ["-c", `ulimit -f ${limit}; exec "$0" "$@"`, process.execPath, fixture, path, String(units), "20"], { stdio: ["ignore", "pipe", "inherit"] });

  it("loses and doubles nothing when it is killed at random moments", async () => {
    for (let kill = 0; kill < 8; kill++) {
      const child = start(4000);
      await once(child.stdout, "data");
      await wait(3 + kill * 7);
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    await using log = await RecordLog.open<Row>(path, "rollouts");
    const units = log.units.size;
    expect(units).toBeGreaterThan(0);
    expect(await ids(log.read())).toEqual(Array.from({ length: units * 20 }, (_, i) => `${Math.floor(i / 20)}/${i % 20}`));
    const grown = readFileSync(path);
    truncateSync(path, 0);
    const child = start(units);
    await once(child, "exit");
    expect(readFileSync(path).equals(grown)).toBe(true);
  }, 60_000);

  it.skipIf(process.platform === "win32")("cuts off a unit that did not fit", async () => {
    const child = start(50, "100"); // 1 KiB blocks
    const [, output] = await Promise.all([once(child, "exit"), all(child.stdout as AsyncIterable<Buffer>)]);
    expect(Buffer.concat(output).toString()).toMatch(/RunError: Writing .* failed: the file would be larger/);
    expect(readFileSync(path, "utf8").endsWith('"$records":20}\n')).toBe(true);
    expect(readFileSync(path).length).toBeLessThan(100 * 1024);
  });
});
