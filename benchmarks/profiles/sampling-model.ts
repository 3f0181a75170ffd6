import type { ModelConfig, ModelWeights, TensorView } from "../../packages/engine/src/ports/weights.ts";
import { weightShapes } from "../../packages/engine/src/sampling/__fixtures__/tiny-model.ts";

const smol135m: ModelConfig = {
  architecture: "llama", hiddenSize: 576, intermediateSize: 1536, layers: 30, heads: 9, kvHeads: 3, headDim: 64, vocabSize: 49_152,
  rmsNormEps: 1e-5, ropeTheta: 100_000, tiedEmbeddings: true, contextLength: 8192, bosToken: 1, eosToken: 2,
};

/** SmolLM2-135M's shape with random weights; speed does not depend on their values. */
export function randomSmolModel(): ModelWeights {
  const shapes = weightShapes(smol135m);
  const total = shapes.reduce((sum, [, shape]) => sum + shape.reduce((product, dim) => product * dim, 1), 0);
  const buffer = new SharedArrayBuffer(total * 4);
  const tensors = new Map<string, TensorView>();
  let offset = 0;
  for (const [name, shape] of shapes) {
    const size = shape.reduce((product, dim) => product * dim, 1);
    const data = new Float32Array(buffer, offset, size);
    for (let i = 0; i < size; i++) data[i] = shape.length === 1 ? 1 : (Math.random() - 0.5) * 0.07;
    tensors.set(name, { shape, data });
    offset += size * 4;
  }
  return { config: smol135m, tensors, hash: "random" };
}
