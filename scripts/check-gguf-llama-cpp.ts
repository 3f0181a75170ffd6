/**
 * Opens the GGUF files that export-for-checks.ts wrote with llama.cpp, and compares its distributions of every next token
 * with the engine's. node-llama-cpp is no dependency of this repository: install it elsewhere and say where.
 *
 *   npm install --ignore-scripts node-llama-cpp   (in another folder)
 *   node scripts/check-gguf-llama-cpp.ts FOLDER OTHER_FOLDER/node_modules/node-llama-cpp/dist/index.js
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

interface LlamaCpp {
  getLlama(this: void, options: object): Promise<{ loadModel(options: object): Promise<Model>; dispose(): Promise<void> }>;
}
interface Model {
  tokenize(text: string, specials: boolean): number[];
  createContext(options: object): Promise<{ getSequence(): { controlledEvaluate(input: unknown[]): Promise<({ next: { probabilities?: Map<number, number> } } | undefined)[]> } }>;
  dispose(): Promise<void>;
}

const [root, library] = process.argv.slice(2);
if (!root || !library) throw new Error("Usage: node scripts/check-gguf-llama-cpp.ts FOLDER …/node-llama-cpp/dist/index.js");
const { getLlama } = (await import(pathToFileURL(resolve(library)).href)) as LlamaCpp;
const llama = await getLlama({ gpu: false, build: "never", logLevel: "error", maxThreads: 1 });
let failures = 0;
for (const name of readdirSync(root)) {
  const { text, tokens, logits } = JSON.parse(readFileSync(join(root, name, "expected.json"), "utf8")) as { text: string; tokens: number[]; logits: Record<string, number[][]> };
  // llama.cpp keeps keys and values in half precision, and rounds the inputs of F16 products to halves, of Q8_0 products to 8 bits.
  for (const [file, tolerance] of [["F16.gguf", 1e-4], ["Q8_0.gguf", 1e-3]] as const) {
    const model = await llama.loadModel({ modelPath: join(root, name, file) });
    const context = await model.createContext({ contextSize: 128, flashAttention: false });
    const results = await context.getSequence().controlledEvaluate(tokens.map((token) => [token, { generateNext: { probabilities: true } }]));
    let divergence = 0; // Kullback–Leibler divergence of llama.cpp from the engine, nats, mean over positions
    for (const [time, result] of results.entries()) {
      const row = logits[file]![time]!;
      const normalizer = Math.log(row.reduce((sum, logit) => sum + Math.exp(logit), 0));
      for (const [token, theirs] of result!.next.probabilities!) {
        const ours = row[token]! - normalizer;
        divergence += (Math.exp(ours) * (ours - Math.log(theirs))) / results.length;
      }
    }
    const sameTokens = model.tokenize(text, true).join() === tokens.join();
    const right = divergence < tolerance && sameTokens;
    failures += right ? 0 : 1;
    console.log(`${name.padEnd(14)} ${file.padEnd(10)} divergence ${divergence.toExponential(2)} nats a token, ${sameTokens ? "same" : "OTHER"} tokens${right ? "" : "  FAILED"}`);
    await model.dispose();
  }
}
await llama.dispose();
process.exit(failures === 0 ? 0 : 1);
