import { describe, expect, test } from "vitest";
import { createLedger, type LedgerDescription } from "./ledger.ts";

const DESCRIPTION: LedgerDescription = {
  today: "2026-03-02",
  accounts: [
    { id: "1000", name: "Bank", kind: "asset" },
    { id: "2000", name: "Suppliers", kind: "liability" },
    { id: "6000", name: "Repairs", kind: "expense" },
  ],
  entries: [
    { date: "2026-02-01", debit: "6000", credit: "2000", amount: 125_050, memo: "Pump", by: "Ana" },
    { date: "2026-02-20", debit: "2000", credit: "1000", amount: 100_000, memo: "Part payment", by: "Ana" },
  ],
  tables: { suppliers: [{ name: "Ober", terms: "30 days", limit_cents: 500_000 }, { name: "Roth", terms: null, limit_cents: 0 }] },
};
const open = (more: Partial<LedgerDescription> = {}) => {
  const ledger = createLedger({ ...DESCRIPTION, ...more });
  return { ledger, call: (tool: string, ...args: readonly string[]) => ledger.tools.find(({ name }) => name === tool)!.call(args) };
};

test("postings move balances, and the books stay balanced", () => {
  const { ledger, call } = open();
  expect(call("balance", "2000")).toBe("2000: 250.50 credit");
  expect(call("post", "2000", "1000", "250.50", "Rest of the pump")).toBe("entry 3: 250.50 from 1000 to 2000");
  expect([ledger.balance("1000"), ledger.balance("2000"), ledger.balance("6000"), ledger.balance("9")]).toEqual([-125_050, 0, 125_050, null]);
  expect(ledger.posted).toEqual([{ id: 3, date: "2026-03-02", debit: "2000", credit: "1000", amount: 25_050, memo: "Rest of the pump", by: "agent" }]);
  expect(ledger.balanced()).toBe(true);
  expect(open().ledger.posted).toEqual([]);
});

test.each([
  [["2000", "9999", "1", "x"], 'no account "9999"'],
  [["2000", "2000", "1", "x"], "debit and credit are the same account"],
  [["2000", "1000", "-5", "x"], 'AMOUNT: must be a number above 0 with at most two decimals; got "-5"'],
  [["2000", "1000", "0.001", "x"], 'AMOUNT: must be a number above 0 with at most two decimals; got "0.001"'],
  [["2000", "1000", "0.00", "x"], "amount must be above 0"],
  [["2000", "1000", "1e9", "x"], 'AMOUNT: must be a number above 0 with at most two decimals; got "1e9"'],
])("post %j is refused", (args, rejected) => {
  const { ledger, call } = open();
  expect(call("post", ...args)).toEqual({ rejected });
  expect(ledger.posted).toEqual([]);
});

describe("queries", () => {
  test("read what there is, postings included", () => {
    const { ledger, call } = open();
    call("post", "6000", "1000", "1", "Oil");
    expect(call("query", "SELECT a.name, sum(e.amount) AS total FROM entries e JOIN accounts a ON a.id = e.debit GROUP BY a.name ORDER BY 1")).toBe("name | total\nRepairs | 125150\nSuppliers | 100000");
    expect(call("query", "SELECT name", "", "' ('", "", "coalesce(terms, '') AS both FROM suppliers WHERE limit_cents > 0")).toBe("both\nOber (30 days"); // `||` as the call format parts it
    expect(call("query", "SELECT count(*) AS n, strftime('%m', date) AS month FROM entries GROUP BY 2")).toBe("n | month\n2 | 02\n1 | 03");
    expect(call("query", "SELECT * FROM suppliers WHERE name LIKE 'R%'")).toBe("name | terms | limit_cents\nRoth | NULL | 0");
    expect(ledger.queries).toHaveLength(4);
  });

  test("show so many rows and so much of a value", () => {
    const { call } = open({ limits: { rows: 2, valueChars: 10 } });
    expect(call("query", "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c")).toBe("x\n1\n2\n(only the first 2 rows)");
    expect(call("query", "SELECT hex(zeroblob(50)) AS long, zeroblob(3) AS raw, 9007199254740993 AS big")).toBe("long | raw | big\n0000000000 | [blob of 3 bytes] | 9007199254\n".trimEnd());
  });

  test.each([
    ["DELETE FROM entries", "not authorized"],
    ["UPDATE entries SET amount = 1", "not authorized"],
    ["INSERT INTO accounts VALUES ('1', '1', 'asset')", "not authorized"],
    ["DROP TABLE entries", "not authorized"],
    ["CREATE TABLE x (y)", "not authorized"],
    ["PRAGMA writable_schema = 1", "not authorized"],
    ["ATTACH '/tmp/x.db' AS x", "not authorized"],
    ["VACUUM INTO '/tmp/x.db'", /authoriz/],
    ["BEGIN", "not authorized"],
    ["SELECT load_extension('/tmp/x.so')", /not authorized|no such function/],
    ["SELECT readfile('/etc/passwd')", "no such function: readfile"],
    ["SELECT random()", "not authorized to use function: random"],
    ["SELECT current_timestamp", "not authorized to use function: current_timestamp"],
    ["SELECT date('n' || 'ow')", "there is no clock here; give date a date"],
    ["SELECT strftime('%s')", "there is no clock here; give strftime a date"],
    ["SELECT * FROM nowhere", "no such table: nowhere"],
    ["SELEC 1", 'near "SELEC": syntax error'],
    ["SELECT zeroblob(1000000000)", "string or blob too big"],
  ])("%s: %s", (sql, message) => {
    const { ledger } = open();
    const result = ledger.query(sql);
    expect(result).toEqual({ error: expect.stringMatching(message) });
    expect(ledger.query("SELECT count(*) FROM entries")).toMatchObject({ rows: [["2"]] });
  });

  test("one statement only; what follows it does not run", () => {
    const { ledger } = open();
    ledger.query("SELECT 1; DELETE FROM entries");
    expect(ledger.query("SELECT count(*) FROM entries")).toMatchObject({ rows: [["2"]] });
  });

  test("a query without end is ended, in memory and in time", () => {
    const { ledger } = open({ limits: { wallMs: 500 } });
    const endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)";
    expect(ledger.query(`${endless} SELECT count(*) FROM c`)).toEqual({ error: "interrupted: the query ran for too long" });
    expect(open({ limits: { wallMs: 20_000, memoryBytes: 64 * 2 ** 20 } }).ledger.query(`${endless}, m AS MATERIALIZED (SELECT hex(zeroblob(5000)) || x AS b FROM c) SELECT count(*) FROM m`)).toEqual({ error: "out of memory" });
  });
});

test.each<[Partial<LedgerDescription>, string]>([
  [{ entries: [{ ...DESCRIPTION.entries![0]!, debit: "7" }] }, 'an entry names account "7"; there are 1000, 2000, 6000'],
  [{ tables: { 'x"; DROP TABLE entries': [{ a: 1 }] } }, "cannot name a table or column"],
  [{ tables: { empty: [] } }, "table empty has no rows"],
])("refuses a description that does not fit", (more, message) => {
  expect(() => open(more)).toThrow(message);
});
