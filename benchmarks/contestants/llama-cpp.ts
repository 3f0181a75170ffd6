/** node-llama-cpp: greedy continuations of all prompts, sequences decoded together as many as are fastest. Arguments: inputs,
 * the package's entry, type of the GGUF's weights. */
import { readInputs } from "./inputs.ts";
import { bestBatchSize, serve, timed } from "./serve.ts";

interface LlamaSequence {
  evaluate(tokens: readonly number[], options: { temperature: number; yieldEogTokens: boolean }): AsyncGenerator<number>;
  clearHistory(): Promise<void>;
  dispose(): void;
}
interface LlamaContext {
  getSequence(): LlamaSequence;
  dispose(): Promise<void>;
}
interface LlamaModel {
  createContext(options: { sequences: number; contextSize: number; batchSize: number; threads: number; flashAttention: boolean }): Promise<LlamaContext>;
}
interface NodeLlamaCpp {
  readonly getLlama: (options: { gpu: false; build: "never"; maxThreads: number; logLevel: string }) => Promise<{ loadModel(options: { modelPath: string }): Promise<LlamaModel> }>;
}

const { threads, model: files, prompts, newTokens } = readInputs();
const { getLlama } = (await import(process.argv[3]!)) as NodeLlamaCpp;
const llama = await getLlama({ gpu: false, build: "never", maxThreads: threads, logLevel: "error" });
const model = await llama.loadModel({ modelPath: files.gguf[process.argv[4]!]! });

/** All prompts, `sequences` at a time; each that ends makes room for the next. */
async function generate(context: LlamaContext, sequences: readonly LlamaSequence[]): Promise<number[][]> {
  const rows: number[][] = [];
  let next = 0;
  await Promise.all(
    sequences.map(async (sequence) => {
      while (next < prompts.length) {
        const row = next++;
        await sequence.clearHistory();
        const tokens: number[] = [];
        for await (const token of sequence.evaluate(prompts[row]!, { temperature: 0, yieldEogTokens: true })) if (tokens.push(token) === newTokens) break;
        rows[row] = tokens;
      }
    }),
  );
  return rows;
}

async function open(size: number): Promise<{ context: LlamaContext; sequences: LlamaSequence[] }> {
  const context = await model.createContext({ sequences: size, contextSize: prompts[0]!.length + newTokens + 8, batchSize: Math.max(512, size), threads, flashAttention: false });
  return { context, sequences: Array.from({ length: size }, () => context.getSequence()) };
}

const sizes = [8, 16, 32, 64].filter((size) => size <= prompts.length);
let first: number[] = [];
const { size, note } = await bestBatchSize(sizes, async (each) => {
  const { context, sequences } = await open(each);
  first = (await generate(context, sequences))[0]!.slice(0, 6);
  await context.dispose();
});
const { context, sequences } = await open(size);
await generate(context, sequences);
await serve({ versions: { "node-llama-cpp": process.argv[5]! }, note: `${note}; first row begins ${first.join(" ")}` }, timed(async () => ({ tokens: (await generate(context, sequences)).flat().length })));
process.exit(0); // the binding's threads would keep the process alive
