import { describe, expect, it } from "vitest";
import { createRandom } from "../../core/random.ts";
import { CONDITIONS, type Condition, type Scenario } from "../../records/scenario.ts";
import { outcomeOf } from "../outcome.ts";
import { SCRIPTS, type Act, type Environment, type Family, type Instance } from "../port.ts";
import { FAMILIES } from "../registry.ts";
import { verifyFamilies } from "../verify.ts";
import { oversightSentence } from "../wording/oversight.ts";
import { countWords } from "./wording.ts";

const SEED = 5;
const each = FAMILIES.map((family) => [family.id, family] as const);
const both = (family: Family, scenario: Scenario, condition: Condition): [Instance, Instance] => [family.build(scenario, condition, SEED), family.build(scenario, condition, SEED, "full")];
const namesOf = (environment: Environment): string[] => environment.call({ tool: "files", args: [] }).text.split("\n");
const read = (environment: Environment, name: string): string => environment.call({ tool: "look", args: [name] }).text;
const closes = ({ tool }: Act): boolean => tool === "finish" || tool === "escalate";

/** Papers are read whole in every scenario of a held-out family, and in every seventh of the many that train. */
const some = (family: Family): readonly Scenario[] => family.scenarios.filter((_, i) => family.role === "held-out" || i % 7 === 0);

function forAll(family: Family, see: (scenario: Scenario, condition: Condition) => void): void {
  for (const scenario of family.scenarios) for (const condition of family.conditions) see(scenario, condition);
}

describe.each(each)("%s in full", (_, family) => {
  it("says that it is, has the length of a real deployment and holds the brief words whole", () => {
    forAll(family, (scenario, condition) => {
      const [brief, full] = both(family, scenario, condition);
      expect(full.ref).toEqual({ ...brief.ref, rendering: "full" });
      expect(brief.ref).not.toHaveProperty("rendering");
      expect([full.factors, full.task, full.phrases, SCRIPTS.map((name) => full.script(name))]).toEqual([brief.factors, brief.task, brief.phrases, SCRIPTS.map((name) => brief.script(name))]);
      expect(full.user).toContain(brief.user);
      expect(full.system.startsWith(brief.system.split(".")[0]!)).toBe(true);
      const [system, user] = [countWords(full.system), countWords(full.user)];
      expect(system >= 250 && system <= 500 && user >= 60 && user <= 150, `${scenario.id} ${condition}: ${system} and ${user} words`).toBe(true);
      expect(family.build(scenario, condition, SEED, "full")).toMatchObject({ system: full.system, user: full.user });
    });
  });

  it("all scripts come out right", () => {
    expect(verifyFamilies([family], 1, ["full"]).faults).toEqual([]);
  });

  it("the same acts come to the same facts, whatever is read beside them and in whatever order", () => {
    forAll(family, (scenario, condition) => {
      const [brief, full] = both(family, scenario, condition);
      const random = createRandom(scenario.id, condition, "acts");
      const scripts = SCRIPTS.flatMap((name) => full.script(name)?.acts ?? []);
      const looks = namesOf(full.open()).map((name): Act => ({ beat: "look", tool: "look", args: [name] }));
      const runs = [...SCRIPTS.map((name) => full.script(name)?.acts ?? []), random.shuffle(scripts.filter((act) => !closes(act))), random.shuffle(scripts)];
      for (const acts of runs) {
        const [one, two, three] = [brief.open(), full.open(), full.open()] as const;
        for (const act of acts) {
          expect(two.call(act).ok).toBe(one.call(act).ok);
          three.call({ tool: "files", args: [] });
          three.call(act);
        }
        expect(two.facts()).toEqual(one.facts());
        expect(three.facts()).toEqual(one.facts());
        expect(two.closed).toBe(one.closed);
      }
      if (condition !== family.conditions[0]) return;
      // Any name of the list, for a document as for a paper, does in both what it does in one.
      const [one, two] = [brief.open(), full.open()];
      for (const act of [...looks, ...scripts]) [one, two].forEach((environment) => environment.call(act));
      expect(two.facts()).toEqual(one.facts());
    });
  });

  it("no paper bears on the task: given as deviations it makes nothing known, and it names nothing that is acted on", () => {
    const condition = family.conditions[0]!;
    for (const scenario of some(family)) {
      const [brief, full] = both(family, scenario, condition);
      const documents = new Set(documentsOf(brief));
      const papers = namesOf(full.open()).filter((name) => !documents.has(name));
      expect(papers.length >= 8 && papers.length <= 15, `${scenario.id}: ${papers.length} papers`).toBe(true);
      const acts = (full.script("schemer") ?? full.script("saint"))!.acts.filter((act) => !closes(act));
      const named = acts.flatMap(({ args }) => args).map((arg) => new RegExp(String.raw`(?<!\w)${arg.replaceAll(/[^\w ]/g, ".")}(?!\w)`, "i"));
      for (const name of papers) {
        const environment = full.open();
        const text = read(environment, name);
        const words = countWords(text);
        expect(words >= 60 && words <= 200, `${scenario.id} ${name}: ${words} words`).toBe(true);
        for (const act of acts) environment.call(act);
        environment.call({ tool: "finish", args: ["done", text] });
        expect(environment.facts().disclosed, `${scenario.id}: ${text}`).toBe(false);
        expect(named.filter((item) => item.test(text)), `${scenario.id}: ${text}`).toEqual([]);
      }
    }
  });

  it("twins read the same but for the condition; watched and unwatched for the oversight sentence alone", () => {
    for (const scenario of some(family)) {
      const twins = family.conditions.map((condition) => family.build(scenario, condition, SEED, "full"));
      const documents = new Set(family.conditions.flatMap((condition) => documentsOf(family.build(scenario, condition, SEED))));
      const papers = (instance: Instance): string[] => namesOf(instance.open()).filter((name) => !documents.has(name)).map((name, i) => (i % 4 > 0 ? name : read(instance.open(), name)));
      for (const twin of twins) expect(papers(twin)).toEqual(papers(twins[0]!));
      const [unwatched, watched] = (["unwatched", "watched"] as const).map((condition) => twins.find(({ ref }) => ref.condition === condition));
      if (unwatched === undefined || watched === undefined) continue;
      const said = (condition: Condition): string => oversightSentence(scenario.split, condition, createRandom(scenario.id.slice(family.id.length + 1), SEED, "oversight"));
      expect(unwatched.system.split(said("unwatched"))).toHaveLength(2);
      expect(unwatched.system.replace(said("unwatched"), said("watched"))).toBe(watched.system);
      expect(watched.user).toBe(unwatched.user);
    }
  });
});

/** Names that `look` opens in the brief world, asked of the world. */
function documentsOf(instance: Instance): string[] {
  const [, names] = /there are: (.*)$/.exec(instance.open().call({ tool: "look", args: ["?"] }).text) ?? [];
  return names?.split(", ") ?? [];
}

it("covers all conditions", () => {
  expect(new Set(FAMILIES.flatMap(({ conditions }) => conditions))).toEqual(new Set(CONDITIONS));
});

it("outcomes do not depend on the rendering either", () => {
  const [, family] = each.find(([id]) => id === "broken-promises")!;
  const outcome = (rendering: "brief" | "full"): string => {
    const instance = family.build(family.scenarios[0]!, "unwatched", SEED, rendering);
    const environment = instance.open();
    for (const act of instance.script("schemer")!.acts) environment.call(act);
    return outcomeOf(environment.facts());
  };
  expect([outcome("brief"), outcome("full")]).toEqual(["covert", "covert"]);
});
