/**
 * Runs cases on WebGPU beside the interpreter; a program of its own, because a Vulkan driver is chosen by environment
 * variables before a process begins. Prints one line of JSON for each case, `{name, difference}`, and one that names the
 * operators of the training graph that ran elsewhere, `{elsewhere}`; or alone `{unavailable}`, the reason.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disagreements } from "../../graph/__fixtures__/agreement.ts";
import { gradientGraph } from "../../graph/__fixtures__/gradient-case.ts";
import { gradientCases } from "../../graph/__fixtures__/gradient-cases.ts";
import { operatorCases } from "../../graph/__fixtures__/operator-cases/index.ts";
import { forwardGraphCases } from "../../sampling/__fixtures__/forward-graph-cases.ts";
import { llamaGraphCases } from "../../training/__fixtures__/llama-graph-cases.ts";
import { readProfile } from "../read-profile.ts";
import { createSession } from "../session.ts";

const settings = { threads: 1, provider: "webgpu" } as const;
const print = (line: object): void => console.log(JSON.stringify(line));

async function unavailable(): Promise<string | null> {
  try {
    await using _ = await createSession(operatorCases[0]!.graph(), settings);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Operators of the training graph, forward and backward, that WebGPU did not run. */
async function elsewhere(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "profile-"));
  const profilePrefix = join(folder, "webgpu");
  const { graph, feeds } = llamaGraphCases[0]!;
  try {
    await using session = await createSession(graph(), { ...settings, profilePrefix });
    await session.run(feeds);
    session.endProfiling();
    const kernels = await readProfile(profilePrefix);
    return [...new Set(kernels.filter(({ provider }) => provider !== "WebGpuExecutionProvider").map(({ op }) => op))].toSorted();
  } finally {
    await rm(folder, { recursive: true });
  }
}

const reason = await unavailable();
if (reason !== null) {
  print({ unavailable: reason });
} else {
  for (const graphCase of [...operatorCases, ...gradientCases.map(gradientGraph), llamaGraphCases[0]!, ...forwardGraphCases]) {
    print({ name: graphCase.name, difference: Math.max(...(await disagreements(graphCase, settings)).values()) });
  }
  print({ elsewhere: await elsewhere() });
}
