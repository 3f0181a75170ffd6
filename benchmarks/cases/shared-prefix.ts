import type { BenchCase } from "./case.ts";
import { engine } from "./contestants.ts";

/** A group's prompt computed once for all its completions, against this engine's own way without that, in one run or in two at once. */
export const sharedPrefix: BenchCase = {
  name: "shared-prefix",
  about: "LoRA r16 step on a group, 8 × (200 + 100) tokens, against this engine without sharing",
  contestants: [engine("shared", "engine-shared-prefix.ts", "shared", "1"), engine("unshared-1-worker", "engine-shared-prefix.ts", "unshared", "1"), engine("unshared-2-workers", "engine-shared-prefix.ts", "unshared", "2")],
  rows: [{ name: "shared-prefix/unshared", ours: "shared", peers: ["unshared-1-worker", "unshared-2-workers"], work: "tokens", unit: "tokens/s" }],
};
