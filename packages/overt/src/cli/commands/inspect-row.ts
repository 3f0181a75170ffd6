import type { Command } from "commander";
import { UsageError } from "../../core/errors.ts";
import { toChat } from "../../datasets/chat-row.ts";
import { readStudy } from "../../store/open-run.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { EXIT } from "../exit-codes.ts";
import { findTrainingRow, type FoundRow } from "../find-training-rows.ts";
import { renderRow } from "../render-row.ts";
import { runsFolder } from "../study-options.ts";

interface InspectFlags {
  readonly arm?: string;
  readonly model?: string;
  readonly runs?: string;
}

/** `overt inspect-row`: a training row token by token. */
export function addInspectRowCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("inspect-row")
    .argument("<source>", "run folder, study name for its latest run, or a JSONL file of chat messages")
    .argument("[row]", "index from 0, or id", "0")
    .summary("show a training row token by token")
    .description(
      "Shows what training sees of a row: every token with its turn, whether it is trained on, and whether it came from the message or from the chat template; where each turn begins; what the template dropped. Plain columns, in colour on a terminal. Exit code 1 where training would refuse the row. A JSONL line is {\"messages\": [{\"role\", \"content\"}, …]} or that list alone.",
    )
    .option("--arm <name>", "whose rows, where a run has several (default: cure)")
    .option("--model <model>", "name, GGUF file or folder whose tokenizer and chat template are used (default: the run's model)")
    .option("--runs <folder>", "folder for runs (default: $OVERT_RUNS, or runs)");
  addGlobalFlags(command);
  addExamples(command, [
    ["overt inspect-row quickstart", "first row of the latest quickstart"],
    ["overt inspect-row runs/quickstart/latest 12 --json", "the thirteenth, for a program"],
    ["overt inspect-row controls --arm clean-tasks", "a control's rows"],
    ["overt inspect-row chats.jsonl 3 --model smollm2-135m", "a file of your own"],
  ]);
  command.action(
    context.handle(async (_session, given: string, wanted: string, flags: InspectFlags) => {
      const { io, services } = context;
      const found = await findTrainingRow({ given, runsFolder: runsFolder(flags, context), cwd: io.cwd, ...(flags.arm === undefined ? {} : { arm: flags.arm }) }, wanted);
      const model = flags.model ?? modelOf(found);
      const tokenizer = await services.openTokenizer(model);
      const chat = tokenizer.inspect(toChat(found.row.messages));
      const trained = chat.tokens.filter((token) => token.trained).length;
      const colour = io.stdout.isTTY === true && (io.env["NO_COLOR"] ?? "") === "" && io.env["TERM"] !== "dumb";
      const title = `${found.row.id}\nrow ${found.index} of ${found.rows} in ${found.file}, chat template of ${model}\n${chat.tokens.length} tokens, ${trained} trained on, ${chat.turns.length} turns`;
      return {
        text: `${title}\n\n${renderRow(chat, { colour })}`,
        json: { id: found.row.id, index: found.index, file: found.file, model, tokens: chat.tokens.length, trained, refusal: chat.refusal, turns: chat.turns, columns: chat.tokens },
        exitCode: chat.refusal === null ? EXIT.ok : EXIT.failed,
      };
    }),
  );
}

/** The model that a run's study names. */
function modelOf({ run, file }: FoundRow): string {
  if (run === null) throw new UsageError(`--model is missing; ${file} belongs to no run, so say whose tokenizer and chat template to use, for example --model smollm2-135m.`);
  return readStudy(run).model;
}
