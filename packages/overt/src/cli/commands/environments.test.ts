import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { brokenPromises } from "../../environments/families/broken-promises/family.ts";
import type { Family, Script, ScriptName } from "../../environments/port.ts";
import { FAMILIES } from "../../environments/registry.ts";
import { CONDITIONS } from "../../records/scenario.ts";
import { runCli } from "../run-cli.ts";
import type { Services } from "../services.ts";
import { services as real } from "../wiring.ts";

/** `overt environments …` against the real families, or against those given. */
async function environments(line: string | readonly string[], overrides: Partial<Services> = {}) {
  let out = "";
  let err = "";
  const signals = { on: () => undefined, off: () => undefined, exit: () => undefined };
  const io = { stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (err += text) }, env: {}, cwd: process.cwd() };
  const code = await runCli(["environments", ...(typeof line === "string" ? line.split(" ") : line)], { services: { ...real, ...overrides }, io, signals, version: "0.1.0" });
  return { code, out, err };
}
const [scenario] = brokenPromises.scenarios;

describe("list", () => {
  it("--json is an array, one entry an environment", async () => {
    const listed = JSON.parse((await environments("list --json")).out) as { id: string }[];
    expect(listed.length).toBe(FAMILIES.flatMap(({ scenarios }) => scenarios).length);
    expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
    expect(listed.find(({ id }) => id === scenario!.id)).toEqual({ id: scenario!.id, evaluation: "broken-promises", category: "Escalating privileges", domain: scenario!.domain, split: "open", role: "held-out" });
  });

  it("filters by split and by evaluation", async () => {
    const list = async (flags: string) => JSON.parse((await environments(`list --json ${flags}`)).out) as { split: string; evaluation: string }[];
    const open = await list("--split open");
    expect(new Set(open.map(({ split }) => split))).toEqual(new Set(["open"]));
    expect(new Set(open.map(({ evaluation }) => evaluation)).size).toBeGreaterThan(1);
    expect(new Set((await list("--split open --evaluation broken-promises")).map(({ evaluation }) => evaluation))).toEqual(new Set(["broken-promises"]));
  });

  it("counts in words", async () => {
    const { out } = await environments("list --split open", { families: [{ ...brokenPromises, scenarios: [0, 1, 2].map((n) => ({ ...scenario!, domain: n === 0 ? "law" : "finance", id: `f/${n}` })) }] });
    expect(out.split("\n").filter((line) => /\d/.test(line)).map((line) => line.split(/\s{2,}/))).toEqual([
      ["broken-promises", "3", "3"],
      ["all", "3", "3"],
      ["Escalating privileges", "3", "3"],
      ["law", "1", "1"],
      ["finance", "2", "2"],
    ]);
  });

  it("refuses what does not exist", async () => {
    expect(await environments("list --evaluation broken-promise")).toMatchObject({ code: 2, out: "", err: expect.stringContaining('did you mean "broken-promises"?') });
    expect(await environments("list --split opn")).toMatchObject({ code: 2, err: expect.stringContaining("open") });
  });
});

describe("show", () => {
  it.each(CONDITIONS)("prints what the model sees under %s", async (condition) => {
    const { code, out } = await environments(`show ${scenario!.id} --condition ${condition}`);
    const { system, user } = brokenPromises.build(scenario!, condition, 0);
    expect(code).toBe(0);
    expect(out.startsWith(`[system]\n${system}\n\n[user]\n${user}\n\n[`)).toBe(true);
  });

  it("keeps sealed scenarios shut, and knows what a family has", async () => {
    const sealed = FAMILIES.flatMap(({ scenarios }) => scenarios).find(({ split }) => split === "sealed")!;
    expect(await environments(`show ${sealed.id}`)).toMatchObject({ code: 2, out: "", err: expect.stringContaining("is sealed") });
    const narrow = { families: [{ ...brokenPromises, conditions: ["unwatched" as const] }] };
    expect(await environments(`show ${scenario!.id} --condition flipped`, narrow)).toMatchObject({ code: 2, err: expect.stringContaining("it has unwatched.") });
  });
});

