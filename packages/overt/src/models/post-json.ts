import { setTimeout as delay } from "node:timers/promises";

export interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Of one try, body included. */
  readonly timeoutMs: number;
  /** Further tries after 408, 425, 429, 5xx, a time-out, a broken connection or a body that is no JSON. */
  readonly retries: number;
  /** Before the first further try; doubled each time. `Retry-After` makes it longer, never shorter. */
  readonly firstWaitMs: number;
  /** A server that asks for more is not waited for. */
  readonly longestWaitMs: number;
  readonly signal?: AbortSignal | undefined;
}

export type PostReply = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly status: number | null; readonly reason: string };

type Attempt = PostReply & { /** Whether trying again may help. */ readonly again?: boolean; readonly afterMs?: number | null };

/**
 * Sends JSON and reads JSON, with back-off. Whatever goes wrong is a reply with a reason, never an exception but the signal's own.
 * Redirects are not followed: a key belongs to the address that it was given for.
 */
export async function postJson(url: URL, body: unknown, options: PostOptions): Promise<PostReply> {
  const { retries, firstWaitMs, longestWaitMs, signal } = options;
  for (let tries = 1; ; tries++) {
    signal?.throwIfAborted();
    const attempt = await postOnce(url, body, options);
    if (attempt.ok || attempt.again !== true) return attempt;
    const { status, reason, afterMs = null } = attempt;
    if (tries > retries) return { ok: false, status, reason: tries === 1 ? reason : `${reason} (${tries} tries)` };
    if (afterMs !== null && afterMs > longestWaitMs) return { ok: false, status, reason: `${reason} (the server asks to wait ${Math.ceil(afterMs / 1000)} s, longer than the ${longestWaitMs / 1000} s that are waited at most)` };
    const waitMs = Math.min(longestWaitMs, Math.max(afterMs ?? 0, firstWaitMs * 2 ** (tries - 1)));
    await delay(waitMs, undefined, signal ? { signal } : {}).catch(() => undefined); // an abort is thrown above, with its reason
  }
}

async function postOnce(url: URL, body: unknown, { headers, timeoutMs, signal }: PostOptions): Promise<Attempt> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...headers },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const { status } = response;
    const text = await response.text();
    if (!response.ok) {
      const said = messageOf(text);
      const again = status === 408 || status === 425 || status === 429 || status >= 500;
      return { ok: false, status, reason: `HTTP ${status}${said === "" ? "" : `: ${said}`}`, again, afterMs: retryAfter(response.headers.get("retry-after")) };
    }
    try {
      return { ok: true, body: JSON.parse(text) };
    } catch {
      return { ok: false, status, reason: "the answer is no JSON, or was cut off", again: true };
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (timeout.aborted) return { ok: false, status: null, reason: `no answer within ${timeoutMs / 1000} s`, again: true };
    return { ok: false, status: null, reason: `the connection failed (${causeOf(error)})`, again: true };
  }
}

/** Milliseconds that a `Retry-After` header asks for: seconds, or a date; null where it says nothing that can be read. */
export function retryAfter(header: string | null, nowMs = Date.now()): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}

/** What a server says of its error: OpenAI's and vLLM's `error.message`, Ollama's `error`, FastAPI's `detail`, or plain text; one short line. */
function messageOf(text: string): string {
  return plainLine(messageIn(text) ?? text).slice(0, 300);
}

function messageIn(text: string): string | null {
  try {
    const { error, message, detail } = JSON.parse(text) as Record<string, unknown>;
    const said = [(error as { message?: unknown } | null | undefined)?.message, error, message, detail].find((each) => typeof each === "string");
    return (said as string | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Without control characters, which a terminal would obey. */
export function plainLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, " ").trim();
}

function causeOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
}
