import { createHash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fixtureModelName, listModels, openFixtureModel } from "@overt/engine";

/** Larger files are not hashed for a look. */
const CHEAP_BYTES = 1e9;

/**
 * The hash that a model's weights have once they are loaded, where it can be told at once: pinned for a named model, of the
 * file for a small one. Otherwise why it cannot.
 */
export async function knownHash(model: string, path: string | null): Promise<{ readonly hash: string } | { readonly unknown: string }> {
  if (model === fixtureModelName) return { hash: openFixtureModel().hash };
  if (path === null) {
    const pinned = (await listModels()).find(({ name }) => name === model)?.hash;
    return pinned === undefined ? { unknown: "the model is not known" } : { hash: pinned };
  }
  const file = statSync(path).isDirectory() ? join(path, "model.safetensors") : path;
  if (!existsSync(file)) return { unknown: "its weights are not one file" };
  if (statSync(file).size > CHEAP_BYTES) return { unknown: "its weights are over 1 GB, too much to read for a look" };
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return { hash: hash.digest("hex") };
}
