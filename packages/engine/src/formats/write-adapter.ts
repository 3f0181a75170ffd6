import type { AdapterToWrite } from "./adapter.ts";
import { adapterConfigJson } from "./adapter-config.ts";
import { checkAdapter } from "./check-adapter.ts";
import { publishFolder } from "./publish-folder.ts";
import { readAdapter } from "./read-adapter.ts";
import { serializeSafetensors } from "./safetensors.ts";
import { ModelFileError } from "./model-file-error.ts";

/**
 * Writes a PEFT adapter folder (`adapter_model.safetensors`, `adapter_config.json`, `overt.json`)
 * in one step: into a temporary folder beside it, read back and compared, then renamed. An adapter
 * that stood there before is replaced; any other folder with files in it is left alone.
 * @returns the adapter's hash, as `readAdapter` gives it.
 * @throws RangeError naming the tensor when a name, shape or value cannot be an adapter's.
 */
export async function writeAdapter(folder: string, adapter: AdapterToWrite): Promise<{ readonly hash: string }> {
  const { lora, baseHash, baseName, dtype = "F32", metadata = {} } = adapter;
  checkAdapter(adapter);
  const files = new Map<string, Uint8Array | string>([
    ["adapter_model.safetensors", serializeSafetensors(adapter.tensors, { dtype, metadata: { ...metadata, "overt.base_hash": baseHash } })],
    ["adapter_config.json", `${JSON.stringify(adapterConfigJson(lora, baseName), null, 2)}\n`],
    ["overt.json", `${JSON.stringify({ version: 1, kind: "adapter", baseName, baseHash, lora, dtype, metadata }, null, 2)}\n`],
  ]);
  let hash = "";
  await publishFolder(folder, files, {
    replaceable: "adapter_config.json",
    verify: async (written) => {
      const copy = await readAdapter(written);
      const missing = [...adapter.tensors.keys()].filter((name) => copy.tensors.get(name)?.data.length !== adapter.tensors.get(name)!.data.length);
      if (missing.length > 0 || copy.tensors.size !== adapter.tensors.size) {
        throw new ModelFileError(folder, `reads back without ${missing.join(", ")}. The disk may be faulty; the adapter was not put in place.`);
      }
      hash = copy.hash;
    },
  });
  return { hash };
}
