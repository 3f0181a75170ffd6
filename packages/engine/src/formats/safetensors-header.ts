import { ModelFileError } from "./model-file-error.ts";

/** Element types this reader turns into fp32, with their width in bytes. */
export const safetensorsWidths = { F32: 4, F16: 2, BF16: 2 } as const;
export type SafetensorsDtype = keyof typeof safetensorsWidths;

export interface SafetensorsEntry {
  readonly name: string;
  readonly dtype: SafetensorsDtype;
  readonly shape: readonly number[];
  /** Elements. */
  readonly size: number;
  /** Byte range inside the data section. */
  readonly begin: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  /** In the order of their data. */
  readonly entries: readonly SafetensorsEntry[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** The format's own limit on the header. */
export const maxHeaderBytes = 100_000_000;

/**
 * Checks a safetensors header against the length of the data that follows it: known dtypes, shapes
 * that fit their byte ranges, no gap, no overlap, nothing past the end.
 * @throws ModelFileError naming the tensor and the number that does not fit.
 */
export function parseSafetensorsHeader(file: string, json: string, dataBytes: number): SafetensorsHeader {
  const header = parseObject(file, json);
  let metadata: Record<string, string> = {};
  const entries: SafetensorsEntry[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === "__metadata__") metadata = parseMetadata(file, value);
    else entries.push(parseEntry(file, name, value));
  }
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let position = 0;
  for (const entry of entries) {
    if (entry.begin !== position) {
      const problem = entry.begin < position ? "overlaps the tensor before it" : "leaves a gap before it";
      throw new ModelFileError(file, `tensor "${entry.name}" starts at byte ${entry.begin}, expected ${position}; it ${problem}. The header is corrupt.`);
    }
    position = entry.end;
  }
  if (position > dataBytes) {
    throw new ModelFileError(file, `the header describes ${position} bytes of tensors, but the file holds ${dataBytes}. It is truncated; download or copy it again.`);
  }
  if (position < dataBytes) {
    throw new ModelFileError(file, `${dataBytes - position} bytes after the last tensor belong to no tensor. The header is corrupt.`);
  }
  return { entries, metadata };
}

function parseObject(file: string, json: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new ModelFileError(file, "the safetensors header is not valid JSON. The file is corrupt or not a safetensors file.", { cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ModelFileError(file, "the safetensors header is not a JSON object. The file is corrupt.");
  }
  return value as Record<string, unknown>;
}

function parseMetadata(file: string, value: unknown): Record<string, string> {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : undefined;
  if (!entries?.every((entry): entry is [string, string] => typeof entry[1] === "string")) {
    throw new ModelFileError(file, "__metadata__ must map strings to strings.");
  }
  return Object.fromEntries(entries);
}

function parseEntry(file: string, name: string, value: unknown): SafetensorsEntry {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  if (typeof dtype !== "string" || !Object.hasOwn(safetensorsWidths, dtype)) {
    throw new ModelFileError(file, `tensor "${name}" has dtype ${JSON.stringify(dtype)}; supported are ${Object.keys(safetensorsWidths).join(", ")}. Convert the file first.`);
  }
  if (!isSizes(shape)) throw new ModelFileError(file, `tensor "${name}" has shape ${JSON.stringify(shape)}; expected an array of non-negative integers.`);
  if (!isSizes(offsets) || offsets.length !== 2) {
    throw new ModelFileError(file, `tensor "${name}" has data_offsets ${JSON.stringify(offsets)}; expected [begin, end].`);
  }
  const size = shape.reduce((product, n) => product * n, 1);
  const bytes = size * safetensorsWidths[dtype as SafetensorsDtype];
  const [begin, end] = offsets as [number, number];
  if (!Number.isSafeInteger(bytes) || end - begin !== bytes) {
    throw new ModelFileError(file, `tensor "${name}" (${dtype} [${shape.join(", ")}]) needs ${bytes} bytes, but data_offsets [${begin}, ${end}] span ${end - begin}.`);
  }
  return { name, dtype: dtype as SafetensorsDtype, shape, size, begin, end };
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= 8 && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}
