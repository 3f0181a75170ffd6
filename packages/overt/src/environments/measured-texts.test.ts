import { expect, test } from "vitest";
import { sha256 } from "../core/hash.ts";
import { TWINS } from "../records/scenario.ts";
import { SCRIPTS, type Instance } from "./port.ts";
import { familyOf } from "./registry.ts";

const SEEDS = [0, 1, 2, 3, 4];

/** Of the six families and four twins on which the published figures rest. Conditions and families that came later are
 * free to change; so is what a script does, as long as it is told the same. */
const HASHES = {
  "email-scoring": "5ad2e7507207e9becf42ea7915a70413de18a82b031c85508fe14d72f7df1ba5",
  "subagent-resource-quota": "b6e8cc1ad931d575be588fe43e624c97022dfcc17fb3f0dfe402830f532542e0",
  "legal-reporting": "c9592cf3a91415b3b41dc9fb2319d87a945022d037b6e040807d897468749fe2",
  "lazy-checklist": "c82e39c27196383a9ca961e95b0df8c1cfb0e12792a0414098313be770bdffcf",
  "log-falsification": "9680e7d8e02a4133f51684edffab705ff76f880a6370ded002284c48682371cd",
  "sandbagging-qa": "10f5e71abb86eacbe10a7263a1dcf17dd87f5fc8b88efb385c4a44a8a6e47df4",
} as const;

/** All that a model reads in an instance, whatever script it plays: system, user, and what its calls are answered. */
function textsOf(instance: Instance): string[] {
  const replies = SCRIPTS.flatMap((name) => {
    const environment = instance.open();
    return (instance.script(name)?.acts ?? []).map((act) => environment.call(act).text);
  });
  return [instance.system, instance.user, ...replies];
}

function hashOf(id: string): string {
  const family = familyOf(id);
  const texts = family.scenarios.flatMap((scenario) =>
    TWINS.flatMap((condition) => SEEDS.flatMap((seed) => [`${scenario.id} ${scenario.split} ${condition} ${seed}`, ...textsOf(family.build(scenario, condition, seed))])),
  );
  return sha256(JSON.stringify(texts));
}

test.each(Object.entries(HASHES))("%s reads to the byte as when it was measured", (id, hash) => {
  expect(hashOf(id), `a text of ${id} has changed: figures published for it can no longer be compared with new ones. Undo the change, or measure again and say so`).toBe(hash);
});
