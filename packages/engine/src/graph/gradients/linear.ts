import type { GraphBuilder } from "../builder.ts";
import { gemm } from "../nodes/gemm.ts";
import type { Value } from "../value.ts";
import type { LinearWeight } from "./linear-weight.ts";

/** Trainable low-rank update of a frozen weight: W + scale·B·A. */
export interface LoraValues {
  readonly a: Value; // [rank, in]
  readonly b: Value; // [out, rank]
  readonly scale: number; // alpha / rank
}

export interface LinearGradients {
  readonly x: Value | null;
  readonly a: Value | null;
  readonly b: Value | null;
}

export interface Linear {
  readonly output: Value; // [n, out]
  /** Gradients of x (added to `sum`; left out on request) and of the LoRA matrices. The weight passes its own on, where it is trained. */
  backward(dy: Value, options: { readonly sum: Value | null; readonly needsInput: boolean }): LinearGradients;
}

/** x [n, in] · weightᵀ plus the LoRA update's share. */
export function linear(g: GraphBuilder, x: Value, weight: LinearWeight, lora: LoraValues | null): Linear {
  if (!lora) {
    return {
      output: weight.forward(x, null),
      backward(dy, { sum, needsInput }) {
        weight.train?.(dy, x);
        return { x: needsInput ? weight.backward(dy, sum) : null, a: null, b: null };
      },
    };
  }
  const { a, b, scale } = lora;
  const low = gemm(g, x, a, { transB: true }); // [n, rank]
  return {
    output: weight.forward(x, gemm(g, low, b, { transB: true, alpha: scale })),
    backward(dy, { sum, needsInput }) {
      const dLow = gemm(g, dy, b, { alpha: scale });
      return {
        x: needsInput ? weight.backward(dy, gemm(g, dLow, a, { c: sum })) : null,
        a: gemm(g, dLow, x, { transA: true }),
        b: gemm(g, dy, low, { transA: true, alpha: scale }),
      };
    },
  };
}
