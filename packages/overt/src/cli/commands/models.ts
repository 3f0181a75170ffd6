import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ListedModel } from "@overt/engine";
import type { Command } from "commander";
import { UsageError } from "../../core/errors.ts";
import { unknownName } from "../../core/suggest.ts";
import { BUILT_IN } from "../built-in-model.ts";
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
      if (name === BUILT_IN.name) return { text: `${name} is built in; there is nothing to pull.`, json: { name, builtIn: true, fetched: false } };
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
  const command = group.command("list").summary("models that have a name").description("Lists models that have a name, with their size and whether they are on this machine.");
  addGlobalFlags(command);
  addExamples(command, [["overt models list", "all named models"]]);
  command.action(
    context.handle(async () => {
      const models = await context.services.listModels();
      const rows = models.map(({ name, bytes, license, pulled, description }) => [name, formatBytes(bytes), license, pulled ? "yes" : "no", description]);
      const builtIn = [BUILT_IN.name, "-", BUILT_IN.license, "built in", BUILT_IN.description];
      return { text: renderTable(["model", "size", "licence", "pulled", "about"], [...rows, builtIn], ["left", "right"]), json: { models, builtIn: [BUILT_IN] } };
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
      checkFolder(model, resolve(context.io.cwd, model));
      const info = await context.services.modelInfo(model).catch(async (error: unknown) => {
        const names = [...(await context.services.listModels()).map(({ name }) => name), BUILT_IN.name];
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

/** @throws UsageError where a folder is there and holds something else than a model. */
function checkFolder(given: string, path: string): void {
  if (!existsSync(path) || !statSync(path).isDirectory() || existsSync(join(path, "config.json"))) return;
  const has = (file: string): boolean => existsSync(join(path, file));
  const what = has("adapter_config.json")
    ? "an adapter, not a model; give the model that it was trained on"
    : has("manifest.json") && has("study.resolved.yaml")
      ? `a run, not a model; write its model out with \`overt models export ${given} --out FOLDER\`, and give that folder`
      : "a folder without a model: it has no config.json; give a folder with config.json and safetensors, a GGUF file, or a name (`overt models list`)";
  throw new UsageError(`<model> is "${given}", ${what}.`);
}
