import { checkValues } from "../formats/check-values.ts";
import { hashFile } from "../formats/file-reader.ts";
import { openGguf } from "../formats/gguf.ts";
import { ggufEncodings, type GgufEncoding } from "../formats/gguf-quantize.ts";
import { ModelFileError } from "../formats/model-file-error.ts";
import { publishFile } from "../formats/publish-folder.ts";
import { ggufChunks, type GgufField, type GgufTensorToWrite } from "../formats/serialize-gguf.ts";
import type { ModelConfig, TensorView } from "../ports/weights.ts";
import { ggufTokenizer } from "../tokenizer/write-gguf-tokenizer.ts";
import { checkModelOutput, ggufSourceHash } from "./check-model-output.ts";
import { ropeFactorsTensor } from "./gguf-config.ts";
import { metadataFromGguf, metadataToGguf } from "./gguf-metadata.ts";
import { ggufName, ggufRowOrder } from "./gguf-names.ts";
import { checkMetadata, checkModel, type ModelToWrite } from "./model-to-write.ts";
import { ropeFrequencies } from "./rope-table.ts";

export interface WriteGgufOptions {
  /** Of matrices; norms, biases and rope factors are F32. A matrix whose rows are no multiple of 32 stays F16 where this is Q8_0. */
  readonly type: "F16" | "Q8_0";
  /** `general.name`, which other programs show. @default "model" */
  readonly name?: string;
}

/** `general.file_type`: what most tensors are. */
const fileTypes = { F16: 1, Q8_0: 7 } as const;

/**
 * Writes a model with its tokenizer as one GGUF file: temporary file, checked, renamed. A file that was written so before is
 * replaced; any other is left alone. llama.cpp and `openModel` read it.
 * @returns the hash that `openModel` will give it.
 * @throws ModelFileError where something else stands there.
 * @throws RangeError where GGUF cannot say what the tokenizer does, or F16 not hold one of the model's numbers.
 */
export async function writeGguf(file: string, model: ModelToWrite, { type, name = "model" }: WriteGgufOptions): Promise<{ readonly hash: string }> {
  checkModel(file, model);
  await checkModelOutput(file, "gguf");
  const { weights: { config, tensors, hash: sourceHash } } = model;
  const metadata = new Map<string, GgufField>([
    ["general.architecture", { type: "string", value: config.architecture }],
    ["general.name", { type: "string", value: name }],
    ["general.file_type", { type: "uint32", value: fileTypes[type] }],
    ["general.quantization_version", { type: "uint32", value: 2 }],
    ...configFields(config),
    ...ggufTokenizer(model.tokenizerDefinition),
    [ggufSourceHash, { type: "string", value: sourceHash }],
    ...metadataToGguf(model.metadata),
  ]);
  const list = Array.from(tensors, ([tensor, view]) => tensorToWrite(ggufName(tensor), view, type, ggufRowOrder(tensor, config)));
  const factors = ropeFactors(config);
  if (factors) list.push(tensorToWrite(ropeFactorsTensor, { shape: [factors.length], data: factors }, type));
  let hash = "";
  await publishFile(file, ggufChunks(metadata, list), async (temporary) => {
    await using written = await openGguf(temporary);
    if (written.tensors.size !== list.length) throw new ModelFileError(file, "reads back with other tensors. The disk may be faulty; the model was not put in place.");
    checkMetadata(file, metadataFromGguf(written.metadata), model.metadata);
    hash = await hashFile(temporary);
  });
  return { hash };
}

function configFields(config: ModelConfig): [string, GgufField][] {
  const { architecture, ropeScaling, headDim } = config;
  const whole = (key: string, value: number): [string, GgufField] => [`${architecture}.${key}`, { type: "uint32", value }];
  const float = (key: string, value: number): [string, GgufField] => [`${architecture}.${key}`, { type: "float32", value }];
  return [
    whole("block_count", config.layers), whole("context_length", config.contextLength), whole("embedding_length", config.hiddenSize),
    whole("feed_forward_length", config.intermediateSize), whole("attention.head_count", config.heads), whole("attention.head_count_kv", config.kvHeads),
    whole("attention.key_length", headDim), whole("attention.value_length", headDim), whole("rope.dimension_count", headDim), whole("vocab_size", config.vocabSize),
    float("attention.layer_norm_rms_epsilon", config.rmsNormEps), float("rope.freq_base", config.ropeTheta),
    ...(ropeScaling?.kind === "linear" ? [[`${architecture}.rope.scaling.type`, { type: "string", value: "linear" }] as [string, GgufField], float("rope.scaling.factor", ropeScaling.factor)] : []),
  ];
}

/** Llama 3's scaling is written as the factors that it comes to. */
function ropeFactors(config: ModelConfig): Float32Array | null {
  const { headDim, ropeTheta, ropeScaling } = config;
  if (!ropeScaling || ropeScaling.kind === "linear") return null;
  const scaled = ropeFrequencies(config);
  return Float32Array.from(ropeFrequencies({ headDim, ropeTheta }), (plain, i) => plain / scaled[i]!);
}

/** Elements that are encoded at once, about. */
const chunkElements = 1 << 20;

function tensorToWrite(name: string, { shape, data }: TensorView, type: WriteGgufOptions["type"], order = (row: number): number => row): GgufTensorToWrite {
  const columns = shape.length === 1 ? 1 : shape.at(-1)!;
  const rows = data.length / columns;
  const wanted: GgufEncoding = ggufEncodings[shape.length === 1 ? "F32" : type];
  const encoding = columns % wanted.blockSize === 0 ? wanted : ggufEncodings.F16;
  return {
    name,
    shape,
    type: encoding.type,
    byteLength: (data.length / encoding.blockSize) * encoding.blockBytes,
    *chunks() {
      checkValues(name, data, encoding.name === "F32" ? "F32" : "F16");
      const step = Math.max(1, Math.floor(chunkElements / columns));
      for (let start = 0; start < rows; start += step) {
        const part = new Float32Array(Math.min(step, rows - start) * columns);
        for (let at = 0; at < part.length; at += columns) {
          const row = order(start + at / columns);
          part.set(data.subarray(row * columns, (row + 1) * columns), at);
        }
        yield encoding.encode(part);
      }
    },
  };
}
