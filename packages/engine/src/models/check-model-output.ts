import { readdir, stat } from "node:fs/promises";
import { openGguf } from "../formats/gguf.ts";
import { ModelFileError } from "../formats/model-file-error.ts";

/** What `writeHuggingFace` puts into a folder. */
const folderFiles = ["config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", "chat_template.jinja", "overt-model.json"];
/** Key that `writeGguf` marks its files with; its value is the hash of the weights that were written, as in `overt-model.json`. */
export const ggufSourceHash = "overt.source_hash";

/**
 * Whether a model may be written there: by `writeHuggingFace` into a folder, by `writeGguf` into a file.
 * @returns whether one that was written so before would be replaced; false where there is nothing yet.
 * @throws ModelFileError where something else stands there, which would be lost.
 */
export async function checkModelOutput(path: string, format: "huggingface" | "gguf"): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (!found) return false;
  return format === "gguf" ? checkFile(path, found.isFile()) : checkFolder(path, found.isDirectory());
}

async function checkFile(path: string, isFile: boolean): Promise<true> {
  if (!isFile) throw new ModelFileError(path, "exists and is no file. Choose another name.");
  const ours = await openGguf(path).then(
    async (source) => {
      await using gguf = source;
      return gguf.metadata.has(ggufSourceHash);
    },
    () => false, // no GGUF, or a broken one
  );
  if (!ours) throw new ModelFileError(path, "exists and was not written by this program; it would be lost. Choose another name or remove it.");
  return true;
}

async function checkFolder(path: string, isFolder: boolean): Promise<boolean> {
  if (!isFolder) throw new ModelFileError(path, "exists and is no folder. Choose another path.");
  const entries = await readdir(path);
  if (entries.length === 0) return false;
  const strange = entries.filter((entry) => !folderFiles.includes(entry));
  const which = entries.includes("overt-model.json") ? strange : entries;
  if (which.length > 0) throw new ModelFileError(path, `exists and holds what was not written by this program (${which.slice(0, 3).join(", ")}${which.length > 3 ? ", …" : ""}); it would be lost. Choose another folder or remove it.`);
  return true;
}
