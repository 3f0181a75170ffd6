import type { Tensor } from "onnxruntime-node";
import { floatTensor, int32Tensor, int64Tensor } from "../onnx/tensors.ts";
import type { Datum } from "../ports/training.ts";
import type { MicroBatch } from "./pack-batch.ts";

// Finite, so that a query with no visible key could not turn into NaN; exp underflows to 0 all the same.
const hidden = -1e9;

export interface MicroBatchFeeds {
  readonly feeds: Readonly<Record<string, Tensor>>;
  /** Loss weights of the m targets, as given in the data. */
  readonly weights: Float32Array;
  readonly tokens: number;
}

/** Inputs of `llamaGraph` for one run, whose sequences must have at least one target among them. */
export function microBatchFeeds(batch: readonly Datum[], { rowLength, rows }: MicroBatch): MicroBatchFeeds {
  const sequences = rows.flat();
  const n = sequences.reduce((sum, index) => sum + batch[index]!.tokens.length, 0);
  const slots = rows.length * rowLength;
  const tokens = new Int32Array(n);
  const positions = new BigInt64Array(n);
  const slotOfToken = new Int32Array(n);
  const tokenOfSlot = new Int32Array(slots);
  const mask = new Float32Array(slots * rowLength).fill(hidden);
  for (let slot = 0; slot < slots; slot++) mask[slot * rowLength + (slot % rowLength)] = 0;
  const targetRows: bigint[] = [];
  const targetTokens: number[] = [];
  const weights: number[] = [];

  let next = 0;
  for (const [row, members] of rows.entries()) {
    let column = 0;
    for (const index of members) {
      const datum = batch[index]!;
      const start = column;
      for (let i = 0; i < datum.tokens.length; i++, next++, column++) {
        const slot = row * rowLength + column;
        tokens[next] = datum.tokens[i]!;
        positions[next] = BigInt(i);
        slotOfToken[next] = slot;
        tokenOfSlot[slot] = next;
        mask.fill(0, slot * rowLength + start, slot * rowLength + column + 1);
        if (i === 0 || datum.weights[i] === 0) continue;
        targetRows.push(BigInt(next - 1));
        targetTokens.push(datum.tokens[i]!);
        weights.push(datum.weights[i]!);
      }
    }
  }
  const m = weights.length;
  return {
    feeds: {
      tokens: int32Tensor(tokens, [n]),
      positions: int64Tensor(positions, [n, 1]),
      mask: floatTensor(mask, [rows.length, 1, rowLength, rowLength]),
      tokenOfSlot: int32Tensor(tokenOfSlot, [slots]),
      slotOfToken: int32Tensor(slotOfToken, [n]),
      targetRows: int64Tensor(BigInt64Array.from(targetRows), [m]),
      targetTokens: int32Tensor(Int32Array.from(targetTokens), [m, 1]),
    },
    weights: Float32Array.from(weights),
    tokens: n,
  };
}
