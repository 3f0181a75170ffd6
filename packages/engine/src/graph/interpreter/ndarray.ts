import type { ElementType } from "../value.ts";

/**
 * A tensor of the interpreter. Numbers of every type lie in float64, which holds int32 and float32 exactly and int64 up
 * to 2⁵³; `type` says what they stand for. Row-major, as in ONNX.
 */
export interface NdArray {
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly data: Float64Array;
}

/** Zeros, to be written by the caller. */
export function zeros(type: ElementType, dims: readonly number[]): NdArray {
  return { type, dims, data: new Float64Array(sizeOf(dims)) };
}

export function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

/** How far apart in `data` neighbours along each dimension lie. */
export function stridesOf(dims: readonly number[]): number[] {
  return dims.map((_, axis) => sizeOf(dims.slice(axis + 1)));
}

/** Calls `visit` with every index of a shape, in the order of `data`, and with its place there. The index is reused: copy it to keep it. */
export function eachIndex(dims: readonly number[], visit: (index: readonly number[], place: number) => void): void {
  const index = dims.map(() => 0);
  const size = sizeOf(dims);
  for (let place = 0; place < size; place++) {
    visit(index, place);
    for (let axis = dims.length - 1; axis >= 0; axis--) {
      index[axis]!++;
      if (index[axis]! < dims[axis]!) break;
      index[axis] = 0;
    }
  }
}

/** Place in `data` of an index. */
export function placeOf(dims: readonly number[], index: readonly number[]): number {
  const strides = stridesOf(dims);
  return index.reduce((sum, at, axis) => sum + at * strides[axis]!, 0);
}

/** The entry that stands at `index` of a larger shape once x is broadcast to it: dimensions align at the end, and a size of 1 repeats. */
export function broadcastEntry(x: NdArray, index: readonly number[]): number {
  const skipped = index.length - x.dims.length;
  return x.data[placeOf(x.dims, x.dims.map((dim, axis) => (dim === 1 ? 0 : index[axis + skipped]!)))]!;
}

/** Axis counted from the front. */
export function axisOf(dims: readonly number[], axis: number): number {
  return axis < 0 ? axis + dims.length : axis;
}

/** A shape seen as [outer, size, inner] around one axis: entry (o, i, r) lies at (o·size + i)·inner + r. */
export function around(dims: readonly number[], axis: number): { readonly outer: number; readonly size: number; readonly inner: number } {
  return { outer: sizeOf(dims.slice(0, axis)), size: dims[axis]!, inner: sizeOf(dims.slice(axis + 1)) };
}
