import { parentPort } from "node:worker_threads";
import type { Handlers, Request, Response } from "./protocol.ts";

/** Sends a progress event to the thread that started this worker. */
export type Emit = (name: string, payload: unknown) => void;

/**
 * Answers the requests of a `WorkerClient` with these methods. To be called once, at the top of a
 * worker's entry file. Requests run one after another, in the order in which they came; those listed
 * in `immediate` (such as "abort") run at once, between the awaits of the one in progress.
 */
export function serve<H extends Handlers>(create: (emit: Emit) => H, immediate: readonly (keyof H & string)[] = []): void {
  const port = parentPort;
  if (!port) throw new Error("serve() runs inside a worker thread only.");
  const reply = (response: Response): void => port.postMessage(response);
  const handlers: Handlers = create((name, payload) => reply({ kind: "event", name, payload }));
  const answer = async ({ id, method, argument }: Request): Promise<void> => {
    try {
      const handler = handlers[method];
      if (!handler) throw new Error(`This worker has no method ${method}; it has ${Object.keys(handlers).join(", ")}.`);
      reply({ kind: "result", id, result: await handler(argument as never) });
    } catch (error) {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      const code = (error as NodeJS.ErrnoException | null)?.code;
      reply({ kind: "error", id, name, message, stack: stack ?? "", ...(typeof code === "string" && { code }) });
    }
  };
  let queue = Promise.resolve();
  port.on("message", (request: Request) => {
    if (immediate.includes(request.method)) void answer(request);
    else queue = queue.then(() => answer(request));
  });
}
