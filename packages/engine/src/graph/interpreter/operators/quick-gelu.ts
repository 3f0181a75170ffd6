import type { Operator } from "../operator.ts";
import { sigmoid } from "./unary.ts";

/** ONNX Runtime's x · σ(alpha · x); with alpha 1 it is SiLU. */
export const quickGelu: Operator = ([x], attributes) => {
  const alpha = attributes.number("alpha", 1.702);
  return [{ ...x!, data: x!.data.map((value) => value * sigmoid(alpha * value)) }];
};
