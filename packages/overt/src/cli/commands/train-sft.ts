import type { Command } from "commander";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { staged } from "../staged-result.ts";
import { addStudyFlags, dryRun, resolveArm, toRequest } from "../study-options.ts";
import { armOption, stageOf, type ArmFlags } from "./collect.ts";

/** `overt train sft`: the cure's adapter from collected rollouts. */
export function addTrainCommand(program: Command, context: CommandContext): void {
  const train = program.command("train").summary("train on collected rollouts").description("Trains an adapter on what `overt collect` kept.");
  addExamples(train, [["overt train sft studies/quickstart.yaml", "train the cure"]]);
  const command = train
    .command("sft")
    .argument("<study>", "study file; its `cure` section says how to train")
    .summary("supervised fine-tuning")
    .description("Filters the collected rollouts, strips the principles, proves it on the tokens, and trains. Collects first where that is not done.")
    .addOption(armOption());
  addGlobalFlags(addStudyFlags(command));
  addExamples(command, [
    ["overt train sft studies/quickstart.yaml", "train the cure"],
    ["overt train sft studies/quickstart.yaml --set cure.maxSteps=2", "two steps, to see that it works"],
  ]);
  command.action(
    context.handle(async (session, file: string, flags: ArmFlags) => {
      const resolved = resolveArm(file, flags, context);
      if (flags.dryRun === true) return dryRun(resolved, flags, context, [stageOf("collect", flags), stageOf("train", flags)]);
      return staged(await context.services.trainSft({ ...toRequest(resolved, flags, context), arm: flags.arm }, session));
    }),
  );
}
