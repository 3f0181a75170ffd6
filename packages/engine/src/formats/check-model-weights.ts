import { inspect } from "node:util";
import type { ModelWeights } from "../ports/weights.ts";

/** @throws TypeError where a caller without types gave something else, as the opened model itself. `field` begins the sentence. */
export function checkModelWeights(model: ModelWeights, field: string): void {
  const given: unknown = model;
  const isObject = typeof given === "object" && given !== null;
  if (isObject && "tensors" in given && given.tensors instanceof Map && "config" in given && typeof given.config === "object") return;
  throw new TypeError(`${field} is ${isObject ? "an object without config and tensors" : inspect(given)}; it must be a model's weights, as in (await openModel(name)).weights.`);
}
