import type { Feeds } from "../onnx/session.ts";
import { floatTensor, int64Tensor } from "../onnx/tensors.ts";

export const hidden = -1e9; // mask entry; finite, so that a row which sees nothing gives finite numbers (they are discarded)

/** A row of which several new tokens go through the model at once. */
export interface NewTokens {
  /** The first `count` of them are new. */
  readonly tokens: ArrayLike<number>;
  /** At least 1. */
  readonly count: number;
  /** Tokens of the row before them, which are cached. */
  readonly cached: number;
}

/** Inputs of the graphs `prefill`, `extend` and `score` that say which tokens stand where and who sees whom. `past`: places of the cache, 0 without one. */
export function newTokenFeeds(newTokens: readonly NewTokens[], past: number): Feeds {
  const rows = newTokens.length;
  const width = Math.max(...newTokens.map(({ count }) => count));
  const total = newTokens.reduce((sum, { count }) => sum + count, 0);
  const ids = new BigInt64Array(total);
  const positions = new BigInt64Array(total);
  const pad = new BigInt64Array(rows * width);
  const unpad = new BigInt64Array(total);
  let n = 0;
  newTokens.forEach(({ tokens, count, cached }, row) => {
    for (let i = 0; i < count; i++, n++) {
      ids[n] = BigInt(tokens[i]!);
      positions[n] = BigInt(cached + i);
      pad[row * width + i] = BigInt(n);
      unpad[n] = BigInt(row * width + i);
    }
  });
  const maskRows = past > 0 ? rows : 1;
  const mask = new Float32Array(maskRows * width * (past + width)).fill(hidden);
  for (let row = 0, at = 0; row < maskRows; row++) {
    for (let i = 0; i < width; i++, at += past + width) {
      if (past > 0) mask.fill(0, at, at + newTokens[row]!.cached);
      mask.fill(0, at + past, at + past + i + 1);
    }
  }
  return {
    tokens: int64Tensor(ids, [total]),
    positions: int64Tensor(positions, [total, 1]),
    pad: int64Tensor(pad, [rows, width]),
    unpad: int64Tensor(unpad, [total]),
    mask: floatTensor(mask, [maskRows, 1, width, past + width]),
  };
}
