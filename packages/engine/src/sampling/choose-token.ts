import type { SampleRequest } from "../ports/sampling.ts";
import type { StepResult, StepRow } from "./forward.ts";
import { rowUniforms } from "./row-random.ts";
import { selectByWeight, selectFromMostProbable } from "./select-token.ts";
import { greedyInverseTemperature, largestUniform } from "./selection-head.ts";

export interface ChosenToken {
  readonly token: number;
  /** Natural log, temperature 1. */
  readonly logprob: number;
  /** Natural log, of the distribution that it was drawn from. */
  readonly drawLogprob: number;
}

/** Whether a request restricts sampling to some tokens, for which a row's whole distribution is needed. */
export function needsCutOff({ temperature, topP, topK = 0 }: SampleRequest): boolean {
  return (topP < 1 || topK > 0) && temperature > 0;
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
  if (needsCutOff(request)) {
    if (!result.allLogprobs) throw new TypeError("chooseToken: allLogprobs is null; a cut-off needs it.");
    const logprobs = slice(result.allLogprobs, row, result.block.length);
    const { token, probability } = selectFromMostProbable(logprobs, request, first);
    return finite({ token, logprob: logprobs[token]!, drawLogprob: Math.log(probability) }, position);
  }
  const probabilities = slice(result.probabilities, row, result.block.length);
  const greedy = request.temperature === 0;
  const at = selectByWeight(probabilities, greedy ? 0 : second);
  const logprob = slice(result.logprobs, row, result.block.length)[at]!;
  return finite({ token: Number(result.block[row]) * probabilities.length + at, logprob, drawLogprob: greedy ? 0 : Math.log(probabilities[at]!) }, position);
}

function slice(data: Float32Array, row: number, rows: number): Float32Array {
  const width = data.length / rows;
  return data.subarray(row * width, (row + 1) * width);
}

function finite(chosen: ChosenToken, position: number): ChosenToken {
  if (Number.isFinite(chosen.logprob)) return chosen;
  throw new Error(`The model's logits at position ${position} are not finite (logprob ${chosen.logprob}). Its weights hold NaN or infinity, or training has diverged.`);
}
