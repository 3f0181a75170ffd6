import type { SampleRequest } from "../ports/sampling.ts";
import type { StepResult, StepRow } from "./forward.ts";
import { rowUniforms } from "./row-random.ts";
import { selectByWeight, selectFromNucleus } from "./select-token.ts";
import { greedyInverseTemperature, largestUniform } from "./selection-head.ts";

export interface ChosenToken {
  readonly token: number;
  /** Natural log, temperature 1. */
  readonly logprob: number;
}

/** Whether a request restricts sampling to a nucleus, for which a row's whole distribution is needed. */
export function needsNucleus({ temperature, topP }: SampleRequest): boolean {
  return topP < 1 && temperature > 0;
}

/** What the graph needs in order to draw the token that will stand at `position`. */
export function stepRow(request: SampleRequest, token: number, position: number, live: boolean): StepRow {
  const greedy = request.temperature === 0;
  return {
    token,
    live,
    inverseTemperature: greedy ? greedyInverseTemperature : Math.min(1 / request.temperature, greedyInverseTemperature),
    uniform: greedy ? 0 : Math.min(rowUniforms(request.seed, position).first, largestUniform),
  };
}

/** The token at `position` of a row, given the batch's results. */
export function chooseToken(request: SampleRequest, result: StepResult, row: number, position: number): ChosenToken {
  const { first, second } = rowUniforms(request.seed, position);
  if (needsNucleus(request)) {
    if (!result.allLogprobs) throw new TypeError("chooseToken: allLogprobs is null; a nucleus needs it.");
    const logprobs = slice(result.allLogprobs, row, result.block.length);
    const token = selectFromNucleus(logprobs, request.temperature, request.topP, first);
    return finite(token, logprobs[token]!, position);
  }
  const probabilities = slice(result.probabilities, row, result.block.length);
  const at = selectByWeight(probabilities, request.temperature === 0 ? 0 : second);
  return finite(Number(result.block[row]) * probabilities.length + at, slice(result.logprobs, row, result.block.length)[at]!, position);
}

function slice(data: Float32Array, row: number, rows: number): Float32Array {
  const width = data.length / rows;
  return data.subarray(row * width, (row + 1) * width);
}

function finite(token: number, logprob: number, position: number): ChosenToken {
  if (Number.isFinite(logprob)) return { token, logprob };
  throw new Error(`The model's logits at position ${position} are not finite (logprob ${logprob}). Its weights hold NaN or infinity, or training has diverged.`);
}
