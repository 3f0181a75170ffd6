import { InferenceSession, type Tensor } from "onnxruntime-node";
import { checkFeeds } from "../graph/bind-shape.ts";
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

/** What a run yields, by name. Arrays taken from the tensors outlive their disposal, which frees what lies on a GPU. */
export type Results = Record<string, Tensor> & Disposable;

let open = 0;

/** Sessions of this thread that have been created and not disposed of. */
export function openSessions(): number {
  return open;
}

/** A compiled graph. `run` blocks its thread, so heavy sessions belong in a worker. */
export class Session implements AsyncDisposable {
  readonly inputNames: ReadonlySet<string>;
  readonly outputNames: readonly string[];
  readonly #graph: Pick<Graph, "name" | "inputs">;
  #session: InferenceSession | null;

  constructor(graph: Graph, session: InferenceSession) {
    // Constants stay behind: the compiled session has its own.
    this.#graph = { name: graph.name, inputs: graph.inputs };
    this.#session = session;
    open++;
    this.inputNames = new Set(graph.inputs.map((input) => input.name));
    this.outputNames = graph.outputs.map((output) => output.name);
  }

  /**
   * Runs the graph; without `fetches` all outputs are returned. Fed tensors are views that own nothing; results may be held with `using`.
   * @throws GraphError unless every input is fed and nothing else, each with its type and shape.
   */
  async run(feeds: Feeds, fetches: Fetches = this.outputNames): Promise<Results> {
    checkFeeds(this.#graph, feeds);
    const results = await this.#running.run(feeds, fetches as InferenceSession.FetchesType) as Record<string, Tensor>;
    return Object.defineProperty(results, Symbol.dispose, {
      value: () => {
        for (const tensor of Object.values(results)) tensor.dispose();
      },
    }) as Results;
  }

  /** Ends the profile that `profilePrefix` began. */
  endProfiling(): void {
    this.#running.endProfiling();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const session = this.#session;
    if (!session) return;
    this.#session = null;
    open--;
    await session.release();
  }

  get #running(): InferenceSession {
    if (!this.#session) throw new Error(`Graph ${this.#graph.name}: its session has been disposed of.`);
    return this.#session;
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
