import type { Inputs } from "../contestants/inputs.ts";
import type { InstallOptions } from "../peers/install.ts";
import type { ContestantProcess } from "../runner/contestant-process.ts";

/** What contestants are started with. */
export interface CaseContext extends InstallOptions {
  /** All but the files of the model, which each contestant has in its own format. */
  readonly inputs: Omit<Inputs, "model"> & { readonly model: { readonly name: string } };
  /** Removed after the run. */
  readonly temporary: string;
}

export interface Contestant {
  readonly id: string;
  /** Starts it warm. @throws with the reason where it cannot be had. */
  start(context: CaseContext): Promise<ContestantProcess>;
}

/** Names of amounts in samples. "kernelSteps" are steps that a step's kernels alone would have done in the same time. */
export type Work = "tokens" | "gflop" | "steps" | "kernelSteps";

/** One line of the table: a rate of ours over that of the fastest of some peers. */
export interface RowSpec {
  /** `<case>/<peer>`. */
  readonly name: string;
  readonly ours: string;
  readonly peers: readonly string[];
  /** Which of the samples' amounts, a second. */
  readonly work: Work;
  /** That of the peers' samples, where it is another one. @default `work` */
  readonly peerWork?: Work;
  readonly unit: "tokens/s" | "GFLOP/s" | "steps/s";
}

/** Contestants that are measured together, interleaved, and what is compared. */
export interface BenchCase {
  readonly name: string;
  readonly about: string;
  readonly contestants: readonly Contestant[];
  readonly rows: readonly RowSpec[];
}
