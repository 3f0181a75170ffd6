import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";
import { createContext, Script } from "node:vm";
import type { QuickJS } from "quickjs-wasi";
import { hashSeed } from "../../../core/random.ts";

/** Bounds of one run. */
export interface Limits {
  /** Work, in units of 10,000 backward jumps, calls and steps of the regular-expression engine. Exact and repeatable. */
  readonly steps: number;
  /** Wall time, ms: for loops inside built-in functions, which take no steps. */
  readonly wallMs: number;
  readonly memoryBytes: number;
  /** Of the interpreter's own stack; at most 512 KiB. */
  readonly stackBytes: number;
  readonly outputChars: number;
  /** Promise jobs. */
  readonly jobs: number;
}

export type LimitName = "time" | "memory" | "stack";

/** The run passed a bound, or the interpreter itself broke; nothing more can be run in it. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  readonly limit: LimitName;
  constructor(limit: LimitName) {
    super(`stopped: ${limit}`);
    this.limit = limit;
  }
}

/** A value inside the interpreter. */
export type Handle = number & { readonly handle: unique symbol };
export interface Completion {
  readonly threw: boolean;
  /** What was returned or thrown. */
  readonly value: Handle;
}
export type PromiseState = "pending" | "fulfilled" | "rejected";

/** One QuickJS, alone in its own WebAssembly memory. Its only way out is `emit`, which takes a string. */
export interface Interpreter {
  evaluate(code: string, filename: string): Completion;
  call(target: Handle, ...args: readonly Handle[]): Completion;
  /** Runs promise jobs until none is left. */
  settle(): void;
  /** What the first promise was rejected with that nothing has handled; null where there is none. */
  rejection(): Handle | null;
  /** null unless the value is a string. */
  text(value: Handle): string | null;
  /** null unless the value is a promise of the engine's own, whatever it says of itself. */
  promise(value: Handle): { readonly state: PromiseState; readonly result: Handle } | null;
  item(array: Handle, index: number): Handle;
  string(text: string): Handle;
  emitter(): Handle;
}

type Exports = Omit<ReturnType<QuickJS["_getExports"]>, "memory"> & { readonly memory: { readonly buffer: ArrayBuffer } };

/** Date, eval, RegExp, JSON, Proxy, Map and Set, typed arrays, Promise, BigInt; neither weak references (collection would
 * show), nor performance, nor anything of the web. */
const INTRINSICS = 0b1_1111_1111;
const START_MS = Date.UTC(2026, 0, 5, 9);

/** What is used of WebAssembly; its types come with the browser's only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: Readonly<Record<string, Readonly<Record<string, (...args: never[]) => number>>>>) => { readonly exports: object };
};

let compiled: object | null = null; // machine code, the same for all
const moduleOf = (): object => (compiled ??= new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve("quickjs-wasi/quickjs.wasm"))));
const RUN = new Script("run()");

/**
 * Opens a fresh interpreter. The package's own class opens one asynchronously only, and an environment answers in one
 * go; so this drives the exports of its WebAssembly module and hands it imports that reach nothing.
 */
