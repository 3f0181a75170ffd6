/** What flows along the edges of a graph: named, typed, shaped. */

export type ElementType = "float32" | "int64" | "int32" | "uint8" | "int8" | "bool";

/** A size, or the name of a size that is known only when the graph runs ("t"). */
export type Dim = number | string;
export type Shape = readonly Dim[];

/** Handle of one tensor in a graph. Frozen; belongs to the builder that made it. */
export interface Value {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: Shape;
}

export type TensorData = Float32Array | BigInt64Array | Int32Array | Uint8Array | Int8Array;

/** A tensor whose numbers are part of the graph. */
export interface Constant {
  readonly value: Value;
  readonly data: TensorData;
}

export function formatShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

export function formatValue(value: Value): string {
  return `${value.name}: ${value.type}${formatShape(value.shape)}`;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dim, i) => dim === b[i]);
}

/** Product of the sizes, or null where one of them is symbolic. */
export function elementCount(shape: Shape): number | null {
  let count = 1;
  for (const dim of shape) {
    if (typeof dim === "string") return null;
    count *= dim;
  }
  return count;
}
