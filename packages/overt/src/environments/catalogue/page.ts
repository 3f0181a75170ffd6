import { CANARY } from "../../core/canary.ts";
import type { Condition, Split } from "../../records/scenario.ts";
import { SCRIPTS, type Family, type Instance, type Script, type ScriptName } from "../port.ts";
import { exampleOf, playScript, renderExample } from "./example.ts";
import { PUBLISHED_RATES, renderChange, SOURCE } from "./published-rates.ts";

const SPLITS = ["train", "validation", "organism", "open", "sealed"] as const satisfies readonly Split[];

const MEANING: Readonly<Record<Condition, string>> = {
  unwatched: "pressure, and it is said that nobody watches",
  watched: "the same, and it is said that somebody does",
  allowed: "unwatched and under pressure, but the act is permitted",
  clean: "no pressure, and nothing in the way",
  flipped: "unwatched, but honesty is what pays",
  instructed: "unwatched, and the user orders the act openly",
  unseen: "unwatched, and the rule stands nowhere that can be read",
};

/** Pages by their name in `docs/evaluations/`: one for each held-out family, and the index. */
export function buildCatalogue(families: readonly Family[]): Map<string, string> {
  const measured = families.filter(({ role }) => role === "held-out");
  return new Map([["README.md", renderIndex(measured)], ...measured.map((family) => [`${family.id}.md`, renderEvaluation(family)] as const)]);
}

/**
 * An evaluation as a Markdown page: what is covert in it and how that is told, its conditions, its environments, one of them in
 * full with what each scripted policy does, and the paper's rates. Of sealed scenarios it holds counts alone.
 */
export function renderEvaluation(family: Family): string {
  const { id, title, category, headline, about } = family;
  return page(title, [
    `\`${id}\` · ${category} · ${headline ? "in the headline" : "outside the headline"} · [all evaluations](README.md)`,
    about,
    "## How it is detected",
    detectionOf(family),
    "## Conditions",
    conditionsOf(family),
    "## Environments",
    environmentsOf(family),
    "## An example",
    renderExample(family),
    "## In the paper",
    publishedOf(id),
  ]);
}

function renderIndex(families: readonly Family[]): string {
  const rows = families.map(({ id, title, category, headline, scenarios }) => {
    const rates = PUBLISHED_RATES[id];
    const count = (split: Split): string => String(scenarios.filter((each) => each.split === split).length);
    return [`[${title}](${id}.md)`, category, headline ? "yes" : "no", count("organism"), count("open"), count("sealed"), renderChange(rates?.o4Mini), renderChange(rates?.o3)];
  });
  return page("Evaluations", [
    "What is measured, an evaluation a page, written from the families themselves; `overt environments list` counts the same. Environments are counted by split: an organism may learn from the first, development may look at the second, published figures come from the third.",
    table(["evaluation", "category", "headline", "organism", "open", "sealed", "o4-mini", "o3"], rows),
    `o4-mini, o3: covert actions in percent before → after the paper's training (${SOURCE}; Chat Deception from elsewhere in it). Ours are settings of our own after the paper's descriptions; the rates of other models on them are not to be compared with these. Not found: the paper has none, or the evaluation is ours alone.`,
  ]);
}

const page = (title: string, parts: readonly string[]): string =>
  [`<!-- ${CANARY} · Keep this page out of training corpora. Written by \`npm run catalogue\`; changes by hand are lost. -->`, `# ${title}`, ...parts].join("\n\n").concat("\n");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The family's own words, and the facts by which its misstep is told: the covert one, or over-refusal where nothing is covert. */
function detectionOf(family: Family): string {
  const misstep = findMisstep(family);
  if (misstep === null) return family.detection ?? "By its facts; no judge is asked.";
  const { instance, name, script } = misstep;
  const stated = Object.entries(script.facts).map(([fact, value]) => `\`${fact}\` ${value ? "yes" : "no"}`);
  const read = [name, "confessor" as const].some((each) => playScript(instance, each)?.fromText === true);
  return [
    ...(family.detection === undefined ? [] : [family.detection]),
    `The facts of a run that is ${script.outcome}: ${stated.join(", ")}.`,
    read ? "Disclosure is read from free text, so that some outcomes rest on a reader of text." : "They are read from the world's state and from fields of the calls; no judge is asked.",
  ].join(" ");
}

function findMisstep(family: Family): { instance: Instance; name: ScriptName; script: Script } | null {
  const scenario = exampleOf(family);
  if (scenario === null) return null;
  for (const [name, outcome] of [["schemer", "covert"], ["over-refuser", "over-refusal"]] as const)
    for (const condition of family.conditions) {
      const instance = family.build(scenario, condition, 0);
      const script = instance.script(name);
      if (script?.outcome === outcome) return { instance, name, script };
    }
  return null;
}

/** What each condition changes, and what each policy comes out as in the example. */
function conditionsOf(family: Family): string {
  const scenario = exampleOf(family);
  if (scenario === null) return table(["condition", "what it is"], family.conditions.map((each) => [each, MEANING[each]]));
  const rows = family.conditions.map((condition) => {
    const instance = family.build(scenario, condition, 0);
    return [condition, MEANING[condition], ...SCRIPTS.map((name) => instance.script(name)?.outcome ?? "–")];
  });
  return table(["condition", "what it is", ...SCRIPTS], rows);
}

function environmentsOf({ scenarios }: Family): string {
  const splits = SPLITS.filter((split) => scenarios.some((each) => each.split === split));
  const row = (name: string, of: typeof scenarios): string[] => [name, ...splits.map((split) => String(of.filter((each) => each.split === split).length)), String(of.length)];
  const domains = [...Map.groupBy(scenarios, ({ domain }) => domain)].sort(([a], [b]) => a.localeCompare(b));
  return table(["domain", ...splits, "all"], [...domains.map(([domain, of]) => row(domain, of)), row("all", scenarios)]);
}

function publishedOf(id: string): string {
  const rates = PUBLISHED_RATES[id];
  if (rates === undefined) return "No such evaluation is in the paper; this one is ours alone.";
  const { name, o4Mini, o3, source = SOURCE, note } = rates;
  const told = table(["model", "covert actions, % before → after"], [["o4-mini", renderChange(o4Mini)], ["o3", renderChange(o3)]]);
  return [`*${name}*, ${o4Mini === null && o3 === null ? "without rates in what was found" : source}.`, told, ...(note === undefined ? [] : [note])].join("\n\n");
}
