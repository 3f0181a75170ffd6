import { createHash, randomBytes } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import type { LoraTarget } from "../ports/training.ts";

/** What must be equal for a state to fit a trainer. */
export interface StateIdentity {
  /** An adapter or every tensor of the model. */
  readonly trains: "lora" | "full";
  readonly baseHash: string;
  readonly rank?: number;
  readonly alpha?: number;
  readonly targets?: readonly LoraTarget[];
  readonly rsLora?: boolean;
  /** Numbers a part. */
  readonly length: number;
}

export interface StateProgress {
  readonly step: number;
  /** Whether an accumulated gradient follows the three parts that are always there. */
  readonly pending: boolean;
}

export class TrainerStateError extends Error {
  override readonly name = "TrainerStateError";

  constructor(file: string, problem: string) {
    super(`${file} ${problem}`);
  }
}

// Layout: magic, length of the JSON header (uint32, little-endian), header, then the parts as raw float32.
const magic = Buffer.from("overt-trainer-state-1\n");

/** Writes parameters, both moments and, while `pending`, the gradient. Temporary file, flushed, renamed: never half a state. */
export async function writeTrainerState(file: string, identity: StateIdentity, progress: StateProgress, parts: readonly Float32Array[]): Promise<void> {
  const bodies = parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  const header = Buffer.from(JSON.stringify({ identity, progress, sha256: hashBodies(bodies) }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(header.length);
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    {
      await using handle = await open(temporary, "wx");
      for (const bytes of [magic, size, header, ...bodies]) {
        await handle.writeFile(bytes);
      }
      await handle.sync();
    }
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Reads a state that `writeTrainerState` wrote for a trainer of the same identity.
 * @throws TrainerStateError when the file is something else, cut short, or belongs to another model or adapter shape.
 */
export async function readTrainerState(file: string, identity: StateIdentity): Promise<{ readonly progress: StateProgress; readonly parts: Float32Array[] }> {
  const bytes = await readFile(file);
  const headerAt = magic.length + 4;
  if (bytes.length < headerAt || !bytes.subarray(0, magic.length).equals(magic)) {
    throw new TrainerStateError(file, "is not a trainer state of this version. Give a file that saveState wrote.");
  }
  const partsAt = headerAt + bytes.readUInt32LE(magic.length);
  const header = parseHeader(file, bytes.subarray(headerAt, partsAt));
  // States of before there was a choice say neither what they train nor how the update is scaled.
  const trains = header.identity.trains ?? "lora";
  const saved = { ...(trains === "lora" && { rsLora: false }), ...header.identity, trains };
  for (const key of ["trains", "baseHash", "rank", "alpha", "targets", "rsLora", "length"] as const) {
    if (String(saved[key]) !== String(identity[key])) {
      throw new TrainerStateError(file, `was saved with ${key} ${String(saved[key])}; this trainer has ${String(identity[key])}. Create the trainer with the settings that the state was saved with.`);
    }
  }
  const count = header.progress.pending ? 4 : 3;
  const expected = partsAt + count * identity.length * 4;
  if (bytes.length !== expected) throw new TrainerStateError(file, `has ${bytes.length} bytes; its header asks for ${expected}. It was cut short or damaged; use an earlier state.`);
  if (header.sha256 !== undefined && hashBodies([bytes.subarray(partsAt)]) !== header.sha256) throw new TrainerStateError(file, "does not have the checksum that its header states. It was damaged; use an earlier state.");
  const parts = Array.from({ length: count }, (_, i) => {
    const part = new Float32Array(identity.length);
    new Uint8Array(part.buffer).set(bytes.subarray(partsAt + i * part.byteLength, partsAt + (i + 1) * part.byteLength));
    return part;
  });
  return { progress: header.progress, parts };
}

function hashBodies(bodies: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const body of bodies) hash.update(body);
  return hash.digest("hex");
}

function parseHeader(file: string, bytes: Buffer): { readonly identity: Partial<StateIdentity>; readonly progress: StateProgress; readonly sha256?: string } {
  try {
    return JSON.parse(bytes.toString("utf8")) as { identity: Partial<StateIdentity>; progress: StateProgress; sha256?: string };
  } catch {
    throw new TrainerStateError(file, "has a damaged header. Use an earlier state.");
  }
}
