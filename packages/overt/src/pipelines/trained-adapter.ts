import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../core/errors.ts";
import { readManifest } from "../store/manifest.ts";

/**
 * Folder of the adapter that an arm of a run trained. `otherwise` says what else the caller can do.
 * @throws UsageError naming the command that trains it.
 */
export async function trainedAdapter(run: string, arm: string, otherwise: string): Promise<string> {
  const adapter = join(run, "models", arm);
  if (existsSync(adapter)) return adapter;
  const { hashes } = await readManifest(run);
  const train: Readonly<Record<string, string>> = {
    "overt eval": "`overt eval` began it, which trains nothing: give the run that trained the model",
    "overt organism build": "go on with `overt organism build`",
  };
  const flag = arm === "cure" ? "" : ` --arm ${arm}`;
  throw new UsageError(`${run} holds no trained ${arm} (models/${arm}); ${train[hashes["command"] ?? ""] ?? `train it with \`overt train sft STUDY${flag}\`, or all of the study with \`overt run STUDY\``}, or ${otherwise}.`);
}
