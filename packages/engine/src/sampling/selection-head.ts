import type { GraphBuilder } from "../graph/builder.ts";
import { int } from "../graph/node.ts";
import { cast } from "../graph/nodes/cast.ts";
import { mul } from "../graph/nodes/elementwise.ts";
import { reduceSum } from "../graph/nodes/reduce.ts";
import { reshape } from "../graph/nodes/reshape.ts";
import { softmax } from "../graph/nodes/softmax.ts";
import type { Value } from "../graph/value.ts";

/** Inverse temperature that stands for 0: it leaves all probability on the highest logit. */
export const greedyInverseTemperature = 1e30;

/** Largest `uniform` to feed: nearer to 1, rounding could select a block of probability 0. */
export const largestUniform = 1 - 2 ** -22;

/**
 * Draws a block of the vocabulary for each row in proportion to its probability, so that only that
 * block leaves the graph and not the whole row: cumulative sums of block probabilities are inverted at
 * `uniform`. The token inside the block is then drawn from `probabilities` with a second, independent
 * uniform; the two steps together sample the softmax exactly.
 *
 * Inputs: `inverseTemperature` [n, 1], `uniform` [n, 1].
 * Outputs: `block` [n, 1] int64; `probabilities` [n, size], at the row's temperature; `logprobs`
 * [n, size], natural log at temperature 1; `allLogprobs` [n, vocabulary], to be fetched only where needed.
 */
export function selectionHead(g: GraphBuilder, logits: Value): void {
  const vocabulary = logits.shape[1] as number;
  const { size, count } = vocabularyBlocks(vocabulary);
  const inverseTemperature = g.input("inverseTemperature", "float32", ["n", 1]);
  const uniform = g.input("uniform", "float32", ["n", 1]);

  const inBlocks = (x: Value): Value => {
    const excess = size * count - vocabulary;
    const padded = excess === 0 ? x : g.apply({ op: "Pad", inputs: [x, g.vector([0, 0, 0, excess])], output: { type: "float32", shape: ["n", size * count] } });
    return reshape(g, padded, ["n", count, size]);
  };
  const probabilities = inBlocks(softmax(g, mul(g, logits, inverseTemperature)));
  const allLogprobs = logSoftmax(g, logits);

  const perBlock = reduceSum(g, probabilities, 2, false);
  const cumulative = g.apply({ op: "CumSum", inputs: [perBlock, g.constant("blockAxis", BigInt64Array.of(1n), [])], output: { type: "float32", shape: perBlock.shape } });
  const total = g.apply({ op: "Slice", inputs: [cumulative, g.vector([count - 1]), g.vector([count]), g.vector([1])], output: { type: "float32", shape: ["n", 1] } });
  const passed = g.apply({ op: "LessOrEqual", inputs: [cumulative, mul(g, total, uniform)], output: { type: "bool", shape: cumulative.shape } });
  const block = cast(g, reduceSum(g, cast(g, passed, "float32"), 1), "int64");

  const pick = (x: Value): Value =>
    g.apply({ op: "GatherND", inputs: [x, block], output: { type: "float32", shape: ["n", size] }, attributes: { batch_dims: int(1) } });
  g.output("block", block);
  g.output("probabilities", pick(probabilities));
  g.output("logprobs", pick(inBlocks(allLogprobs)));
  g.output("allLogprobs", allLogprobs);
}

/** Natural-log probabilities along the last axis. */
export function logSoftmax(g: GraphBuilder, logits: Value): Value {
  return g.apply({ op: "LogSoftmax", inputs: [logits], output: { type: "float32", shape: logits.shape }, attributes: { axis: int(-1) } });
}

/** Blocks of about √vocabulary tokens; they divide the vocabulary evenly where a size near that does, else the last is padded. */
export function vocabularyBlocks(vocabulary: number): { size: number; count: number } {
  const ideal = Math.max(1, Math.round(Math.sqrt(vocabulary)));
  for (let size = ideal; size <= ideal * 4; size++) if (vocabulary % size === 0) return { size, count: vocabulary / size };
  return { size: ideal, count: Math.ceil(vocabulary / ideal) };
}
