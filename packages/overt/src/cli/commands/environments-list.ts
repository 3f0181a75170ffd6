import { Option, type Command } from "commander";
import { unknownName } from "../../core/suggest.ts";
import type { Family } from "../../environments/port.ts";
import type { Domain, Split } from "../../records/scenario.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { renderTable } from "../table.ts";

const SPLITS = ["train", "validation", "organism", "open", "sealed"] as const satisfies readonly Split[];

/** One environment of the list. */
interface ListedEnvironment {
  readonly id: string;
  readonly evaluation: string;
  readonly category: string;
  readonly domain: Domain;
  readonly split: Split;
  readonly role: Family["role"];
}

interface ListFlags {
  readonly split?: Split;
  readonly evaluation?: string;
}

/** `overt environments list`: counts for readers, one entry an environment for machines. */
export function addEnvironmentsList(group: Command, context: CommandContext): void {
  const command = group
    .command("list")
    .summary("how many environments there are of what")
    .description("Counts environments by evaluation, category, domain and split. With --json: an array, one entry an environment.")
    .addOption(new Option("--split <name>", "only this split").choices(SPLITS))
    .option("--evaluation <id>", "only this evaluation (a family's id)");
  addGlobalFlags(command);
  addExamples(command, [
    ["overt environments list", "everything"],
    ["overt environments list --split open", "what development may look at"],
    ["overt environments list --evaluation lazy-checklist --json", "one evaluation, an entry an environment"],
  ]);
  command.action(
    context.handle((_session, flags: ListFlags) => {
      const { families } = context.services;
      const known = families.map(({ id }) => id);
      if (flags.evaluation !== undefined && !known.includes(flags.evaluation)) throw unknownName("--evaluation", flags.evaluation, known);
      const listed = families
        .flatMap(environmentsOf)
        .filter(({ split, evaluation }) => split === (flags.split ?? split) && evaluation === (flags.evaluation ?? evaluation));
      return { text: renderCounts(listed), json: listed };
    }),
  );
}

function environmentsOf({ id: evaluation, category, role, scenarios }: Family): ListedEnvironment[] {
  return scenarios.map(({ id, domain, split }) => ({ id, evaluation, category, domain, split, role }));
}

/** A table for each way to count; columns are the splits that occur. */
function renderCounts(listed: readonly ListedEnvironment[]): string {
  const splits = SPLITS.filter((split) => listed.some((each) => each.split === split));
  const row = (name: string, rows: readonly ListedEnvironment[]): string[] => [
    name,
    String(rows.length),
    ...splits.map((split) => String(rows.filter((each) => each.split === split).length)),
  ];
  const count = (key: "evaluation" | "category" | "domain"): string => {
    const groups = Map.groupBy(listed, (each) => each[key]);
    const rows = [...groups].map(([name, members]) => row(name, members));
    return renderTable([key, "environments", ...splits], key === "evaluation" ? [...rows, row("all", listed)] : rows, ["left", ...Array<"right">(splits.length + 1).fill("right")]);
  };
  return [count("evaluation"), count("category"), count("domain")].join("\n\n");
}
