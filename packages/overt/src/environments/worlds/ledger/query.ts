import { spawnSync } from "node:child_process";

/** Bounds of one query. */
export interface QueryLimits {
  readonly wallMs: number;
  readonly rows: number;
  /** Characters of one value. */
  readonly valueChars: number;
  /** Above what the process has at its start. */
  readonly memoryBytes: number;
}

export type QueryResult = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly more: boolean } | { readonly error: string };

export const DEFAULT_QUERY_LIMITS: QueryLimits = { wallMs: 2_000, rows: 50, valueChars: 200, memoryBytes: 64 * 2 ** 20 };

/**
 * What the other process runs. SQLite cannot be interrupted from JavaScript, and one line of SQL can count to a billion;
 * a process can be ended. It may only read: the authoriser lets SELECT, columns, recursion and functions through, and
 * nothing that opens a file, changes a row or sets a pragma.
 */
const PROGRAM = String.raw`
const { DatabaseSync, constants: c } = require("node:sqlite");
const { readFileSync, writeSync } = require("node:fs");
const { Worker } = require("node:worker_threads");
const { sql, base64, rows, valueChars, memoryBytes } = JSON.parse(readFileSync(0, "utf8"));
// While SQLite runs, this thread answers nobody; another watches the memory.
new Worker("const most = process.memoryUsage.rss() + " + memoryBytes + "; setInterval(() => { if (process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL'); }, 10);", { eval: true });
const answer = (value) => { let text = Buffer.from(JSON.stringify(value)); while (text.length > 0) text = text.subarray(writeSync(1, text)); };
const db = new DatabaseSync(":memory:", { allowExtension: false, limits: { length: 1000000 } });
db.deserialize(new Uint8Array(Buffer.from(base64, "base64")));
db.exec("PRAGMA temp_store = MEMORY");
const allowed = new Set([c.SQLITE_SELECT, c.SQLITE_READ, c.SQLITE_FUNCTION, c.SQLITE_RECURSIVE]);
// A world has no chance and no clock of its own: the same query, the same answer.
const inner = new DatabaseSync(":memory:");
for (const [name, at] of [["date", 0], ["time", 0], ["datetime", 0], ["julianday", 0], ["unixepoch", 0], ["strftime", 1]]) {
  db.function(name, { varargs: true }, (...args) => {
    if (args.length <= at || /now/i.test(String(args[at]))) throw new Error("there is no clock here; give " + name + " a date");
    return inner.prepare("SELECT " + name + "(" + args.map(() => "?").join() + ") AS value").get(...args).value;
  });
}
const unsteady = new Set(["random", "randomblob", "timediff", "current_date", "current_time", "current_timestamp"]);
db.setAuthorizer((action, _, name) => (allowed.has(action) && !(action === c.SQLITE_FUNCTION && unsteady.has(name)) ? c.SQLITE_OK : c.SQLITE_DENY));
const shown = (value) => value === null ? "NULL" : value instanceof Uint8Array ? "[blob of " + value.length + " bytes]" : String(value).slice(0, valueChars);
try {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  const found = [];
  let more = false;
  for (const row of statement.iterate()) {
    if (found.length === rows) { more = true; break; }
    found.push(row.map(shown));
  }
  answer({ columns: statement.columns().map(({ name }) => name), rows: found, more });
} catch (error) {
  answer({ error: String(error.message) });
}
process.exit(0);`;

/** Runs one reading query on a copy of a database, in a process of its own (some 60 ms) with no rights and nothing of the environment. Same query, same
 * answer, except that one which needs nearly `wallMs` may be ended on a slower machine. */
export function runQuery(database: Uint8Array, sql: string, limits: QueryLimits = DEFAULT_QUERY_LIMITS): QueryResult {
  const input = JSON.stringify({ sql, base64: Buffer.from(database).toString("base64"), ...limits });
  const child = spawnSync(process.execPath, ["--permission", "--allow-worker", "--no-warnings", "-e", PROGRAM], {
    input,
    timeout: limits.wallMs,
    killSignal: "SIGKILL",
    maxBuffer: 4 * 2 ** 20,
    env: { TZ: "UTC" },
    windowsHide: true,
  });
  if ((child.error as NodeJS.ErrnoException | undefined)?.code === "ETIMEDOUT") return { error: "interrupted: the query ran for too long" };
  if (child.error !== undefined) throw new Error(`the query's process could not be run: ${child.error.message}`, { cause: child.error });
  if (child.status !== 0) return { error: "out of memory" };
  return JSON.parse(child.stdout.toString("utf8")) as QueryResult;
}
