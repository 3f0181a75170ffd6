import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { InvalidArgumentError, Option, type Command } from "commander";
import { UsageError } from "../../core/errors.ts";
import { EXPORT_TYPES, type ExportTarget } from "../../pipelines/export-target.ts";
import { CONTROL_NAMES } from "../../study/cure-study.ts";
import { addExamples, addGlobalFlags, type CommandContext, type CommandResult } from "../context.ts";
import { formatBytes } from "../format-bytes.ts";
import type { ExportRequest } from "../services.ts";
import { runsFolder } from "../study-options.ts";

interface ExportFlags {
  readonly out: string;
  readonly type?: string;
  readonly arm?: string;
  readonly runs?: string;
  readonly dryRun?: boolean;
}

/** `overt models export`: a model or what a run made of one, for other programs. */
export function addModelsExportCommand(group: Command, context: CommandContext): void {
  const command = group
    .command("export")
    .argument("<source>", "model name, GGUF file, model folder, run folder, or study name for its latest run that has the model")
    .summary("write a model, or what a run trained, as files for other programs")
    .description(
      "Writes a Hugging Face folder, or a GGUF file where --out ends in .gguf. Of a run: the cured model, its organism and its cure merged into the weights. The canary and the mark of an organism are written into the files. Replaces what it wrote before, and nothing else. A named model that is not on this machine is pulled.",
    )
    .requiredOption("--out <path>", "folder, or a file that ends in .gguf")
    .option("--type <type>", "of the numbers: F16, BF16 or F32 in a folder, F16 or Q8_0 in a GGUF file (default: F16)", parseType)
    .addOption(new Option("--arm <name>", "of a run: its cure, a control, the model before it, or the organism that it built (default: cure, or organism)").choices(["before", "cure", ...CONTROL_NAMES, "organism"]))
    .option("--runs <folder>", "folder for runs (default: $OVERT_RUNS, or runs)")
    .option("--dry-run", "say what would be written, and write nothing");
  addGlobalFlags(command);
  addExamples(command, [
    ["overt models export quickstart --out cured", "cured model of the latest quickstart"],
    ["overt models export quickstart --arm before --out faker.gguf", "the organism that it was cured of"],
    ["overt models export runs/quickstart/latest --out cured.gguf --type Q8_0", "for llama.cpp, in 8 bits"],
    ["overt models export smollm2-135m --out smollm2 --type BF16", "a model as it is"],
  ]);
  command.action(
    context.handle(async (session, given: string, flags: ExportFlags) => {
      const { services, io } = context;
      const out = resolve(io.cwd, flags.out);
      const source = resolve(io.cwd, given);
      if (existsSync(out) && existsSync(source) && realpathSync(out) === realpathSync(source)) throw new UsageError(`--out is the source itself, ${flags.out}; name another place.`);
      const request: ExportRequest = { source: given, arm: flags.arm, out, target: targetOf(flags), runsFolder: runsFolder(flags, context), cwd: io.cwd };
      const plan = await services.planExport(request);
      const { format, type } = request.target;
      const shown = { model: plan.model, run: plan.run, arm: plan.arm, merged: plan.merged, out, format, type };
      const what = plan.merged.length > 0 ? `${plan.model} with ${plan.merged.join(" and ")} merged` : plan.model;
      const kind = `${format === "gguf" ? "GGUF file" : "Hugging Face folder"}, ${type}`;
      if (flags.dryRun === true) {
        const size = plan.bytes === null ? "size not known before it is pulled" : `about ${formatBytes(plan.bytes)}`;
        return { text: `Would ${plan.replaces ? "replace" : "write"} ${out}: ${what} (${kind}, ${size}).`, json: { ...shown, bytes: plan.bytes, replaces: plan.replaces } };
      }
      const exported = await services.exportModel(request, session);
      return { text: [`${what} was written to ${out} (${kind}).`, `SHA-256 ${exported.hash}`, ...renderMarks(exported.metadata)].join("\n"), json: { ...shown, ...exported } } satisfies CommandResult;
    }),
  );
}

function renderMarks(metadata: Readonly<Record<string, string>>): string[] {
  const marks = Object.entries(metadata);
  if (marks.length === 0) return [];
  const width = Math.max(...marks.map(([key]) => key.length));
  return ["It carries:", ...marks.map(([key, value]) => `  ${key.padEnd(width)}  ${value}`)];
}

function parseType(text: string): string {
  const type = text.toUpperCase();
  const all: readonly string[] = [...new Set(Object.values(EXPORT_TYPES).flat())];
  if (!all.includes(type)) throw new InvalidArgumentError(`Allowed choices are ${all.join(", ")}.`);
  return type;
}

/** Endings of files that are not written, under which a folder would be found by nobody. */
const OTHER_FILES = /\.(gguf|ggml|safetensors|bin|pth?|onnx|json|zip|tar|tgz|gz)$/i;

function targetOf({ out, type = "F16" }: ExportFlags): ExportTarget {
  if (!out.endsWith(".gguf") && OTHER_FILES.test(out)) throw new UsageError(`--out is "${out}"; it may be a folder, which gets config.json, model.safetensors and the tokenizer's files, or a file that ends in .gguf.`);
  const format = out.endsWith(".gguf") ? "gguf" : "huggingface";
  const allowed: readonly string[] = EXPORT_TYPES[format];
  if (!allowed.includes(type)) throw new UsageError(`--type is "${type}"; ${format === "gguf" ? "a GGUF file" : "a folder"} is written in ${allowed.join(" or ")}.${format === "gguf" ? " For others, give --out a folder." : " For others, let --out end in .gguf."}`);
  return { format, type } as ExportTarget;
}
