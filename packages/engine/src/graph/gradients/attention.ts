import type { GraphBuilder } from "../builder.ts";
import { GraphError } from "../graph-error.ts";
import { concat } from "../nodes/concat.ts";
import { add, mul, sub } from "../nodes/elementwise.ts";
import { gather } from "../nodes/gather.ts";
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
 * How n packed tokens lie in the b rows of t slots that attention works on. Everything else in the
 * model sees the n tokens only, so empty slots cost attention alone.
 */
export interface AttentionLayout {
  readonly mask: Value; // [b, 1, t, t], added to the scores: 0 where the query (row) may see the key, very negative elsewhere
  readonly tokenOfSlot: Value; // int32 [b·t]; empty slots name any token and must see only themselves
  readonly slotOfToken: Value; // int32 [n]
  readonly queryShape: Value; // int64 [4]: b, t, heads, headDim
  readonly keyShape: Value; // int64 [4]: b, t, kvHeads, headDim
}

export function attentionLayout(g: GraphBuilder, inputs: Pick<AttentionLayout, "mask" | "tokenOfSlot" | "slotOfToken">, { heads, kvHeads, headDim }: AttentionShape): AttentionLayout {
  const rows = shapeOf(g, inputs.mask, 0, 1);
  const slots = shapeOf(g, inputs.mask, 2, 3);
  const shape = (count: number): Value => concat(g, [rows, slots, g.vector([count, headDim])], 0);
  return { ...inputs, queryShape: shape(heads), keyShape: shape(kvHeads) };
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
  const [b, , t] = layout.mask.shape as [string, 1, string];
  const n = q.shape[0]!;
  const scale = g.scalar(1 / Math.sqrt(headDim));
  const grouped = `group·${t}`;

  const toHeads = (x: Value, target: Value, count: number): Value =>
    transpose(g, reshapeTo(g, gather(g, x, layout.tokenOfSlot), target, [b, t, count, headDim]), [0, 2, 1, 3]);
  const toGroups = (x: Value): Value => reshape(g, toHeads(x, layout.queryShape, heads), [b, kvHeads, grouped, headDim]);
  const toKeys = (x: Value): Value => toHeads(x, layout.keyShape, kvHeads);
  const fromHeads = (x: Value, count: number): Value =>
    gather(g, reshape(g, transpose(g, x, [0, 2, 1, 3]), [`${b}·${t}`, count * headDim]), layout.slotOfToken);
  const ungroup = (x: Value): Value => fromHeads(g.apply({ op: "Reshape", inputs: [x, g.vector([0, heads, -1, headDim])], output: { type: "float32", shape: [b, heads, t, headDim] } }), heads);
  const turn = (x: Value): Value => transpose(g, x, [0, 1, 3, 2]);
  // A grouped score matrix with one plane a head, and back. Both 0s copy a size of the input.
  const perHead = (x: Value): Value => g.apply({ op: "Reshape", inputs: [x, g.vector([0, heads, -1, 0])], output: { type: "float32", shape: [b, heads, t, t] } });
  const perGroup = (x: Value): Value => g.apply({ op: "Reshape", inputs: [x, g.vector([0, kvHeads, -1, 0])], output: { type: "float32", shape: [b, kvHeads, grouped, t] } });

  const query = toGroups(mul(g, q, scale));
  const key = toKeys(k);
  const value = toKeys(v);
  const probabilities = perGroup(softmax(g, add(g, perHead(matMul(g, query, turn(key))), layout.mask)));
  const mixed = matMul(g, probabilities, value);
  const output = ungroup(mixed);
  if (output.shape[0] !== n) throw new GraphError(`attention: slotOfToken ${formatValue(layout.slotOfToken)} must have one entry a row of ${formatValue(q)}.`);

  return {
    output,
    backward(dy) {
      const dMixed = toGroups(dy);
      const dValue = matMul(g, turn(probabilities), dMixed);
      // Softmax: dScores = P·(dP − Σ P·dP), and that sum is Σ dMixed·mixed.
      const along = reduceSum(g, mul(g, dMixed, mixed), -1);
      const dScores = mul(g, probabilities, sub(g, matMul(g, dMixed, turn(value)), along));
      const dKey = matMul(g, turn(dScores), query);
      return {
        q: mul(g, ungroup(matMul(g, dScores, key)), scale),
        k: fromHeads(dKey, kvHeads),
        v: fromHeads(dValue, kvHeads),
      };
    },
  };
}
