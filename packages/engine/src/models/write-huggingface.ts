import { join } from "node:path";
import { hashFile } from "../formats/file-reader.ts";
import { ModelFileError } from "../formats/model-file-error.ts";
import { publishFolder, type FileContent } from "../formats/publish-folder.ts";
import { openSafetensors, safetensorsChunks } from "../formats/safetensors.ts";
import { huggingFaceTokenizer } from "../tokenizer/write-huggingface-tokenizer.ts";
import { checkModelOutput } from "./check-model-output.ts";
import { configToJson } from "./huggingface-config.ts";
import { checkMetadata, checkModel, type ModelToWrite } from "./model-to-write.ts";

const dtypeNames = { F32: "float32", F16: "float16", BF16: "bfloat16" } as const;

/**
 * Writes a model as a Hugging Face folder (`config.json`, `model.safetensors`, tokenizer files, and `overt-model.json` with
 * the metadata) in one step: into a temporary folder beside it, checked, then renamed. A model that was written so before is
 * replaced; a folder with any other file in it is left alone. transformers and `openModel` read it.
 * @returns the hash that `openModel` will give it.
 * @throws ModelFileError where something else stands there.
 * @throws RangeError where the format cannot say what the model has, or the dtype not hold one of its numbers.
 * @example
 * const model = await openModel("smollm2-135m");
 * const adapter = await readAdapter("adapter");
 * await writeHuggingFace("merged", { ...model, weights: mergeAdapter(model.weights, adapter), metadata: { ...model.metadata, ...adapter.metadata } }, { dtype: "BF16" });
 */
export async function writeHuggingFace(folder: string, model: ModelToWrite, { dtype = "F32" }: { readonly dtype?: keyof typeof dtypeNames } = {}): Promise<{ readonly hash: string }> {
  checkModel(folder, model);
  await checkModelOutput(folder, "huggingface");
  const { weights, metadata } = model;
  const note = { version: 1, sourceHash: weights.hash, dtype, metadata };
  const files = new Map<string, FileContent>([
    ["config.json", `${JSON.stringify(configToJson(weights.config, dtypeNames[dtype]), null, 2)}\n`],
    ["model.safetensors", safetensorsChunks(weights.tensors, { dtype, metadata })],
    ...huggingFaceTokenizer(model.tokenizerDefinition, weights.config.contextLength),
    ["overt-model.json", `${JSON.stringify(note, null, 2)}\n`],
  ]);
  let hash = "";
  await publishFolder(folder, files, {
    replaceable: "overt-model.json",
    verify: async (written) => {
      const file = join(written, "model.safetensors");
      await using source = await openSafetensors(file);
      if (source.header.entries.length !== weights.tensors.size) throw new ModelFileError(folder, "reads back with other tensors. The disk may be faulty; the model was not put in place.");
      checkMetadata(folder, source.header.metadata, metadata);
      hash = await hashFile(file);
    },
  });
  return { hash };
}
