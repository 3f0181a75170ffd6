import type { GraphBuilder } from "../builder.ts";
import type { Value } from "../value.ts";
import { add, exp, log, sub } from "./elementwise.ts";
import { reduceMax, reduceSum } from "./reduce.ts";

/** log Σ exp(x) along an axis, kept. Written out: ONNX Runtime's ReduceLogSumExp overflows above x = 88 on WebGPU. */
export function reduceLogSumExp(g: GraphBuilder, x: Value, axis: number): Value {
  const largest = reduceMax(g, x, axis);
  return add(g, largest, log(g, reduceSum(g, exp(g, sub(g, x, largest)), axis)));
}
