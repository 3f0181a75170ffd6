import type { ModelConfig, TensorView } from "../ports/weights.ts";
import { ModelFileError } from "../formats/model-file-error.ts";
import { checkConfig } from "./check-config.ts";
import { countElements, weightShapes } from "./model-tensors.ts";

/** Where a tensor's values come from: its shape in the file, and how to put them into `out` as fp32. */
export interface TensorSource {
  readonly shape: readonly number[];
  readonly read: (out: Float32Array) => Promise<void>;
}

/**
 * Reads every tensor the configuration asks for into one SharedArrayBuffer. Names and shapes are
 * compared before anything is allocated.
 * @throws ModelFileError naming a tensor that is missing, superfluous or of another shape.
 */
export async function loadTensors(file: string, config: ModelConfig, sources: ReadonlyMap<string, TensorSource>, signal?: AbortSignal): Promise<Map<string, TensorView>> {
  checkConfig(file, config);
  const shapes = weightShapes(config);
  for (const [name, shape] of shapes) {
    const found = sources.get(name)?.shape;
    if (!found) throw new ModelFileError(file, `has no tensor "${name}". It is incomplete, or not the architecture it says.`);
    if (found.join() !== shape.join()) throw new ModelFileError(file, `tensor "${name}" has shape [${found.join(", ")}]; the configuration asks for [${shape.join(", ")}].`);
  }
  for (const name of sources.keys()) {
    if (!shapes.has(name)) throw new ModelFileError(file, `has a tensor "${name}" that a ${config.architecture} model of its configuration does not have. Other architectures and adapters are not supported.`);
  }
  const buffer = new SharedArrayBuffer(countElements(shapes) * 4);
  const tensors = new Map<string, TensorView>();
  let offset = 0;
  for (const [name, shape] of shapes) {
    signal?.throwIfAborted();
    const size = shape.reduce((product, n) => product * n, 1);
    const data = new Float32Array(buffer, offset * 4, size);
    await sources.get(name)!.read(data);
    tensors.set(name, { shape, data });
    offset += size;
  }
  return tensors;
}
