import type { InspectedChat } from "@overt/engine";
import { InvalidArgumentError, type Command } from "commander";
import { UsageError } from "../../core/errors.ts";
import { toChat } from "../../datasets/chat-row.ts";
import { rowFault } from "../../datasets/row-fault.ts";
import { readStudy } from "../../store/open-run.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { EXIT } from "../exit-codes.ts";
import { findTrainingRow, type FoundRow, type RowLineFault } from "../find-training-rows.ts";
import { narrowRow, type Narrowing } from "../narrow-row.ts";
import { renderRow } from "../render-row.ts";
import { runsFolder } from "../study-options.ts";

interface InspectFlags {
  readonly arm?: string;
  readonly model?: string;
  readonly runs?: string;
  readonly turn?: number;
  readonly trained?: boolean;
}

/** `overt inspect-row`: a training row token by token. */
export function addInspectRowCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("inspect-row")
    .argument("<source>", "run folder, study name for its latest run with rows, or a JSONL file of chat messages")
    .argument("[row]", "index from 0, or id", "0")
    .summary("show a training row token by token")
    .description(
      "Shows what training sees of a row: every token with its turn, whether it is trained on, and whether it came from the message or from the chat template; where each turn begins; what the template dropped. Plain columns, in colour on a terminal. Exit code 1 where training would refuse the row or make nothing of it. A JSONL line is {\"messages\": [{\"role\", \"content\"}, …]} or that list alone.",
    )
    .option("--turn <n>", "show the tokens of this turn alone, from 0", parseTurn)
    .option("--trained", "show what is trained on, with a few tokens around it, and leave out the rest")
    .option("--arm <name>", "whose rows, where a run has several (default: cure)")
    .option("--model <model>", "name, GGUF file or folder whose tokenizer and chat template are used (default: the run's model)")
    .option("--runs <folder>", "folder for runs (default: $OVERT_RUNS, or runs)");
  addGlobalFlags(command);
  addExamples(command, [
    ["overt inspect-row quickstart", "first row of the latest quickstart"],
    ["overt inspect-row quickstart 3 --trained", "what the fourth row teaches"],
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
      const narrowing = narrowingOf(flags, chat);
      const fault = rowFault(found.row, chat);
      const trained = chat.tokens.filter((token) => token.trained).length;
      const colour = io.stdout.isTTY === true && (io.env["NO_COLOR"] ?? "") === "" && io.env["TERM"] !== "dumb";
      const title = `${found.row.id}\nrow ${found.index} of ${found.rows} in ${found.file}, chat template of ${model}\n${chat.tokens.length} tokens, ${trained} trained on, ${chat.turns.length} turns${renderFaults(found.faults)}`;
      const columns = narrowRow(chat, narrowing).flatMap(({ from, to, shown }) => (shown ? chat.tokens.slice(from, to).map((token, i) => ({ index: from + i, ...token })) : []));
      return {
        text: `${title}\n\n${renderRow(chat, { colour, fault, narrowing })}`,
        json: { id: found.row.id, index: found.index, file: found.file, model, tokens: chat.tokens.length, trained, refusal: chat.refusal, fault, faultyRows: found.faults, turns: chat.turns, columns },
        exitCode: chat.refusal === null && fault === null ? EXIT.ok : EXIT.failed,
      };
    }),
  );
}

/** The model that a run's study names. */
function modelOf({ run, file }: FoundRow): string {
  if (run === null) throw new UsageError(`--model is missing; ${file} belongs to no run, so say whose tokenizer and chat template to use, for example --model smollm2-135m.`);
  return readStudy(run).model;
}

function narrowingOf({ turn, trained }: InspectFlags, { turns }: InspectedChat): Narrowing {
  if (turn !== undefined && turn >= turns.length) throw new UsageError(`--turn is ${turn}; this row has turns 0 to ${turns.length - 1}.`);
  return { ...(turn === undefined ? {} : { turn }), trained: trained ?? false };
}

function renderFaults(faults: readonly RowLineFault[]): string {
  if (faults.length === 0) return "";
  const lines = faults.slice(0, 10).map(({ line }) => line);
  const where = `${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")}${faults.length > lines.length ? ", …" : ""}`;
  return `\n${faults.length} other ${faults.length === 1 ? "row" : "rows"} of the file cannot be read (${where})`;
}

function parseTurn(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 0.");
  return Number(text);
}
