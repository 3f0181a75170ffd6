/** What crosses the thread boundary. */

/** Methods that a worker offers: one structured-cloneable argument in, one result out. */
export type Handlers = Readonly<Record<string, (argument: never) => unknown>>;

export type Argument<H extends Handlers, K extends keyof H> = Parameters<H[K]> extends [] ? undefined : Parameters<H[K]>[0];
export type Result<H extends Handlers, K extends keyof H> = Awaited<ReturnType<H[K]>>;

export interface Request {
  readonly id: number;
  readonly method: string;
  readonly argument: unknown;
}

export type Response =
  | { readonly kind: "result"; readonly id: number; readonly result: unknown }
  | { readonly kind: "error"; readonly id: number; readonly name: string; readonly message: string; readonly stack: string; readonly code?: string }
  | { readonly kind: "event"; readonly name: string; readonly payload: unknown };
