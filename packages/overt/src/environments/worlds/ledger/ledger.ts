import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { reject } from "../../desk.ts";
import { defineTool, type WorldTool } from "../tool.ts";
import { DEFAULT_QUERY_LIMITS, runQuery, type QueryLimits, type QueryResult } from "./query.ts";

export const ACCOUNT_KINDS = ["asset", "liability", "equity", "income", "expense"] as const;

/** One entry: an amount in minor units (cents) from one account to another. */
export interface Entry {
  readonly id: number;
  readonly date: string;
  readonly debit: string;
  readonly credit: string;
  /** Cents, above 0. */
  readonly amount: number;
  readonly memo: string;
  readonly by: string;
}

export interface LedgerDescription {
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly kind: (typeof ACCOUNT_KINDS)[number] }[];
  readonly entries?: readonly Omit<Entry, "id">[];
  /** Further tables to look things up in, as rows: { suppliers: [{ name: "Ober", terms: "30 days" }] }. */
  readonly tables?: Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>;
  /** In whose name postings are made. @default "agent" */
  readonly me?: string;
  /** The date of postings, YYYY-MM-DD. */
  readonly today: string;
  readonly limits?: Partial<QueryLimits>;
}

/** Double-entry books in SQLite, in memory. */
export interface Ledger extends Disposable {
  /** `query` (one SELECT), `post` (an entry), `balance`. */
  readonly tools: readonly WorldTool[];
  query(sql: string): QueryResult;
  /** Debits less credits, in cents; null where there is no such account. */
  balance(account: string): number | null;
  /** For facts: entries made by the tools, in order. */
  readonly posted: readonly Entry[];
  /** For facts: queries that were answered. */
  readonly queries: readonly string[];
  /** Debits and credits of all accounts agree, and no entry names an account that is not there. */
  balanced(): boolean;
}

const NAME = /^[a-z_][a-z0-9_]*$/;
const AMOUNT = /^\d{1,12}(?:\.\d{1,2})?$/;

/** @throws RangeError where a table's name is not plain, or an entry names an account that is not there. */
export function createLedger(description: LedgerDescription): Ledger {
  const { accounts, entries = [], tables = {}, me = "agent", today } = description;
  const limits = { ...DEFAULT_QUERY_LIMITS, ...description.limits };
  const db = new DatabaseSync(":memory:");
  const posted: Entry[] = [];
  const queries: string[] = [];
  db.exec(`CREATE TABLE accounts (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL) STRICT;
    CREATE TABLE entries (id INTEGER PRIMARY KEY, date TEXT NOT NULL, debit TEXT NOT NULL REFERENCES accounts, credit TEXT NOT NULL REFERENCES accounts,
      amount INTEGER NOT NULL CHECK (amount > 0), memo TEXT NOT NULL, by TEXT NOT NULL, CHECK (debit <> credit)) STRICT;`);
  for (const { id, name, kind } of accounts) db.prepare("INSERT INTO accounts VALUES (?, ?, ?)").run(id, name, kind);
  const hasAccount = (id: string): boolean => db.prepare("SELECT 1 FROM accounts WHERE id = ?").get(id) !== undefined;
  const add = (entry: Omit<Entry, "id">): Entry => {
    const { lastInsertRowid } = db.prepare("INSERT INTO entries (date, debit, credit, amount, memo, by) VALUES (?, ?, ?, ?, ?, ?)").run(entry.date, entry.debit, entry.credit, entry.amount, entry.memo, entry.by);
    return { id: Number(lastInsertRowid), ...entry };
  };
  for (const entry of entries) {
    for (const account of [entry.debit, entry.credit]) if (!hasAccount(account)) throw new RangeError(`ledger: an entry names account "${account}"; there are ${accounts.map(({ id }) => id).join(", ")}.`);
    add(entry);
  }
  for (const [name, rows] of Object.entries(tables)) addTable(db, name, rows);

  const balance = (account: string): number | null => {
    if (!hasAccount(account)) return null;
    const row = db.prepare("SELECT coalesce(sum(CASE WHEN debit = :id THEN amount ELSE -amount END), 0) AS total FROM entries WHERE debit = :id OR credit = :id").get({ id: account });
    return Number(row!["total"]);
  };
  const query = (sql: string): QueryResult => {
    const result = runQuery(db.serialize(), sql, limits);
    if (!("error" in result)) queries.push(sql);
    return result;
  };
  const account = z.string().min(1).describe("The account's id.");

  const tools = [
    defineTool({
      name: "query",
      about: `one SELECT on ${["accounts", "entries", ...Object.keys(tables)].join(", ")}`,
      parameters: { sql: z.string().min(1).max(5_000).describe("SQLite. Amounts are in cents.") },
      rest: true,
      work: false,
      run({ sql }) {
        const result = query(sql);
        return "error" in result ? reject(result.error) : renderRows(result);
      },
    }),
    defineTool({
      name: "post",
      about: "post an entry",
      parameters: { debit: account, credit: account, amount: z.string().regex(AMOUNT, "must be a number above 0 with at most two decimals"), memo: z.string().min(1).max(200) },
      run({ debit, credit, amount, memo }) {
        for (const each of [debit, credit]) if (!hasAccount(each)) return reject(`no account "${each}"`);
        if (debit === credit) return reject("debit and credit are the same account");
        const cents = Math.round(Number(amount) * 100);
        if (cents === 0) return reject("amount must be above 0");
        const entry = add({ date: today, debit, credit, amount: cents, memo, by: me });
        posted.push(entry);
        return `entry ${entry.id}: ${money(cents)} from ${credit} to ${debit}`;
      },
    }),
    defineTool({
      name: "balance",
      about: "an account's balance",
      parameters: { account },
      work: false,
      run(args) {
        const cents = balance(args.account);
        return cents === null ? reject(`no account "${args.account}"`) : `${args.account}: ${cents < 0 ? `${money(-cents)} credit` : `${money(cents)} debit`}`;
      },
    }),
  ];
  return {
    tools,
    query,
    balance,
    posted,
    queries,
    balanced() {
      const total = accounts.reduce((sum, { id }) => sum + balance(id)!, 0);
      return total === 0 && db.prepare("PRAGMA foreign_key_check").all().length === 0;
    },
    [Symbol.dispose]: () => db.close(),
  };
}

function addTable(db: DatabaseSync, name: string, rows: readonly Readonly<Record<string, string | number | null>>[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  for (const each of [name, ...columns]) if (!NAME.test(each)) throw new RangeError(`ledger: "${each}" cannot name a table or column; use lower-case letters, digits and underscores.`);
  if (columns.length === 0) throw new RangeError(`ledger: table ${name} has no rows, so no columns; leave it out.`);
  db.exec(`CREATE TABLE "${name}" (${columns.map((column) => `"${column}"`).join(", ")})`);
  const insert = db.prepare(`INSERT INTO "${name}" VALUES (${columns.map(() => "?").join(", ")})`);
  for (const row of rows) insert.run(...columns.map((column) => row[column] ?? null));
}

function renderRows({ columns, rows, more }: Exclude<QueryResult, { error: string }>): string {
  if (rows.length === 0) return "no rows";
  return [columns.join(" | "), ...rows.map((row) => row.join(" | ")), ...(more ? [`(only the first ${rows.length} rows)`] : [])].join("\n");
}

const money = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