export function openInterpreter(limits: Limits, seed: number, emit: (text: string) => void): Interpreter {
  let units = 0;
  let broken: LimitName | null = null;
  let clockReads = 0;
  let started = false;
  const rejections = new Map<number, Handle>();
  const nothing = (): number => 0;
  const refuse = (): number => 52; // WASI: ENOSYS

  const clock = (_id: number, _precision: bigint, target: number): number => {
    // The first readings seed Math.random; afterwards a millisecond passes at each look, so that waiting ends.
    const micros = started ? BigInt(START_MS + clockReads++) * 1000n : BigInt(hashSeed("sandbox", seed)) * 1_000_003n;
    new DataView(memory()).setBigUint64(target, micros * 1000n, true);
    return 0;
  };
  const instance = new WebAssembly.Instance(moduleOf(), {
    env: {
      host_interrupt: () => (++units > limits.steps ? 1 : 0),
      host_call(_name: number, _length: number, _self: number, count: number, list: number): number {
        const value = count > 0 ? text(new DataView(memory()).getUint32(list, true) as Handle) : null;
        if (value !== null) emit(value);
        return exports.qjs_get_undefined();
      },
      host_get_timezone_offset: nothing,
      host_promise_rejection(promise: number, reason: number, handled: number): number {
        // Both are ours to keep, so a promise's address stays its own.
        const identity = exports.qjs_get_value_ptr(promise);
        if (handled !== 0) rejections.delete(identity);
        else if (rejections.size < 100) rejections.set(identity, reason as Handle);
        return 0;
      },
      host_module_normalize: nothing,
      host_module_load: nothing,
    },
    wasi_snapshot_preview1: { clock_time_get: clock, fd_close: refuse, fd_fdstat_get: refuse, fd_seek: refuse, fd_write: refuse, random_get: nothing },
  });
  const exports = instance.exports as Exports;
  const memory = (): ArrayBuffer => exports.memory.buffer;

  const room = createContext({ run: nothing });
  const deadline = performance.now() + limits.wallMs;
  /** Runs it under the clock: V8 ends it in the middle of WebAssembly, after which this interpreter is lost. */
  const guarded = <T>(body: () => T): T => {
    if (broken !== null) throw new Stopped(broken);
    let result: { readonly value: T } | null = null;
    room["run"] = (): void => void (result = { value: body() });
    try {
      RUN.runInContext(room, { timeout: Math.max(1, Math.ceil(deadline - performance.now())) });
    } catch (error) {
      broken = limitOf(error);
    }
    if (units > limits.steps) broken ??= "time";
    if (broken !== null || result === null) throw new Stopped(broken ?? "time");
    return (result as { readonly value: T }).value;
  };

  const place = (bytes: Uint8Array): number => {
    const pointer = exports.wasm_malloc(bytes.length + 1);
    if (pointer === 0) throw new Error("out of memory");
    new Uint8Array(memory()).set(bytes, pointer);
    new Uint8Array(memory())[pointer + bytes.length] = 0;
    return pointer;
  };
  const withText = <T>(value: string, use: (pointer: number, length: number) => T): T => {
    const bytes = new TextEncoder().encode(value);
    const pointer = place(bytes);
    const result = use(pointer, bytes.length);
    exports.wasm_free(pointer);
    return result;
  };
  const complete = (value: number): Completion => {
    const threw = exports.qjs_is_exception(value) !== 0;
    return { threw, value: (threw ? exports.qjs_get_exception() : value) as Handle };
  };
  const text = (value: Handle): string | null => {
    if (exports.qjs_is_string(value) === 0) return null;
    const lengthAt = place(new Uint8Array(4));
    const pointer = exports.qjs_get_string_len(value, lengthAt);
    if (pointer === 0) return null;
    const read = new TextDecoder().decode(new Uint8Array(memory(), pointer, new DataView(memory()).getUint32(lengthAt, true)).slice());
    exports.qjs_free_cstring(pointer);
    exports.wasm_free(lengthAt);
    return read;
  };

  guarded(() => {
    exports._initialize();
    if (exports.qjs_init2(INTRINSICS) !== 0) throw new Error("QuickJS did not start");
    exports.qjs_set_memory_limit(limits.memoryBytes);
    exports.qjs_set_max_stack_size(limits.stackBytes);
    exports.qjs_set_interrupt_handler(1);
    exports.qjs_set_promise_rejection_handler(1);
  });
  started = true;

  let jobs = 0;
  return {
    evaluate: (code, filename) =>
      guarded(() => withText(code, (pointer, length) => withText(filename, (name) => complete(exports.qjs_eval(pointer, length, name, 0))))),
    call: (target, ...args) =>
      guarded(() => {
        const list = place(new Uint8Array(new Uint32Array(args).buffer));
        const completion = complete(exports.qjs_call(target, exports.qjs_get_undefined(), args.length, list));
        exports.wasm_free(list);
        return completion;
      }),
    settle: () =>
      guarded(() => {
        while (exports.qjs_is_job_pending() !== 0 && units <= limits.steps) {
          if (++jobs > limits.jobs) units = limits.steps + 1;
          else if (exports.qjs_execute_pending_job() < 0) exports.qjs_get_exception();
        }
      }),
    rejection: () => [...rejections.values()][0] ?? null,
    text: (value) => guarded(() => text(value)),
    promise: (value) =>
      guarded(() => {
        if (exports.qjs_is_promise(value) === 0) return null;
        const state = (["pending", "fulfilled", "rejected"] as const)[exports.qjs_promise_state(value)]!;
        return { state, result: exports.qjs_promise_result(value) as Handle };
      }),
    item: (array, index) => guarded(() => exports.qjs_get_prop_uint32(array, index) as Handle),
    string: (value) => guarded(() => withText(value, (pointer, length) => exports.qjs_new_string(pointer, length) as Handle)),
    emitter: () => guarded(() => withText("emit", (pointer, length) => exports.qjs_new_host_function(pointer, length, 1) as Handle)),
  };
}

/** What ended a run from outside the program: the clock, or a trap inside WebAssembly (its stack or its memory). */
function limitOf(error: unknown): LimitName {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return "time";
  return String(message).includes("call stack") ? "stack" : "memory";
}
