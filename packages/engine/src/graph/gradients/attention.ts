import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { concat } from "../nodes/concat.ts";
import { add, mul, sub } from "../nodes/elementwise.ts";
import { zerosLike } from "../nodes/constant-of-shape.ts";
import { gather } from "../nodes/gather.ts";
import { scatterRowsAdd } from "../nodes/scatter-rows-add.ts";
import { matMul } from "../nodes/mat-mul.ts";
import { reduceSum } from "../nodes/reduce.ts";
import { reshape, reshapeTo } from "../nodes/reshape.ts";
import { shapeOf } from "../nodes/shape-of.ts";
import { transpose } from "../nodes/transpose.ts";
import { softmax } from "../nodes/softmax.ts";
import type { Value } from "../value.ts";
import { formatValue } from "../value.ts";

export interface AttentionShape {
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
}

/**
 * How attention sees n packed tokens: b rows, each of q query slots and k key slots. Everything else in
 * the model sees the n tokens only, so empty slots cost attention alone. Each token is a query once;
 * as a key it may stand in several rows, so that sequences share the tokens of a common prefix.
 */
export interface AttentionLayout {
  readonly mask: Value; // [b, 1, q, k], added to the scores: 0 where the query may see the key, very negative elsewhere
  readonly tokenOfQuery: Value; // int32 [b·q]; empty slots name any token
  readonly queryOfToken: Value; // int32 [n]
  readonly tokenOfKey: Value; // int64 [b·k]; empty slots name any token and must be hidden from every query that is not empty itself
  /** 1, or 0 for empty query slots, whose gradient must not reach the keys. Needed by the backward pass alone. */
  readonly liveQueries: Value | null; // [b·q, 1]
  readonly queryShape: Value; // int64 [4]: b, q, heads, headDim
  readonly keyShape: Value; // int64 [4]: b, k, kvHeads, headDim
}

export type AttentionInputs = Omit<AttentionLayout, "queryShape" | "keyShape">;

/** The graph's inputs for a layout, under the names of `AttentionLayout`. */
export function attentionInputs(g: GraphBuilder, backward: boolean): AttentionInputs {
  return {
    mask: g.input("mask", "float32", ["b", 1, "q", "k"]),
    tokenOfQuery: g.input("tokenOfQuery", "int32", ["b·q"]),
    queryOfToken: g.input("queryOfToken", "int32", ["n"]),
    tokenOfKey: g.input("tokenOfKey", "int64", ["b·k"]),
    liveQueries: backward ? g.input("liveQueries", "float32", ["b·q", 1]) : null,
  };
}

export function attentionLayout(g: GraphBuilder, inputs: AttentionInputs, { heads, kvHeads, headDim }: AttentionShape): AttentionLayout {
  const rows = shapeOf(g, inputs.mask, 0, 1);
  const shape = (axis: number, count: number): Value => concat(g, [rows, shapeOf(g, inputs.mask, axis, axis + 1), g.vector([count, headDim])], 0);
  return { ...inputs, queryShape: shape(2, heads), keyShape: shape(3, kvHeads) };
}

export interface Attention {
  readonly output: Value; // [n, heads·headDim]
  backward(dy: Value): { readonly q: Value; readonly k: Value; readonly v: Value };
}

/**
 * Softmax(q·kᵀ/√headDim + mask)·v with grouped key/value heads. q: [n, heads·headDim]; k, v: [n, kvHeads·headDim].
 * The query heads of one group lie one below the other ([b, kvHeads, group·t, headDim]), so keys and values are never repeated.
 */
export function attention(g: GraphBuilder, q: Value, k: Value, v: Value, layout: AttentionLayout, { heads, kvHeads, headDim }: AttentionShape): Attention {
  const [b, , queries, keys] = layout.mask.shape as [string, 1, string, string];
  const n = q.shape[0]!;
  const scale = g.scalar(1 / Math.sqrt(headDim));
  const grouped = `group·${queries}`;

  const toGroups = (slots: Value): Value =>
    reshape(g, transpose(g, reshapeTo(g, slots, layout.queryShape, [b, queries, heads, headDim]), [0, 2, 1, 3]), [b, kvHeads, grouped, headDim]);
  const toQueries = (x: Value): Value => gather(g, x, layout.tokenOfQuery);
  const toKeys = (x: Value): Value =>
    transpose(g, reshapeTo(g, gather(g, x, layout.tokenOfKey), layout.keyShape, [b, keys, kvHeads, headDim]), [0, 2, 1, 3]);
  // Of x [b, count, slots, headDim], one row a slot.
  const slotRows = (x: Value, count: number): Value => reshape(g, transpose(g, x, [0, 2, 1, 3]), [`${b}·${x.shape[2]}`, count * headDim]);
  const fromGroups = (x: Value): Value =>
    gather(g, slotRows(g.apply({ op: "Reshape", inputs: [x, g.vector([0, heads, -1, headDim])], output: { type: "float32", shape: [b, heads, queries, headDim] } }), heads), layout.queryOfToken);
  const fromKeys = (x: Value): Value => scatterRowsAdd(g, zerosLike(g, k), layout.tokenOfKey, slotRows(x, kvHeads));
  const turn = (x: Value): Value => transpose(g, x, [0, 1, 3, 2]);
  // A grouped score matrix with one plane a head, and back. Both 0s copy a size of the input.
  const perHead = (x: Value): Value => g.apply({ op: "Reshape", inputs: [x, g.vector([0, heads, -1, 0])], output: { type: "float32", shape: [b, heads, queries, keys] } });
  const perGroup = (x: Value): Value => g.apply({ op: "Reshape", inputs: [x, g.vector([0, kvHeads, -1, 0])], output: { type: "float32", shape: [b, kvHeads, grouped, keys] } });

  const query = toGroups(toQueries(mul(g, q, scale)));
  const key = toKeys(k);
  const value = toKeys(v);
  const probabilities = perGroup(softmax(g, add(g, perHead(matMul(g, query, turn(key))), layout.mask)));
  const mixed = matMul(g, probabilities, value);
  const output = fromGroups(mixed);
  if (output.shape[0] !== n) throw new GraphError(`attention: queryOfToken ${formatValue(layout.queryOfToken)} must have one entry a row of ${formatValue(q)}.`);

  return {
    output,
    backward(dy) {
      if (!layout.liveQueries) throw new GraphError("attention: the backward pass needs liveQueries in the layout.");
      const dMixed = toGroups(mul(g, toQueries(dy), layout.liveQueries));
      const dValue = matMul(g, turn(probabilities), dMixed);
      // Softmax: dScores = P·(dP − Σ P·dP), and that sum is Σ dMixed·mixed.
      const along = reduceSum(g, mul(g, dMixed, mixed), -1);
      const dScores = mul(g, probabilities, sub(g, matMul(g, dMixed, turn(value)), along));
      const dKey = matMul(g, turn(dScores), query);
      return {
        q: mul(g, fromGroups(matMul(g, dScores, key)), scale),
        k: fromKeys(dKey),
        v: fromKeys(dValue),
      };
    },
  };
}
