import { InferenceSession, type Tensor } from "onnxruntime-node";
import type { Graph } from "../graph/node.ts";
import { runPasses, type Provider } from "../graph/passes/run-passes.ts";
import { encodeModel } from "./encode-model.ts";

export interface SessionSettings {
  /** Threads of one operator. More threads than free cores is slower than one thread. */
  readonly threads: number;
  /** `webgpu` needs a Vulkan, Metal or Direct3D driver, and tensors go there and back at every run. @default "cpu" */
  readonly provider?: Provider;
  /** @default "all" */
  readonly optimization?: "disabled" | "basic" | "extended" | "all";
  /** Writes ONNX Runtime's profile to a file whose path begins so; `endProfiling` closes it. */
  readonly profilePrefix?: string;
}

export type Feeds = Readonly<Record<string, Tensor>>;
/** Names to fetch, or tensors to fetch into (their buffers are written; use those, not the returned copies). */
export type Fetches = readonly string[] | Readonly<Record<string, Tensor>>;

/** A compiled graph. `run` blocks its thread, so heavy sessions belong in a worker. */
export class Session implements AsyncDisposable {
  readonly inputNames: ReadonlySet<string>;
  readonly outputNames: readonly string[];
  readonly #name: string;
  readonly #session: InferenceSession;

  constructor(graph: Graph, session: InferenceSession) {
    this.#name = graph.name;
    this.#session = session;
    this.inputNames = new Set(graph.inputs.map((input) => input.name));
    this.outputNames = graph.outputs.map((output) => output.name);
  }

  /** Runs the graph. Every input must be fed and nothing else; without `fetches` all outputs are returned. */
  async run(feeds: Feeds, fetches: Fetches = this.outputNames): Promise<Record<string, Tensor>> {
    for (const name of this.inputNames) if (!(name in feeds)) throw new Error(`Graph ${this.#name}: the input ${name} was not fed.`);
    for (const name in feeds) if (!this.inputNames.has(name)) throw new Error(`Graph ${this.#name} has no input ${name}.`);
    return await this.#session.run(feeds, fetches as InferenceSession.FetchesType) as Record<string, Tensor>;
  }

  /** Ends the profile that `profilePrefix` began. */
  endProfiling(): void {
    this.#session.endProfiling();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}

/** Compiles a graph. Dispose of the session to free its memory. */
export async function createSession(graph: Graph, settings: SessionSettings): Promise<Session> {
  const { provider = "cpu" } = settings;
  const options: InferenceSession.SessionOptions = {
    executionProviders: [provider],
    intraOpNumThreads: settings.threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: settings.optimization ?? "all",
    enableCpuMemArena: true,
    enableMemPattern: false,
    logSeverityLevel: 3,
  };
  if (settings.profilePrefix !== undefined) {
    options.enableProfiling = true;
    options.profileFilePrefix = settings.profilePrefix;
  }
  return new Session(graph, await InferenceSession.create(encodeModel(runPasses(graph, provider)), options));
}
