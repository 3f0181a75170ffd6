/** transformers.js: greedy continuations of all prompts, at the batch size that is fastest. Arguments: inputs, the package's
 * entry, dtype of the weights ("q8", "q4"). */
import { basename, dirname } from "node:path";
import { readInputs } from "./inputs.ts";
import { bestBatchSize, serve, timed } from "./serve.ts";

interface Tensor {
  tolist(): (bigint | number)[][];
}
interface TransformersJs {
  readonly env: { allowRemoteModels: boolean; localModelPath: string };
  readonly Tensor: new (type: "int64", data: BigInt64Array, dims: number[]) => Tensor;
  readonly AutoModelForCausalLM: {
    from_pretrained(name: string, options: object): Promise<{ generate(options: object): Promise<Tensor> }>;
  };
}

const { threads, model: files, prompts, newTokens } = readInputs();
const { env, Tensor: IntTensor, AutoModelForCausalLM } = (await import(process.argv[3]!)) as TransformersJs;
env.allowRemoteModels = false;
env.localModelPath = dirname(files.onnx);
const model = await AutoModelForCausalLM.from_pretrained(basename(files.onnx), {
  dtype: process.argv[4],
  device: "cpu",
  session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
});

async function generate(batch: number): Promise<number[][]> {
  const rows: number[][] = [];
  for (let start = 0; start < prompts.length; start += batch) {
    const part = prompts.slice(start, start + batch);
    const dims = [part.length, part[0]!.length];
    const inputs = new IntTensor("int64", BigInt64Array.from(part.flat(), BigInt), dims);
    const mask = new IntTensor("int64", new BigInt64Array(dims[0]! * dims[1]!).fill(1n), dims);
    // No token ends a row: everybody writes the same number.
    const output = await model.generate({ inputs, attention_mask: mask, max_new_tokens: newTokens, do_sample: false, eos_token_id: -1, pad_token_id: 0 });
    rows.push(...output.tolist().map((row) => row.slice(dims[1]).map(Number)));
  }
  return rows;
}

let first: number[] = [];
const { size, note } = await bestBatchSize([16, 32, 64].filter((each) => each <= prompts.length), async (each) => {
  const rows = await generate(each);
  if (rows.some((row) => row.length !== newTokens)) throw new Error(`a row has ${rows.find((row) => row.length !== newTokens)!.length} new tokens instead of ${newTokens}`);
  first = rows[0]!.slice(0, 6);
});
await serve({ versions: { "@huggingface/transformers": process.argv[5]! }, note: `${note}; first row begins ${first.join(" ")}` }, timed(async () => ({ tokens: (await generate(size)).flat().length })));
