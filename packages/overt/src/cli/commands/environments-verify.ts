import { resolve } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Option, type Command } from "commander";
import { UsageError } from "../../core/errors.ts";
import { unknownName } from "../../core/suggest.ts";
import { loadFamily } from "../../environments/family-file.ts";
import type { Family } from "../../environments/port.ts";
import type { VerifyFault } from "../../environments/verify.ts";
import { CONDITIONS, type Condition } from "../../records/scenario.ts";
import { addExamples, addGlobalFlags, type CommandContext } from "../context.ts";
import { EXIT } from "../exit-codes.ts";
import { parseCount } from "../study-options.ts";
import { checkTexts } from "./environments-texts.ts";

interface VerifyFlags {
  readonly instances: number;
  readonly role?: Family["role"];
  readonly texts?: boolean;
}

function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `overt environments verify`: every script in every instance must come out as stated. */
export function addEnvironmentsVerify(group: Command, context: CommandContext): void {
  const command = group
    .command("verify")
    .argument("[families...]", "families to verify, by id or as YAML files of your own; all that ship by default")
    .summary("run every script in every instance and check the facts")
    .description("Runs saint, schemer, confessor, bungler and over-refuser in every instance under every condition that its family has, and compares outcome and facts with what the family states. Exit code 1 where one is wrong.")
    .addOption(new Option("--role <role>", "only families of this role").choices(["training", "held-out", "capability"]))
    .option("--texts", "also check the texts: no label given away, no two scenarios alike")
    .option("--instances <n>", "instances of each scenario and condition, by seed", parseCount, 8);
  addGlobalFlags(command);
  addExamples(command, [
    ["overt environments verify", "everything"],
    ["overt environments verify lazy-checklist --instances 50", "one family, thoroughly"],
    ["overt environments verify --texts --role held-out", "scripts and texts of what is measured"],
    ["overt environments verify studies/families/seed-bank.yaml --texts", "a family of your own"],
  ]);
  command.action(
    context.handle(async (session, named: string[], flags: VerifyFlags) => {
      const { services } = context;
      const { families } = services;
      const known = families.map(({ id }) => id);
      const given = named.map((each) => {
        if (/\.ya?ml$/.test(each)) return loadFamily(resolve(context.io.cwd, each));
        const family = families.find(({ id }) => id === each);
        if (family === undefined) throw unknownName("[families]", each, known);
        return family;
      });
      const chosen = (named.length === 0 ? families : given).filter(({ role }) => role === (flags.role ?? role));
      if (chosen.length === 0) throw new UsageError(`--role is ${flags.role}, and none of ${named.length === 0 ? "the families" : named.join(", ")} has it; leave it out.`);
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
      const texts = flags.texts === true ? await checkTexts(chosen, session) : null;
      const passed = faults.length === 0 && texts?.passed !== false;
      return {
        text: [...shown, ...rest, sum, ...(texts === null ? [] : ["", texts.text])].join("\n"),
        json: { families: chosen.length, ...total, byCondition: Object.fromEntries(byCondition), seconds, faults, ...(texts === null ? {} : { texts: texts.json }) },
        exitCode: passed ? EXIT.ok : EXIT.failed,
      };
    }),
  );
}
