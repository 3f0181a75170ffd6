import { expect, test } from "vitest";
import type { EchoHandlers } from "./__fixtures__/echo.worker.ts";
import { WorkerClient } from "./worker-client.ts";

const entry = new URL("./__fixtures__/echo.worker.ts", import.meta.url);

test("shared memory stays shared and events arrive", async () => {
  const events: unknown[] = [];
  await using worker = new WorkerClient<EchoHandlers>(entry, (name, payload) => events.push([name, payload]));
  const numbers = new Float32Array(new SharedArrayBuffer(8));
  numbers.set([1, 2]);
  await worker.call("double", numbers);
  expect([...numbers]).toEqual([2, 4]);
  expect(events).toEqual([["doubled", 2]]);
});

test("requests run in order; immediate ones overtake", async () => {
  await using worker = new WorkerClient<EchoHandlers>(entry);
  const order: string[] = [];
  const note = (text: string): void => void order.push(text);
  await Promise.all([worker.call("slow", "a").then(note), worker.call("slow", "b").then(note), worker.call("now").then(note)]);
  expect(order).toEqual(["now", "a", "b"]);
});

test("errors keep their name, message and code", async () => {
  await using worker = new WorkerClient<EchoHandlers>(entry);
  await expect(worker.call("fail", "rank")).rejects.toMatchObject({ name: "RangeError", message: "rank is out of range.", code: "ENOSPC" });
  expect(await worker.call("slow", "still alive")).toBe("still alive");
});

test("a dead worker rejects calls", async () => {
  await using worker = new WorkerClient<EchoHandlers>(entry);
  await expect(worker.call("exit")).rejects.toThrow("echo.worker.ts has ended (exit code 3)");
  await expect(worker.call("now")).rejects.toThrow("has ended");
});

test("calls after disposal reject", async () => {
  const worker = new WorkerClient<EchoHandlers>(entry);
  await worker[Symbol.asyncDispose]();
  await expect(worker.call("now")).rejects.toThrow("disposed");
});
