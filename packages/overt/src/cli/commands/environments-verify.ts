import { setImmediate as nextTurn } from "node:timers/promises";
import type { Command } from "commander";
import { unknownName } from "../../core/suggest.ts";
import type { VerifyFault } from "../../environments/verify.ts";
import { CONDITIONS, type Condition } from "../../records/scenario.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { EXIT } from "../exit-codes.ts";
import { parseCount } from "../study-options.ts";

function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `overt environments verify`: every script in every instance must come out as stated. */
export function addEnvironmentsVerify(group: Command, context: CommandContext): void {
  const command = group
    .command("verify")
    .argument("[families...]", "families to verify; all by default")
    .summary("run every script in every instance and check the facts")
    .description("Runs saint, schemer, confessor, bungler and over-refuser in every instance under every condition that its family has, and compares outcome and facts with what the family states. Exit code 1 where one is wrong.")
    .option("--instances <n>", "instances of each scenario and condition, by seed", parseCount, 8);
  addGlobalFlags(command);
  addExamples(command, [
    ["overt environments verify", "everything"],
    ["overt environments verify lazy-checklist --instances 50", "one family, thoroughly"],
  ]);
  command.action(
    context.handle(async (session, named: string[], flags: { instances: number }) => {
      const { services } = context;
      const { families } = services;
      const known = families.map(({ id }) => id);
      for (const id of named) if (!known.includes(id)) throw unknownName("[families]", id, known);
      const chosen = named.length === 0 ? families : families.filter(({ id }) => named.includes(id));
      const stage = session.progress.start("verifying", chosen.length, chosen.length === 1 ? "family" : "families");
      const total = { instances: 0, scripts: 0 };
      const byCondition = new Map<Condition, number>();
      const startedAt = performance.now();
      const faults: VerifyFault[] = [];
      for (const family of chosen) {
        await nextTurn(); // lets Ctrl-C and the progress line through
        session.signal.throwIfAborted();
        const result = services.verifyFamilies([family], flags.instances);
        total.instances += result.instances;
        total.scripts += result.scripts;
        for (const condition of CONDITIONS) byCondition.set(condition, (byCondition.get(condition) ?? 0) + (result.byCondition[condition] ?? 0));
        faults.push(...result.faults);
        stage.advance(1);
      }
      stage.finish();
      const seconds = (performance.now() - startedAt) / 1000;
      const shown = faults.slice(0, 20).map(({ scenario, condition, instanceSeed, script, fault }) => `${scenario} ${condition} #${instanceSeed} ${script}: ${fault}`);
      const rest = faults.length > 20 ? [`… and ${faults.length - 20} more`] : [];
      const conditions = [...byCondition].map(([condition, n]) => `${condition} ${n}`).join(", ");
      const sum = `${counted(chosen.length, "family", "families")}, ${counted(total.instances, "instance")} (${conditions}), ${counted(total.scripts, "script")} in ${seconds.toFixed(1)} s: ${faults.length === 0 ? "all right" : counted(faults.length, "fault")}`;
      return { text: [...shown, ...rest, sum].join("\n"), json: { families: chosen.length, ...total, byCondition: Object.fromEntries(byCondition), seconds, faults }, exitCode: faults.length === 0 ? EXIT.ok : EXIT.failed };
    }),
  );
}
