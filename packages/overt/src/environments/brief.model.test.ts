import { openModel, pullModel, type OpenedModel } from "@overt/engine";
import { describe, expect, it } from "vitest";
import { FAMILIES } from "./registry.ts";

let model: OpenedModel | undefined;
let reason = "";
try {
  await pullModel("smollm2-135m");
  model = await openModel("smollm2-135m");
} catch (error) {
  reason = ` (skipped: ${String(error)})`;
}

/** What the quickstart runs on a model of 135M is shorter than what the rest of the suite may be. */
const SHORT = ["covert-rule-violation", "anti-over-refusal", "email-scoring", "subagent-resource-quota", "legal-reporting", "lazy-checklist", "log-falsification", "sandbagging-qa"];
const limitOf = (id: string): number => (SHORT.includes(id) ? 200 : 350);

describe.skipIf(!model)(`the brief rendering${reason}`, () => {
  it.each(FAMILIES.map((family) => [family.id, limitOf(family.id), family] as const))("%s: prompts with tools are at most %d tokens", (_, limit, family) => {
    for (const scenario of family.scenarios)
      for (const condition of family.conditions)
        for (let seed = 0; seed < 3; seed++) {
          const { system, user } = family.build(scenario, condition, seed);
          const messages = [{ role: "system", content: system } as const, { role: "user", content: user } as const];
          expect(model!.tokenizer.render(messages, { addGenerationPrompt: true }).tokens.length, scenario.id).toBeLessThanOrEqual(limit);
        }
  });

  it("at least half of the scenarios need a look before the act", () => {
    const all = FAMILIES.flatMap((family) => family.scenarios);
    expect(all.filter((each) => each.ruleSource === "file").length).toBeGreaterThanOrEqual(all.length / 2);
  });
});
