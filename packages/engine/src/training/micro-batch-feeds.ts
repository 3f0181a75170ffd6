import type { Tensor } from "onnxruntime-node";
import { slopeColumns } from "../graph/gradients/loss-slope.ts";
import { floatTensor, int32Tensor, int64Tensor } from "../onnx/tensors.ts";
import { attentionRows, type AttentionRows, type TokenPath } from "./attention-rows.ts";
import type { RunSequence } from "./model-runner.ts";
import type { MicroBatch } from "./pack-batch.ts";

// Finite, so that an empty query, which sees nothing, does not turn into NaN; exp underflows to 0 all the same.
const hidden = -1e9;

/** Inputs of `llamaGraph` for one run, whose sequences must have at least one target among them. Targets lie in the order of `part.sequences`. */
export function microBatchFeeds(batch: readonly RunSequence[], part: MicroBatch, backward: boolean): Readonly<Record<string, Tensor>> {
  const sequences = part.sequences.map((index) => batch[index]!);
  const paths = tokenPaths(sequences, part.shared);
  const tokens = new Int32Array(part.tokens);
  const positions = new BigInt64Array(part.tokens);
  const targetRows: bigint[] = [];
  const targetTokens: number[] = [];
  for (const [i, { tokens: ids, targets }] of sequences.entries()) {
    const path = paths[i]!;
    for (let t = path.own; t < ids.length; t++) {
      tokens[path.tokens[t]!] = ids[t]!;
      positions[path.tokens[t]!] = BigInt(t);
    }
    for (const target of targets) {
      targetRows.push(BigInt(path.tokens[target - 1]!));
      targetTokens.push(ids[target]!);
    }
  }
  const m = targetRows.length;
  return {
    tokens: int32Tensor(tokens, [part.tokens]),
    positions: int64Tensor(positions, [part.tokens, 1]),
    ...attentionFeeds(attentionRows(paths), part.tokens, backward),
    targetRows: int64Tensor(BigInt64Array.from(targetRows), [m]),
    targetTokens: int32Tensor(Int32Array.from(targetTokens), [m, 1]),
    ...(backward && { lossTerms: floatTensor(Float32Array.from(sequences.flatMap(({ terms }) => [...terms])), [m, slopeColumns.length]) }),
  };
}

function tokenPaths(sequences: readonly RunSequence[], shared: readonly number[]): TokenPath[] {
  const paths: TokenPath[] = [];
  let next = 0;
  for (const [i, { tokens }] of sequences.entries()) {
    const own = shared[i]!;
    const path = new Int32Array(tokens.length);
    if (own > 0) path.set(paths[i - 1]!.tokens.subarray(0, own));
    for (let t = own; t < path.length; t++) path[t] = next++;
    paths.push({ tokens: path, own });
  }
  return paths;
}

function attentionFeeds({ queries, keys, rows }: AttentionRows, n: number, backward: boolean): Record<string, Tensor> {
  const mask = new Float32Array(rows.length * queries * keys).fill(hidden);
  const tokenOfQuery = new Int32Array(rows.length * queries);
  const queryOfToken = new Int32Array(n);
  const tokenOfKey = new BigInt64Array(rows.length * keys);
  const liveQueries = new Float32Array(rows.length * queries);
  for (const [r, row] of rows.entries()) {
    for (const [token, slot] of row.keys) tokenOfKey[r * keys + slot] = BigInt(token);
    let slot = r * queries;
    for (const { path, from, to } of row.blocks) {
      const slots = Array.from(path.tokens.subarray(0, to), (token) => row.keys.get(token)!);
      for (let t = from; t < to; t++, slot++) {
        const token = path.tokens[t]!;
        tokenOfQuery[slot] = token;
        queryOfToken[token] = slot;
        liveQueries[slot] = 1;
        for (let seen = 0; seen <= t; seen++) mask[slot * keys + slots[seen]!] = 0;
      }
    }
  }
  return {
    mask: floatTensor(mask, [rows.length, 1, queries, keys]),
    tokenOfQuery: int32Tensor(tokenOfQuery, [tokenOfQuery.length]),
    queryOfToken: int32Tensor(queryOfToken, [n]),
    tokenOfKey: int64Tensor(tokenOfKey, [tokenOfKey.length]),
    ...(backward && { liveQueries: floatTensor(liveQueries, [liveQueries.length, 1]) }),
  };
}
