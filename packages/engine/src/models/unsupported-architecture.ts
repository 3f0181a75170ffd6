import { ModelFileError } from "../formats/model-file-error.ts";

/** The error for a model of another family, naming the field that says so and what is supported. */
export function unsupportedArchitecture(file: string, field: string, value: unknown): ModelFileError {
  return new ModelFileError(file, `${field} is ${JSON.stringify(value)}; the only supported architecture is Llama ("llama", LlamaForCausalLM). Use a Llama-type model such as smollm2-135m.`);
}
