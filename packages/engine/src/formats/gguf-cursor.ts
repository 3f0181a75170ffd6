/** The bytes at hand end before the value does; a longer prefix of the file may hold it. */
export class EndOfBytes extends Error {}

/** Items in all arrays together: four times the largest vocabularies with their merges. Beyond it only memory would be lost. */
const maxItems = 1 << 22;

/** Reads little-endian GGUF values one after the other from a prefix of a file. */
export class GgufCursor {
  position = 0;
  #items = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #text = new TextDecoder();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  #take(length: number): number {
    const at = this.position;
    if (length > this.#bytes.length - at) throw new EndOfBytes();
    this.position += length;
    return at;
  }

  uint8(): number {
    return this.#view.getUint8(this.#take(1));
  }
  uint32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }
  /** A 64-bit count or offset; beyond 2^53 it cannot be inside any file. */
  uint64(): number {
    const value = this.#view.getBigUint64(this.#take(8), true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError(`the number ${value} is larger than any file`);
    return Number(value);
  }
  string(): string {
    const length = this.uint64();
    const at = this.#take(length);
    return this.#text.decode(this.#bytes.subarray(at, at + length));
  }

  /** A scalar of GGUF value type `type` (0–8, 10–12). */
  scalar(type: number): GgufScalar {
    switch (type) {
      case 0: return this.uint8();
      case 1: return this.#view.getInt8(this.#take(1));
      case 2: return this.#view.getUint16(this.#take(2), true);
      case 3: return this.#view.getInt16(this.#take(2), true);
      case 4: return this.uint32();
      case 5: return this.#view.getInt32(this.#take(4), true);
      case 6: return this.#view.getFloat32(this.#take(4), true);
      case 7: return this.uint8() !== 0;
      case 8: return this.string();
      case 10: return narrow(this.#view.getBigUint64(this.#take(8), true));
      case 11: return narrow(this.#view.getBigInt64(this.#take(8), true));
      case 12: return this.#view.getFloat64(this.#take(8), true);
      default: throw new RangeError(`the value type ${type} is unknown`);
    }
  }

  /** A value of any type, arrays (9) included. */
  value(type: number, depth = 0): GgufValue {
    if (type !== 9) return this.scalar(type);
    if (depth > 4) throw new RangeError("arrays are nested more than 4 deep");
    const itemType = this.uint32();
    const count = this.uint64();
    if ((this.#items += count) > maxItems) throw new RangeError(`its arrays claim more than ${maxItems} items`);
    const items: GgufValue[] = [];
    for (let i = 0; i < count; i++) items.push(this.value(itemType, depth + 1));
    return items;
  }
}

export type GgufScalar = number | bigint | boolean | string;
export type GgufValue = GgufScalar | readonly GgufValue[];

function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
