import type { Tensor } from "onnxruntime-node";
import { floatTensor, int32Tensor, int64Tensor } from "../onnx/tensors.ts";
import { slopeColumns } from "../graph/gradients/loss-slope.ts";
import type { RunSequence } from "./model-runner.ts";
import type { MicroBatch } from "./pack-batch.ts";

// Finite, so that a query with no visible key could not turn into NaN; exp underflows to 0 all the same.
const hidden = -1e9;

export interface MicroBatchFeeds {
  readonly feeds: Readonly<Record<string, Tensor>>;
  /** Sequences in the order in which their targets lie one after another. */
  readonly order: readonly number[];
  readonly tokens: number;
}

/** Inputs of `llamaGraph` for one run, whose sequences must have at least one target among them. */
export function microBatchFeeds(batch: readonly RunSequence[], { rowLength, rows }: MicroBatch, backward: boolean): MicroBatchFeeds {
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

  let next = 0;
  for (const [row, members] of rows.entries()) {
    let column = 0;
    for (const index of members) {
      const sequence = batch[index]!;
      const start = column;
      for (const target of sequence.targets) {
        targetRows.push(BigInt(next + target - 1));
        targetTokens.push(sequence.tokens[target]!);
      }
      for (let i = 0; i < sequence.tokens.length; i++, next++, column++) {
        const slot = row * rowLength + column;
        tokens[next] = sequence.tokens[i]!;
        positions[next] = BigInt(i);
        slotOfToken[next] = slot;
        tokenOfSlot[slot] = next;
        mask.fill(0, slot * rowLength + start, slot * rowLength + column + 1);
      }
    }
  }
  const m = targetRows.length;
  return {
    feeds: {
      tokens: int32Tensor(tokens, [n]),
      positions: int64Tensor(positions, [n, 1]),
      mask: floatTensor(mask, [rows.length, 1, rowLength, rowLength]),
      tokenOfSlot: int32Tensor(tokenOfSlot, [slots]),
      slotOfToken: int32Tensor(slotOfToken, [n]),
      targetRows: int64Tensor(BigInt64Array.from(targetRows), [m]),
      targetTokens: int32Tensor(Int32Array.from(targetTokens), [m, 1]),
      ...(backward && { lossTerms: floatTensor(joinTerms(batch, sequences), [m, slopeColumns.length]) }),
    },
    order: sequences,
    tokens: n,
  };
}

function joinTerms(batch: readonly RunSequence[], order: readonly number[]): Float32Array {
  const parts = order.map((index) => batch[index]!.terms);
  const joined = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
