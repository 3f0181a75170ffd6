import { Option, type Command } from "commander";
import type { Arm } from "../../study/arms.ts";
import { CONTROL_NAMES } from "../../study/cure-study.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { staged } from "../staged-result.ts";
import { addStudyFlags, dryRun, resolveArm, toRequest, type StudyFlags } from "../study-options.ts";

export interface ArmFlags extends StudyFlags {
  readonly arm: Arm["name"];
}

export const armOption = (): Option => new Option("--arm <name>", "the cure, or one of the study's controls").choices(["cure", ...CONTROL_NAMES]).default("cure");

/** A stage of an arm, as plans call it. */
export function stageOf(stage: string, { arm }: ArmFlags): string {
  return arm === "cure" ? stage : `${stage} (${arm})`;
}

/** `overt collect`: rollouts on training families, judged. */
export function addCollectCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("collect")
    .argument("<study>", "study file; its `collect` section says what is run")
    .summary("collect and judge rollouts on training families")
    .description("Runs the model on training families with the principles in its prompt, and judges outcome and reasoning of every rollout.")
    .addOption(armOption());
  addGlobalFlags(addStudyFlags(command));
  addExamples(command, [
    ["overt collect studies/quickstart.yaml", "rollouts for the cure"],
    ["overt collect studies/controls.yaml --arm clean-tasks", "rollouts for a control"],
  ]);
  command.action(
    context.handle(async (session, file: string, flags: ArmFlags) => {
      const resolved = resolveArm(file, flags, context);
      if (flags.dryRun === true) return dryRun(resolved, flags, context, [stageOf("collect", flags)]);
      return staged(await context.services.collect({ ...toRequest(resolved, flags, context), arm: flags.arm }, session));
    }),
  );
}
