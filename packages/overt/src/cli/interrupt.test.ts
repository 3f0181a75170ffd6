import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { InterruptedError } from "./exit-codes.ts";
import { listenForInterrupt } from "./interrupt.ts";
import { runCli } from "./run-cli.ts";
import type { Services } from "./services.ts";

class Signals extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

it("stops the work at the first Ctrl-C and the process at the second", () => {
  const signals = new Signals();
  const said: string[] = [];
  {
    using interrupt = listenForInterrupt(signals, (text) => said.push(text));
    signals.emit("SIGINT");
    expect(interrupt.signal.aborted).toBe(true);
    expect(interrupt.signal.reason).toBeInstanceOf(InterruptedError);
    expect(said).toEqual(["Stopping after what is in hand; nothing recorded is lost. Press Ctrl-C again to stop at once."]);
    expect(signals.exits).toEqual([]);
    signals.emit("SIGINT");
    expect(signals.exits).toEqual([130]);
  }
  expect(signals.listenerCount("SIGINT")).toBe(0);
});

it("ends with 130 and says how to go on", async () => {
  const signals = new Signals();
  const lines: string[] = [];
  const services = {
    listModels: async () => [{ name: "m" }],
    pullModel: async (_name: string, { signal }: { signal: AbortSignal }) => {
      signals.emit("SIGTERM");
      await Promise.resolve();
      signal.throwIfAborted();
    },
  } as unknown as Services;
  const io = { stdout: { write: (text: string) => lines.push(text) }, stderr: { write: (text: string) => lines.push(text) }, env: {}, cwd: "." };
  expect(await runCli(["models", "pull", "m"], { services, io, signals, version: "0" })).toBe(130);
  expect(lines.at(-1)).toBe("Stopped. What was recorded is kept: run the same command again to continue.\n");
});
