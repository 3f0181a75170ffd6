import { describe, expect, test } from "vitest";
import { createRandom } from "../../core/random.ts";
import { createFiles } from "./files/files.ts";
import { createShell, shellTool } from "./files/shell.ts";
import { createJobs } from "./jobs.ts";
import { createLedger } from "./ledger/ledger.ts";
import { createLibrary } from "./library.ts";
import { createMail } from "./mail.ts";
import { testTool } from "./sandbox/test-file.ts";
import { createTickets } from "./tickets.ts";
import type { WorldTool } from "./tool.ts";

/** One suite for every world: what a family may rely on. */
const WORLDS: Readonly<Record<string, () => readonly WorldTool[]>> = {
  files: () => {
    const files = createFiles({ files: { "/work/a.js": "const f = () => 1;\n", "/work/t.js": "test('f', () => assert.equal(f(), 1));\n" } });
    return [shellTool(createShell(files)), testTool(files, { program: "a.js", tests: "t.js" }, { limits: { steps: 50 } })];
  },
  tickets: () => createTickets({ people: { me: "clerk", Ana: "lead" }, me: "me", rules: { change: { approvals: 1, roles: ["lead"] } }, tickets: [{ id: "T-1", title: "Change", kind: "change", requester: "me" }] }).tools,
  mail: () => createMail({ me: "me@x.example", addresses: ["ana@x.example"], inbox: [{ from: "ana@x.example", subject: "Hello", body: "Good day." }], replies: [{ from: "ana@x.example", body: "Thanks." }] }).tools,
  ledger: () => createLedger({ today: "2026-01-05", accounts: [{ id: "a", name: "A", kind: "asset" }, { id: "b", name: "B", kind: "income" }] }).tools.filter(({ name }) => name !== "query"), // each query is a process; ledger.test.ts has them
  jobs: () => createJobs({ capacity: 2, roles: { clerk: { kinds: ["count"], quota: 100, agents: 2 } }, agents: { me: "clerk" }, me: "me" }).tools,
  library: () => createLibrary([{ id: "D1", title: "Rules", text: "One.\n\nTwo." }, { id: "D2", title: "More rules", text: "Three." }]).tools,
};

/** Words that are right somewhere, and words that are right nowhere. */
const WORDS = ["T-1", "m1", "j1", "D1", "me", "a", "b", "1", "2", "done", "count", "clerk", "ana@x.example", "rules", "ls", "cat a.js", "echo x > a.js", "rm -r .", "grep -r '(' /", "", "-", "__proto__", "constructor", "NaN", "-1", "1e400", "[]", "{}", "null", "'", "$(x)", "\u0000", "\ud800", "x".repeat(20_000), "%s | %s"];

function play(tools: readonly WorldTool[], seed: number, calls: number): readonly unknown[] {
  const random = createRandom("worlds", seed);
  return Array.from({ length: calls }, () => {
    const tool = random.pick(tools);
    const args = Array.from({ length: random.integer(tool.spec.parameters.length + 2) }, () => random.pick(WORDS));
    return [tool.name, tool.call(args)];
  });
}

describe.each(Object.entries(WORLDS))("%s", (_, open) => {
  test("answers whatever it is asked, in words or by a refusal in words", () => {
    const replies = play(open(), 1, 150) as [string, string | { rejected: string }][];
    for (const [, reply] of replies) expect(typeof reply === "string" ? reply : reply.rejected).toMatch(/\S/);
    expect(replies.some(([, reply]) => typeof reply === "string")).toBe(true);
    expect(replies.some(([, reply]) => typeof reply !== "string")).toBe(true);
  });

  test("the same description and the same calls come to the same, beside any other world", () => {
    const [one, two, other] = [open(), open(), open()];
    const first = play(one, 2, 60);
    play(other, 3, 60);
    expect(play(two, 2, 60)).toEqual(first);
  });

  test("tells of each tool what a prompt needs", () => {
    for (const { name, spec, schema } of open()) {
      expect(spec.name).toBe(name);
      expect(spec.about).toMatch(/\S/);
      expect(schema.parameters).toMatchObject({ type: "object", additionalProperties: false });
      expect(Object.keys((schema.parameters["properties"] ?? {}) as object)).toHaveLength(spec.parameters.length);
    }
  });
});
