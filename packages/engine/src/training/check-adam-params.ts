import type { AdamParams } from "../ports/training.ts";

/** @throws RangeError naming the parameter, its value and what is allowed. */
export function checkAdamParams(params: AdamParams): void {
  const fraction = (name: "beta1" | "beta2"): void => {
    if (!(params[name] >= 0 && params[name] < 1)) throw new RangeError(`${name} is ${params[name]}; it must be at least 0 and below 1.`);
  };
  const nonNegative = (name: "learningRate" | "weightDecay" | "maxGradNorm"): void => {
    if (!(params[name] >= 0 && params[name] < Infinity)) throw new RangeError(`${name} is ${params[name]}; it must be 0 or a positive number.`);
  };
  if (!(params.eps > 0 && params.eps < Infinity)) throw new RangeError(`eps is ${params.eps}; it must be a positive number.`);
  const { gradientDivisor = 1 } = params;
  if (!(gradientDivisor > 0 && gradientDivisor < Infinity)) throw new RangeError(`gradientDivisor is ${gradientDivisor}; it must be a positive number.`);
  nonNegative("learningRate");
  fraction("beta1");
  fraction("beta2");
  nonNegative("weightDecay");
  nonNegative("maxGradNorm");
}
