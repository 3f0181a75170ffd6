import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** One execution of one operator. */
export interface KernelTime {
  readonly op: string;
  /** "CPUExecutionProvider", "WebGpuExecutionProvider", … */
  readonly provider: string;
  readonly microseconds: number;
}

interface ProfileEvent {
  readonly cat?: string;
  readonly name?: string;
  readonly dur?: number;
  readonly args?: { readonly op_name?: string; readonly provider?: string };
}

/** What ran, in the profile that a session with this `profilePrefix` has written and closed. */
export async function readProfile(prefix: string): Promise<KernelTime[]> {
  const file = (await readdir(dirname(prefix))).find((name) => name.startsWith(basename(prefix)));
  if (file === undefined) throw new Error(`No profile begins with ${prefix}. Call endProfiling on its session first.`);
  const events = JSON.parse(await readFile(join(dirname(prefix), file), "utf8")) as ProfileEvent[];
  return events
    .filter(({ cat, name }) => cat === "Node" && name?.endsWith("_kernel_time"))
    .map(({ dur, args }) => ({ op: args?.op_name ?? "", provider: args?.provider ?? "", microseconds: dur ?? 0 }));
}
