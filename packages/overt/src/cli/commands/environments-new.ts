import { relative, resolve } from "node:path";
import type { Command } from "commander";
import { UsageError } from "../../core/errors.ts";
import { constantName, scaffoldFamily } from "../../environments/template/scaffold.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";

interface NewFlags {
  readonly category: string;
  readonly title: string;
  readonly out?: string;
}

/** `overt environments new`: a family's folder to start from. */
export function addEnvironmentsNew(group: Command, context: CommandContext): void {
  const command = group
    .command("new")
    .argument("<id>", "the family's id, lower-case words joined by hyphens")
    .summary("a new family's folder, which verifies as it stands")
    .description("Writes family.ts, rows.ts with one row a split, and a test into a folder of the new family's name. They verify as they stand; then put your own setting in their place.")
    .requiredOption("--category <name>", 'what it belongs to, such as "Sabotage"')
    .requiredOption("--title <text>", "its name in reports")
    .option("--out <folder>", "where to put the folder; by default among the families that ship");
  addGlobalFlags(command);
  addExamples(command, [['overt environments new quiet-edits --category Sabotage --title "Quiet edits"', "among the families that ship"]]);
  command.action(
    context.handle((_session, id: string, flags: NewFlags) => {
      if (context.services.families.some((each) => each.id === id)) throw new UsageError(`<id> is "${id}", which a family has already; give another one.`);
      const { cwd } = context.io;
      const parent = flags.out === undefined ? resolve(import.meta.dirname, "../../environments/families") : resolve(cwd, flags.out);
      const files = scaffoldFamily({ id, title: flags.title, category: flags.category }, parent);
      const shown = files.map((file) => (relative(cwd, file).startsWith("..") ? file : relative(cwd, file)));
      const next = `Next: add ${constantName(id)} to packages/overt/src/environments/families/index.ts, then \`overt environments verify ${id} --texts\`.`;
      return { text: [...shown, next].join("\n"), json: { id, files } };
    }),
  );
}
