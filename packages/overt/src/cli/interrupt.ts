import { EXIT, InterruptedError } from "./exit-codes.ts";

/** The part of `process` that is needed, so that tests can stand in for it. */
export interface SignalSource {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  off(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  exit(code: number): unknown;
}

export interface Interrupt extends Disposable {
  readonly signal: AbortSignal;
}

/** The first Ctrl-C asks the work to stop and says so; the second ends the process at once. */
export function listenForInterrupt(source: SignalSource, say: (text: string) => void): Interrupt {
  const controller = new AbortController();
  const listener = (): void => {
    if (controller.signal.aborted) {
      source.exit(EXIT.interrupted);
      return;
    }
    say("Stopping after what is in hand; nothing recorded is lost. Press Ctrl-C again to stop at once.");
    controller.abort(new InterruptedError("Interrupted."));
  };
  source.on("SIGINT", listener);
  source.on("SIGTERM", listener);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      source.off("SIGINT", listener);
      source.off("SIGTERM", listener);
    },
  };
}
