import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readAdapter } from "../../formats/read-adapter.ts";
import { readSafetensors } from "../../formats/safetensors.ts";
import { loadHuggingFace } from "../load-huggingface.ts";

/** Folders that make_tiny_models.py wrote: one of each architecture, differing in all that models differ in. */
export const tinyModels = ["llama", "llama-biases", "qwen2", "qwen3"] as const;
export type TinyModel = (typeof tinyModels)[number];

export const tinyFolder = (name: TinyModel): string => fileURLToPath(new URL(`tiny/${name}`, import.meta.url));

/** A tiny model, the adapter that peft saved for it, and what PyTorch computes of both. */
export async function loadTinyModel(name: TinyModel) {
  const folder = tinyFolder(name);
  const golden = JSON.parse(await readFile(`${folder}/golden.json`, "utf8")) as { readonly sequences: number[][]; readonly targets: number[]; readonly loss: number };
  const { tensors } = await readSafetensors(`${folder}/golden.safetensors`);
  return { ...(await loadHuggingFace(folder)), adapter: await readAdapter(`${folder}/adapter`), golden: { ...golden, tensors } };
}
