import type { LoraConfig } from "../ports/training.ts";
import type { AdapterConfig } from "./adapter.ts";
import { ModelFileError } from "./model-file-error.ts";
import { parseJsonObject } from "./parse-json-object.ts";

/** `adapter_config.json` as PEFT 0.21 and vLLM read it. */
export function adapterConfigJson(lora: LoraConfig, baseName: string): Record<string, unknown> {
  return {
    peft_type: "LORA",
    task_type: "CAUSAL_LM",
    base_model_name_or_path: baseName,
    revision: null,
    inference_mode: true,
    r: lora.rank,
    lora_alpha: lora.alpha,
    lora_dropout: 0,
    target_modules: [...lora.targets],
    bias: "none",
    fan_in_fan_out: false,
    init_lora_weights: true,
    use_rslora: lora.rsLora === true,
    use_dora: false,
    lora_bias: false,
    rank_pattern: {},
    alpha_pattern: {},
    exclude_modules: null,
    modules_to_save: null,
    layers_to_transform: null,
    layers_pattern: null,
    layer_replication: null,
    trainable_token_indices: null,
    target_parameters: null,
    megatron_config: null,
    megatron_core: "megatron.core",
    loftq_config: {},
    auto_mapping: null,
  };
}

/** Fields that must be empty, because they would change the result in ways that are not supported. */
const mustBeEmpty = [
  "use_dora", "fan_in_fan_out", "lora_bias", "rank_pattern", "alpha_pattern", "modules_to_save", "layer_replication",
  "trainable_token_indices", "target_parameters", "use_bdlora", "alora_invocation_tokens", "arrow_config", "kasa_config",
] as const;

/**
 * Reads `adapter_config.json`. Missing `r` and `lora_alpha` mean 8, as in PEFT.
 * @throws ModelFileError naming a field that is wrong or asks for something unsupported.
 */
export function parseAdapterConfig(file: string, text: string): AdapterConfig {
  const json = parseJsonObject(file, text);
  if (json["peft_type"] !== "LORA") throw new ModelFileError(file, `peft_type is ${JSON.stringify(json["peft_type"])}; only "LORA" adapters are supported.`);
  for (const field of mustBeEmpty) {
    if (!isEmpty(json[field])) throw new ModelFileError(file, `${field} is ${JSON.stringify(json[field])}; it is not supported. Merge the adapter with PEFT and open the merged model.`);
  }
  if (json["bias"] !== undefined && json["bias"] !== "none") throw new ModelFileError(file, `bias is ${JSON.stringify(json["bias"])}; only "none" is supported.`);
  const rank = positive(file, "r", json["r"] ?? 8);
  if (!Number.isInteger(rank)) throw new ModelFileError(file, `r is ${rank}; expected a whole number.`);
  const alpha = positive(file, "lora_alpha", json["lora_alpha"] ?? 8);
  const targets = json["target_modules"];
  const base = json["base_model_name_or_path"];
  return {
    baseName: typeof base === "string" ? base : "",
    rank,
    alpha,
    targets: Array.isArray(targets) ? targets.map(String) : [String(targets)],
    scaling: json["use_rslora"] === true ? alpha / Math.sqrt(rank) : alpha / rank,
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === false || (typeof value === "object" && Object.keys(value).length === 0);
}

function positive(file: string, field: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value) && value > 0) return value;
  throw new ModelFileError(file, `${field} is ${JSON.stringify(value)}; expected a number above 0.`);
}
