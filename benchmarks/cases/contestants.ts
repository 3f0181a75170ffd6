import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Inputs } from "../contestants/inputs.ts";
import { ensureNodePackage, ensurePython, NODE_PEERS } from "../peers/install.ts";
import { ensureGguf, ensureHuggingFaceFolder, ensureOnnx } from "../peers/model-files.ts";
import { ContestantProcess } from "../runner/contestant-process.ts";
import type { CaseContext, Contestant } from "./case.ts";

/** This engine, or a part of it, in a process of its own. */
export function engine(id: string, script: string, ...args: string[]): Contestant {
  return { id, start: async (context) => startNode(id, script, await writeInputs(id, context, {}), args) };
}

/** A script of the Python environment. */
export function python(id: string, script: string, ...args: string[]): Contestant {
  return {
    id,
    async start(context) {
      const command = await ensurePython(context);
      const inputs = await writeInputs(id, context, { folder: await ensureHuggingFaceFolder(context.inputs.model.name, context) });
      const threads = String(context.inputs.threads);
      // On the CPU alone, nothing fetched, no threads but those that all are given.
      const env = { OMP_NUM_THREADS: threads, MKL_NUM_THREADS: threads, TOKENIZERS_PARALLELISM: "false", CUDA_VISIBLE_DEVICES: "", HF_HUB_OFFLINE: "1", TRANSFORMERS_VERBOSITY: "error" };
      return ContestantProcess.start({ id, command, args: [pathOf(script), inputs, ...args], env });
    },
  };
}

/** node-llama-cpp on a GGUF file with weights of one type. */
export function llamaCpp(type: "Q8_0" | "Q4_0"): Contestant {
  const id = `llama-cpp-${type.toLowerCase()}`;
  return {
    id,
    async start(context) {
      const entry = await ensureNodePackage("node-llama-cpp", context);
      const file = await ensureGguf(context.inputs.model.name, type, await ensurePython(context), context);
      return startNode(id, "llama-cpp.ts", await writeInputs(id, context, { gguf: { [type]: file } }), [entry, type, NODE_PEERS["node-llama-cpp"]]);
    },
  };
}

/** transformers.js with weights of one dtype. */
export function transformersJs(dtype: "q8" | "q4"): Contestant {
  const id = `transformers-js-${dtype}`;
  return {
    id,
    async start(context) {
      const entry = await ensureNodePackage("@huggingface/transformers", context);
      const onnx = await ensureOnnx(await ensureHuggingFaceFolder(context.inputs.model.name, context), await ensurePython(context), context);
      return startNode(id, "transformers-js.ts", await writeInputs(id, context, { onnx }), [entry, dtype, NODE_PEERS["@huggingface/transformers"]]);
    },
  };
}

export function jaxJs(): Contestant {
  const id = "jax-js";
  return {
    id,
    async start(context) {
      const entry = await ensureNodePackage("@jax-js/jax", context);
      return startNode(id, "jax-js.ts", await writeInputs(id, context, {}), [entry, NODE_PEERS["@jax-js/jax"]]);
    },
  };
}

function startNode(id: string, script: string, inputs: string, args: readonly string[]): Promise<ContestantProcess> {
  return ContestantProcess.start({ id, command: process.execPath, args: [pathOf(script), inputs, ...args] });
}

function pathOf(script: string): string {
  return fileURLToPath(new URL(`../contestants/${script}`, import.meta.url));
}

async function writeInputs(id: string, { inputs, temporary }: CaseContext, files: Partial<Inputs["model"]>): Promise<string> {
  const path = join(temporary, `${id}.json`);
  const all: Inputs = { ...inputs, model: { name: inputs.model.name, folder: "", gguf: {}, onnx: "", ...files } };
  await writeFile(path, JSON.stringify(all));
  return path;
}
