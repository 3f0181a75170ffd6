import { Tensor } from "onnxruntime-node";

/** Tensors over typed arrays, without copies. Views must be aligned to their element size, which typed arrays ensure. */

export function floatTensor(data: Float32Array, shape: readonly number[]): Tensor {
  return new Tensor("float32", check(data, shape), shape);
}

export function int64Tensor(data: BigInt64Array, shape: readonly number[]): Tensor {
  return new Tensor("int64", check(data, shape), shape);
}

export function int32Tensor(data: Int32Array, shape: readonly number[]): Tensor {
  return new Tensor("int32", check(data, shape), shape);
}

/** The numbers of a fetched float32 tensor. */
export function floatData(tensor: Tensor | undefined): Float32Array {
  if (!tensor || !(tensor.data instanceof Float32Array)) throw new TypeError(`Expected a float32 tensor, got ${tensor?.type ?? "nothing"}.`);
  return tensor.data;
}

/** The numbers of a fetched int64 tensor. */
export function int64Data(tensor: Tensor | undefined): BigInt64Array {
  if (!tensor || !(tensor.data instanceof BigInt64Array)) throw new TypeError(`Expected an int64 tensor, got ${tensor?.type ?? "nothing"}.`);
  return tensor.data;
}

// Zero-length dimensions can kill the process inside ONNX Runtime's kernels, so they stop here.
function check<T extends { readonly length: number }>(data: T, shape: readonly number[]): T {
  let count = 1;
  for (const dim of shape) {
    if (!(dim >= 1)) throw new RangeError(`Tensor shape [${shape.join(", ")}] has a dimension of ${dim}; all must be at least 1.`);
    count *= dim;
  }
  if (count !== data.length) throw new RangeError(`Tensor shape [${shape.join(", ")}] needs ${count} elements, got ${data.length}.`);
  return data;
}
