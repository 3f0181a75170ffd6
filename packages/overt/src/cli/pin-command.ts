import { existsSync } from "node:fs";
import { RunError } from "../core/errors.ts";
import type { RunFolder } from "../store/run-folder.ts";

export type RunCommand = "overt run" | "overt eval" | "overt organism build";

/**
 * Notes which command a run belongs to. One that `overt eval` began is not finished by `overt run`, and the other way round;
 * `overt collect` and `overt train sft` do parts of `overt run`.
 * @throws RunError naming the command that helps.
 */
export async function pinCommand(run: RunFolder, command: RunCommand): Promise<void> {
  const begun = run.manifest.hashes["command"];
  if (begun === undefined || begun === command) return run.pin("command", command);
  if (command !== "overt eval") throw new RunError(`${run.path} is unfinished and was begun by \`${begun}\`; finish it with \`${begun}\` first, or start a new run with --new.`);
  const measure = existsSync(run.file("models", "cure")) ? `measure the cure trained there with \`overt eval STUDY --new --of ${run.path}\`` : "measure the study's own model with `overt eval STUDY --new`";
  throw new RunError(`${run.path} is unfinished and was begun by \`overt run\`, \`overt collect\` or \`overt train sft\`, and \`overt eval\` measures in a run of its own: ${measure}, or go on with \`overt run STUDY\`.`);
}
