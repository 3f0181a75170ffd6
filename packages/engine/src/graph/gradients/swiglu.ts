import type { GraphBuilder } from "../builder.ts";
import { add, mul, sigmoid, sub } from "../nodes/elementwise.ts";
import type { Value } from "../value.ts";

export interface Swiglu {
  readonly output: Value;
  backward(dy: Value): { readonly gate: Value; readonly up: Value };
}

/** silu(gate) · up, elementwise, with silu(x) = x·σ(x). */
export function swiglu(g: GraphBuilder, gate: Value, up: Value): Swiglu {
  const open = sigmoid(g, gate);
  const silu = mul(g, gate, open);
  return {
    output: mul(g, silu, up),
    // silu′ = σ + silu·(1 − σ)
    backward(dy) {
      const slope = add(g, open, mul(g, silu, sub(g, g.scalar(1), open)));
      return { gate: mul(g, mul(g, dy, up), slope), up: mul(g, dy, silu) };
    },
  };
}
