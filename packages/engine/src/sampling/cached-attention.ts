import type { GraphBuilder } from "../graph/builder.ts";
import { concat } from "../graph/nodes/concat.ts";
import { add, mul } from "../graph/nodes/elementwise.ts";
import { fusedMatMul } from "../graph/nodes/fused-mat-mul.ts";
import { gather } from "../graph/nodes/gather.ts";
import { matMul } from "../graph/nodes/mat-mul.ts";
import { reshape } from "../graph/nodes/reshape.ts";
import { transpose } from "../graph/nodes/transpose.ts";
import { softmax } from "../graph/nodes/softmax.ts";
import type { Shape, Value } from "../graph/value.ts";

/** Fed tensors that say who may look at what. */
export interface AttentionInputs {
  /** Added to the scores: 0 or a very negative number. Decode: [n, 1, 1, past + 1]; on a past: [rows, 1, width, past + width]; without: [1, 1, width, width]. */
  readonly mask: Value;
  /** int64 [rows, width]: for each place of the padded batch its index among the n new tokens (anything where padding stands). */
  readonly pad?: Value;
  /** int64 [n]: for each new token its place in the padded batch. */
  readonly unpad?: Value;
}

export interface Attention {
  readonly query: Value; // [n, heads · headDim]
  readonly key: Value; // [n, kvHeads · headDim]
  readonly value: Value; // [n, kvHeads · headDim]
  /** Cached keys and values, [rows, kvHeads, past, headDim]. */
  readonly past: readonly [Value, Value] | null;
  readonly inputs: AttentionInputs;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
}

/**
 * One new token per row, so n = rows. The query heads that share a key head are the rows of one
 * matrix product, and the cache is read where it lies: neither repeated, transposed nor joined with
 * the new token, whose score and value are handled apart. Returns [n, heads · headDim].
 */
export function decodeAttention(g: GraphBuilder, { query, key, value, past, inputs, heads, kvHeads, headDim }: Attention): Value {
  if (!past) throw new TypeError("decodeAttention needs a past.");
  const group = heads / kvHeads;
  const alpha = 1 / Math.sqrt(headDim);
  const q = reshape(g, query, ["n", kvHeads, group, headDim]);
  const [newKey, newValue] = [key, value].map((x) => reshape(g, x, ["n", kvHeads, 1, headDim])) as [Value, Value];
  const scores = concat(g, [fusedMatMul(g, q, past[0], { transB: true, alpha }), fusedMatMul(g, q, newKey, { transB: true, alpha })], 3, "all");
  const weights = softmax(g, add(g, scores, inputs.mask));
  const pastWeights = sliceLast(g, weights, 0, -1, ["n", kvHeads, group, "past"]);
  const newWeight = sliceLast(g, weights, -1, Number.MAX_SAFE_INTEGER, ["n", kvHeads, group, 1]);
  return reshape(g, add(g, matMul(g, pastWeights, past[1]), mul(g, newWeight, newValue)), ["n", heads * headDim]);
}

/** Many new tokens per row: rows are padded to a rectangle here and only here. Returns [n, heads · headDim]. */
export function prefillAttention(g: GraphBuilder, { query, key, value, past, inputs, heads, kvHeads, headDim }: Attention): Value {
  const { pad, unpad, mask } = inputs;
  if (!pad || !unpad) throw new TypeError("prefillAttention needs pad and unpad.");
  const group = heads / kvHeads;
  const lanes = (x: Value): Value => transpose(g, reshape(g, gather(g, x, pad), ["rows", "width", kvHeads, headDim]), [0, 2, 1, 3]);
  const join = (x: Value, cached: Value | undefined): Value => (cached ? concat(g, [cached, lanes(x)], 2, "all") : lanes(x));

  const grouped = transpose(g, reshape(g, gather(g, query, pad), ["rows", "width", kvHeads, group, headDim]), [0, 2, 3, 1, 4]);
  const q = reshape(g, grouped, ["rows", kvHeads, "lanes", headDim]); // lanes = group · width
  const scores = fusedMatMul(g, q, join(key, past?.[0]), { transB: true, alpha: 1 / Math.sqrt(headDim) });
  const all = scores.shape[3]!;
  const masked = add(g, reshape(g, scores, ["rows", heads, "width", all]), mask);
  const weights = reshape(g, softmax(g, masked), ["rows", kvHeads, "lanes", all]);
  const mixed = reshape(g, matMul(g, weights, join(value, past?.[1])), ["rows", kvHeads, group, "width", headDim]);
  const tokens = reshape(g, transpose(g, mixed, [0, 3, 1, 2, 4]), ["places", heads * headDim]); // places = rows · width
  return gather(g, tokens, unpad);
}

function sliceLast(g: GraphBuilder, x: Value, start: number, end: number, shape: Shape): Value {
  return g.apply({ op: "Slice", inputs: [x, g.vector([start]), g.vector([end]), g.vector([x.shape.length - 1])], output: { type: x.type, shape } });
}