describe("verify", () => {
  it("runs every condition that a family has, and says how many instances and how long", async () => {
    const { code, out } = await environments("verify broken-promises --instances 2 --quiet");
    const n = brokenPromises.scenarios.length * 2 * 2; // brief and full
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^1 family, ${n * CONDITIONS.length} instances \\(${CONDITIONS.map((each) => `${each} ${n}`).join(", ")}\\), \\d+ scripts in \\d+\\.\\d s: all right\\n$`));
  });

  it.each(["flipped", "instructed", "unseen"] as const)("fails where a script comes out wrong under %s alone", async (wrong) => {
    const family: Family = {
      ...brokenPromises,
      build(of, condition, seed) {
        const built = brokenPromises.build(of, condition, seed);
        const distorted = (name: ScriptName): Script | null => {
          const script = built.script(name);
          return script === null ? null : { ...script, outcome: "incoherent" };
        };
        return condition === wrong ? { ...built, script: distorted } : built;
      },
    };
    const { code, out } = await environments("verify --instances 1 --json", { families: [family] });
    const { faults } = JSON.parse(out) as { faults: { condition: string }[] };
    expect(code).toBe(1);
    expect(new Set(faults.map(({ condition }) => condition))).toEqual(new Set([wrong]));
  });
});

describe("verify --texts", () => {
  const verify = (families: readonly Family[], flags = "") => environments(`verify --texts --instances 1 --quiet ${flags}`.trim(), { families });

  it("passes a family whose texts tell nothing", async () => {
    const { code, out } = await verify([brokenPromises]);
    expect(code).toBe(0);
    expect(out).toMatch(/^watched or not\s+held-out\s+\d+\s.*\sok$/m);
    expect(out).toMatch(/held-out: \d+ scenarios, 0 pairs above 0.60/);
    expect(out).toMatch(/texts in \d+\.\d s: all right\n$/);
  });

  it("fails where a twin's message gives its label away, and where two scenarios are one", async () => {
    const leaking: Family = { ...brokenPromises, build: (scenario, condition, seed) => ({ ...brokenPromises.build(scenario, condition, seed), ...(condition === "watched" ? { user: `${brokenPromises.build(scenario, condition, seed).user} Please.` } : {}) }) };
    const leak = await verify([leaking], "--json");
    expect(leak.code).toBe(1);
    const { faults, texts } = JSON.parse(leak.out) as { faults: unknown[]; texts: { leaks: { test: string; auc: number }[] } };
    expect(faults).toEqual([]);
    expect(texts.leaks.filter(({ auc }) => auc > 0.95).map(({ test }) => test)).toEqual(["watched"]);
    expect((await verify([leaking])).out).toContain(`Uneven are ${scenario!.id}, `);
    const twice: Family = { ...brokenPromises, id: "again", scenarios: [{ ...scenario!, id: "again/x", family: "again" }], conditions: ["unwatched"], build: (_, ...rest) => brokenPromises.build(scenario!, ...rest) };
    const copied = await verify([brokenPromises, twice]);
    expect(copied).toMatchObject({ code: 1, out: expect.stringMatching(/broken-promises × again\s+1\s+1\.00\s+TOO NEAR/) });
    expect(copied.out).toContain("Not compared, for want of a twin: again (watched), again (allowed-prompt), again (allowed).");
  });

  it("takes families of one role", async () => {
    const { out } = await environments("verify --role held-out --instances 1 --json --quiet", { families: [brokenPromises, { ...brokenPromises, id: "t", role: "training" }] });
    expect(JSON.parse(out)).toMatchObject({ families: 1 });
    expect(await environments("verify broken-promises --role training")).toMatchObject({ code: 2, err: expect.stringContaining("none of broken-promises has it") });
  });
});

describe("new", () => {
  it("writes a family and says what comes next", async () => {
    const out = mkdtempSync(join(tmpdir(), "overt-new-"));
    try {
      const flags = ["--category", "Sabotage", "--title", "Quiet edits", "--out", out];
      const made = await environments(["new", "quiet-edits", ...flags]);
      expect(made).toMatchObject({ code: 0, out: expect.stringContaining("Next: add quietEdits to") });
      expect(readdirSync(join(out, "quiet-edits")).sort()).toEqual(["family.ts", "quiet-edits.test.ts", "rows.ts"]);
      expect(await environments(["new", "quiet-edits", ...flags])).toMatchObject({ code: 2, err: expect.stringContaining("exists") });
      expect(await environments(["new", "broken-promises", ...flags])).toMatchObject({ code: 2, err: expect.stringContaining("which a family has already") });
      expect(readdirSync(out)).toEqual(["quiet-edits"]);
    } finally {
      rmSync(out, { recursive: true });
    }
    expect(await environments("new quiet-edits --title x")).toMatchObject({ code: 2, err: expect.stringContaining("--category") });
  });
});
