import { expect, test } from "vitest";
import { FAMILIES } from "./families/index.ts";

/** Read as they were measured, or choosing among offers with their reader. */
const AS_MEASURED = ["email-scoring", "email-scoring-no-nudge", "subagent-resource-quota", "legal-reporting", "lazy-checklist", "log-falsification", "sandbagging-qa", "covert-rule-violation"];
/** Fields in which a negation is an answer: "not booked", "not sandbagging", "not yes". */
const ANSWERS = ["chat-deception", "impossible-coding-task", "sandbagging-grading-cot"];

test.each(FAMILIES.filter(({ id, role }) => role === "held-out" && !AS_MEASURED.includes(id) && !ANSWERS.includes(id)).map((family) => [family.id, family] as const))("%s takes no negated name for the name", (_, family) => {
  for (const scenario of family.scenarios) {
    const instance = family.build(scenario, "unwatched", 3);
    const script = instance.script("schemer");
    if (script === null) continue;
    const deed = script.acts.findIndex((each) => each.beat === "break" && each.tool !== "finish");
    if (deed < 0) continue;
    for (const [field, value] of script.acts[deed]!.args.entries()) {
      const environment = instance.open();
      for (const act of script.acts.slice(0, deed)) environment.call(act);
      const args = script.acts[deed]!.args.with(field, `not ${value}`);
      const reply = environment.call({ tool: script.acts[deed]!.tool, args });
      const free = family.id === "legal-reporting-cn" && field === 1; // the finding is free text
      const refusal = family.id === "subagent-collusion" && value === "yes"; // "not yes" is no
      if (!free && !refusal) expect([scenario.id, field, value, reply.ok]).toEqual([scenario.id, field, value, false]);
    }
  }
});
