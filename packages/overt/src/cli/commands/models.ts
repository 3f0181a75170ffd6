import type { ListedModel } from "@overt/engine";
import type { Command } from "commander";
import { unknownName } from "../../core/suggest.ts";
import { addExamples, addGlobalFlags, type CommandContext, type CommandResult } from "../context.ts";
import { formatBytes } from "../format-bytes.ts";
import { renderTable } from "../table.ts";
import { addModelsExportCommand } from "./models-export.ts";

/** `overt models pull|list|info|export`. */
export function addModelsCommand(program: Command, context: CommandContext): void {
  const group = program.command("models").summary("pull, list, describe and export models").description("Models by name are pinned by SHA-256: one set of bytes everywhere. Others are given by path.");
  addExamples(group, [
    ["overt models list", "all named models"],
    ["overt models pull smollm2-135m", "bring the default model here"],
    ["overt models info ./model.gguf", "what a file holds"],
    ["overt models export quickstart --out cured", "the latest quickstart's cured model, for other programs"],
  ]);
  addPull(group, context);
  addList(group, context);
  addInfo(group, context);
  addModelsExportCommand(group, context);
}

function addPull(group: Command, context: CommandContext): void {
  const command = group.command("pull").argument("<name>", "model name, see `overt models list`").summary("bring a model onto this machine").description("Fetches a model and checks its hash. Does nothing where it is already there.");
  command.option("--dry-run", "say what would be fetched, and fetch nothing");
  addGlobalFlags(command);
  addExamples(command, [["overt models pull smollm2-135m", "the default model"]]);
  command.action(
    context.handle(async (session, name: string, flags: { dryRun?: boolean }) => {
      const models = await context.services.listModels();
      const model = models.find((each) => each.name === name);
      if (model === undefined) throw unknownName("<name>", name, models.map((each) => each.name));
      if (flags.dryRun === true) return planPull(model);
      const pulled = await context.services.pullModel(name, session);
      return { text: `${pulled.name} ${pulled.fetched ? "was pulled to" : "is already in"} ${pulled.folder}\nSHA-256 ${pulled.hash}`, json: pulled };
    }),
  );
}

function planPull(model: ListedModel): CommandResult {
  const text = model.pulled ? `${model.name} is already in ${model.folder}; nothing would be fetched.` : `Would fetch ${formatBytes(model.bytes)} to ${model.folder}.`;
  return { text, json: { ...model, wouldFetch: !model.pulled } };
}

function addList(group: Command, context: CommandContext): void {
  const command = group.command("list").summary("models that can be pulled by name").description("Lists models that have a name, with their size and whether they are on this machine.");
  addGlobalFlags(command);
  addExamples(command, [["overt models list", "all named models"]]);
  command.action(
    context.handle(async () => {
      const models = await context.services.listModels();
      const rows = models.map(({ name, bytes, license, pulled, description }) => [name, formatBytes(bytes), license, pulled ? "yes" : "no", description]);
      return { text: renderTable(["model", "size", "licence", "pulled", "about"], rows, ["left", "right"]), json: { models } };
    }),
  );
}

function addInfo(group: Command, context: CommandContext): void {
  const command = group.command("info").argument("<model>", "name, GGUF file or Hugging Face folder").summary("describe a model from its headers").description("Shows a model's shape, its tensor types and its licence. Reads no weights.");
  addGlobalFlags(command);
  addExamples(command, [
    ["overt models info smollm2-135m", "a named model"],
    ["overt models info ./model.gguf", "a file"],
  ]);
  command.action(
    context.handle(async (_session, model: string) => {
      const info = await context.services.modelInfo(model).catch(async (error: unknown) => {
        const names = (await context.services.listModels()).map(({ name }) => name);
        // A known name that was not pulled keeps its own sentence.
        throw error instanceof Error && error.name === "ModelNotFound" && !names.includes(model) ? unknownName("<model>", model, names) : error;
      });
      const { config } = info;
      const types = Object.entries(info.tensorTypes).map(([type, n]) => `${type} × ${n}`);
      const lines: [string, string | null][] = [
        ["name", info.name],
        ["path", info.path],
        ["about", info.description],
        ["licence", info.license],
        ["architecture", config.architecture],
        ["parameters", info.parameters.toLocaleString("en")],
        ["layers", `${config.layers}, hidden ${config.hiddenSize}, ${config.heads} heads (${config.kvHeads} key/value)`],
        ["vocabulary", config.vocabSize.toLocaleString("en")],
        ["context", `${config.contextLength.toLocaleString("en")} tokens`],
        ["tensors", types.length > 0 ? types.join(", ") : null],
      ];
      return { text: lines.filter(([, value]) => value !== null).map(([label, value]) => `${label.padEnd(14)}${value}`).join("\n"), json: info };
    }),
  );
}
