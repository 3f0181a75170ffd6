import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Runnable } from "./interleave.ts";
import type { Sample } from "./statistics.ts";

/** What a contestant says once it has loaded its model and warmed up. */
export interface Ready {
  readonly versions: Readonly<Record<string, string>>;
  /** What was chosen for it, e.g. its best batch size. */
  readonly note?: string;
}

export interface ContestantOptions {
  readonly id: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Longest wait for one answer. @default 30 minutes */
  readonly timeoutMs?: number;
}

/**
 * A contestant in a process of its own, so that none shares memory, threads or a heap with another. It writes lines of JSON
 * to file descriptor 3 (libraries print on the others): `{"ready": …}` after its warm-up, then one sample for each line that
 * it reads. It ends when its input does.
 */
export class ContestantProcess implements Runnable, AsyncDisposable {
  readonly id: string;
  readonly ready: Ready;
  readonly #child: ChildProcess;
  readonly #answers: Answers;

  private constructor(id: string, ready: Ready, child: ChildProcess, answers: Answers) {
    this.id = id;
    this.ready = ready;
    this.#child = child;
    this.#answers = answers;
  }

  /** Starts it and waits until it is warm. @throws Error with the end of what it printed. */
  static async start(options: ContestantOptions): Promise<ContestantProcess> {
    const child = spawn(options.command, options.args, { env: { ...process.env, ...options.env }, stdio: ["pipe", "ignore", "pipe", "pipe"] });
    const answers = new Answers(child, options.timeoutMs ?? 30 * 60_000);
    try {
      const { ready } = (await answers.next()) as { ready?: Ready };
      if (ready === undefined) throw new Error("it did not begin with {\"ready\": …}.");
      return new ContestantProcess(options.id, ready, child, answers);
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    }
  }

  async run(): Promise<Sample> {
    this.#child.stdin!.write("run\n");
    const { seconds, work } = (await this.#answers.next()) as Partial<Sample>;
    if (typeof seconds !== "number" || work === undefined) throw new Error("it answered with no sample.");
    return { seconds, work };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => this.#child.once("exit", () => resolve()));
    (this.#child.stdin as Writable).end();
    const late = setTimeout(() => this.#child.kill("SIGKILL"), 5000);
    await gone;
    clearTimeout(late);
  }
}

/** Lines of JSON, asked for one by one. */
class Answers {
  readonly #lines: AsyncIterator<string>;
  readonly #timeoutMs: number;
  readonly #child: ChildProcess;
  readonly #failed: Promise<never>;
  readonly #closed: Promise<void>;
  #printed = "";

  constructor(child: ChildProcess, timeoutMs: number) {
    this.#child = child;
    this.#timeoutMs = timeoutMs;
    child.stderr!.on("data", (chunk: Buffer) => (this.#printed = (this.#printed + chunk.toString()).slice(-4000)));
    child.stdin!.on("error", () => undefined); // told by the missing answer
    this.#lines = createInterface({ input: child.stdio[3] as Readable })[Symbol.asyncIterator]();
    this.#failed = new Promise((_, reject) => child.once("error", reject));
    this.#failed.catch(() => undefined);
    this.#closed = new Promise((resolve) => child.once("close", () => resolve()));
  }

  async next(): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${Math.round(this.#timeoutMs / 1000)} s.`)), this.#timeoutMs);
    });
    try {
      const { value, done } = await Promise.race([this.#lines.next(), late, this.#failed]);
      if (done === true) {
        await this.#closed;
        throw new Error(`it ended: ${this.#lastWords()}`);
      }
      return JSON.parse(value) as unknown;
    } catch (error) {
      this.#child.kill("SIGKILL");
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** The line that says most of what it printed: the last that names an error, or else the last. */
  #lastWords(): string {
    const lines = this.#printed.split("\n").map((line) => line.trim()).filter((line) => line !== "");
    return (lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? "it printed nothing").slice(0, 300);
  }
}
