import { appendFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { MetricLog, readMetrics } from "./metric-log.ts";

const row = (series: string, step: number) => ({ series, step, values: { "loss/train": 1 / step } });

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

it("appends rows, drops a torn one and rewinds a series to a checkpoint", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "overt-metrics-")), "metrics.jsonl");
  {
    await using log = await MetricLog.open(path);
    for (const r of [row("a", 1), row("b", 1), row("b", 2), row("b", 3)]) await log.append(r);
  }
  const whole = readFileSync(path, "utf8");
  appendFileSync(path, '{"series":"b","st');
  await using log = await MetricLog.open(path);
  await log.rewind("b", 1);
  expect((await all(log.read())).map((r) => `${r.series}${r.step}`)).toEqual(["a1", "b1"]);
  for (const step of [2, 3]) await log.append(row("b", step));
  expect(readFileSync(path, "utf8")).toBe(whole);
  await log.rewind("b", 0);
  await log.rewind("a", 0);
  expect(await all(readMetrics(path))).toEqual([]);
});
