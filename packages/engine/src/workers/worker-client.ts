import { Worker } from "node:worker_threads";
import type { Argument, Handlers, Request, Response, Result } from "./protocol.ts";

// In the built package this file and every entry end in .js; URLs in the sources keep their .ts.
const compiled = import.meta.url.endsWith(".js");

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** An error thrown inside a worker: same message, name and (of the file system) code; `cause` holds the worker's stack. */
export class WorkerError extends Error {
  override readonly name: string;
  readonly code?: string;

  constructor(name: string, message: string, workerStack: string, code?: string) {
    super(message, { cause: workerStack });
    this.name = name;
    if (code !== undefined) this.code = code;
  }
}

/**
 * A worker thread whose methods are called like asynchronous functions. `H` is the type of the
 * handlers that the entry file passes to `serve`.
 *
 * @example
 * ```ts
 * // square.worker.ts
 * const handlers = { square: (x: number) => x * x };
 * export type SquareHandlers = typeof handlers;
 * serve(() => handlers);
 * // elsewhere
 * await using worker = new WorkerClient<SquareHandlers>(new URL("./square.worker.ts", import.meta.url));
 * await worker.call("square", 3); // 9
 * ```
 */
export class WorkerClient<H extends Handlers> implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #onEvent: (name: string, payload: unknown) => void;
  #failure: Error | null = null;
  #nextId = 0;

  /** Starts the thread. `onEvent` gets what the worker emits. An idle worker does not keep the process alive. */
  constructor(entry: URL, onEvent: (name: string, payload: unknown) => void = () => {}) {
    this.#onEvent = onEvent;
    this.#worker = new Worker(compiled ? new URL(entry.href.replace(/\.ts$/, ".js")) : entry, { execArgv: [] });
    this.#worker.unref();
    this.#worker.on("message", (response: Response) => this.#receive(response));
    this.#worker.on("error", (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on("exit", (code) => this.#fail(new Error(`The worker ${entry.pathname.split("/").at(-1)} has ended (exit code ${code}).`)));
  }

  /** Runs a method of the worker; rejects with its error, or when the worker has ended. Arguments are structured clones; SharedArrayBuffers stay shared. */
  async call<K extends keyof H & string>(method: K, ...[argument]: Argument<H, K> extends undefined ? [] : [Argument<H, K>]): Promise<Result<H, K>> {
    if (this.#failure) throw this.#failure;
    const id = this.#nextId++;
    const request: Request = { id, method, argument };
    const answer = new Promise<Result<H, K>>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
    });
    this.#worker.ref();
    try {
      this.#worker.postMessage(request);
    } catch (error) {
      this.#settle(id);
      throw error;
    }
    return await answer;
  }

  /** Ends the thread at once; calls in progress reject. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#fail(new Error("The worker was disposed of."));
    await this.#worker.terminate();
  }

  #receive(response: Response): void {
    if (response.kind === "event") {
      this.#onEvent(response.name, response.payload);
      return;
    }
    const pending = this.#settle(response.id);
    if (response.kind === "result") pending?.resolve(response.result as never);
    else pending?.reject(new WorkerError(response.name, response.message, response.stack, response.code));
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (this.#pending.size === 0) this.#worker.unref();
    return pending;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#pending.values()) reject(this.#failure);
    this.#pending.clear();
  }
}
