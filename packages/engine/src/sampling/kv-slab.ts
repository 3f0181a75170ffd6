export interface KvShape {
  readonly layers: number;
  readonly kvHeads: number;
  readonly headDim: number;
}

/**
 * Keys and values of many rows, fp32, kept across calls.
 *
 * Every layer has one array for keys and one for values, laid out [slot, kvHead, time, headDim]: one
 * row per slot, its tokens left-aligned, so that any run of neighbouring slots is a tensor without a
 * copy and attention reads each head's past as one contiguous piece. `time` is common to all slots;
 * it grows by re-spacing the rows in place. The arrays are reserved at full size and touched only as
 * they fill (zero pages cost neither memory nor time until written), so there is never a reallocation.
 *
 * `tokens[slot]` holds exactly the tokens whose keys and values the slot has.
 */
export class KvSlab {
  readonly shape: KvShape;
  /** Tokens that fit: slots × time never exceeds it. */
  readonly capacity: number;
  readonly keys: readonly Float32Array[]; // per layer
  readonly values: readonly Float32Array[]; // per layer
  #tokens: number[][] = [];
  #time = 0;

  /** `bytes` bounds the whole store. */
  constructor(shape: KvShape, bytes: number) {
    this.shape = shape;
    this.capacity = slabCapacity(shape, bytes);
    const allocate = (): Float32Array => new Float32Array(this.capacity * shape.kvHeads * shape.headDim);
    this.keys = Array.from({ length: shape.layers }, allocate);
    this.values = Array.from({ length: shape.layers }, allocate);
  }

  get slots(): number {
    return this.#tokens.length;
  }

  /** Places per slot. */
  get time(): number {
    return this.#time;
  }

  get tokens(): readonly (readonly number[])[] {
    return this.#tokens;
  }

  /** Forgets everything. */
  clear(): void {
    this.#tokens = [];
    this.#time = 0;
  }

  /** Sets the number of slots; new ones are empty, surplus ones at the end are dropped. */
  resize(slots: number): void {
    this.#check(slots, this.#time);
    while (this.#tokens.length < slots) this.#tokens.push([]);
    this.#tokens.length = slots;
  }

  /** Keeps the first `length` tokens of a slot. */
  truncate(slot: number, length: number): void {
    const tokens = this.#row(slot);
    tokens.length = Math.min(tokens.length, length);
  }

  /** Re-spaces the rows to `time` places each, in place. */
  setTime(time: number): void {
    if (time === this.#time) return;
    const longest = Math.max(0, ...this.#tokens.map((tokens) => tokens.length));
    if (time < longest) throw new RangeError(`KvSlab: time is ${time}; the longest row has ${longest} tokens, so at least ${longest} is needed.`);
    this.#check(this.slots, time);
    const { kvHeads, headDim } = this.shape;
    const [from, to] = [this.#time * headDim, time * headDim];
    const lanes = this.slots * kvHeads;
    for (const array of [...this.keys, ...this.values]) {
      for (let i = 0; i < lanes; i++) {
        const lane = time > this.#time ? lanes - 1 - i : i; // growing moves rows up, so the last goes first
        const length = this.#row(Math.floor(lane / kvHeads)).length * headDim;
        if (length > 0) array.copyWithin(lane * to, lane * from, lane * from + length);
      }
    }
    this.#time = time;
  }

  /** Exchanges two rows. */
  swap(a: number, b: number): void {
    if (a === b) return;
    const { kvHeads, headDim } = this.shape;
    const [rowA, rowB] = [this.#row(a), this.#row(b)];
    const length = Math.max(rowA.length, rowB.length) * headDim;
    const lane = this.#time * headDim;
    if (length > 0) {
      for (const array of [...this.keys, ...this.values]) {
        for (let head = 0; head < kvHeads; head++) {
          const [atA, atB] = [(a * kvHeads + head) * lane, (b * kvHeads + head) * lane];
          const kept = array.slice(atA, atA + length);
          array.copyWithin(atA, atB, atB + length);
          array.set(kept, atB);
        }
      }
    }
    this.#tokens[a] = rowB;
    this.#tokens[b] = rowA;
  }

  /** Makes the first `length` tokens of a row those of another, whose beginning it already has. */
  copyPrefix(from: number, to: number, length: number): void {
    const source = this.#row(from);
    const target = this.#row(to);
    const kept = target.length;
    if (kept > length || source.length < length || target.some((token, i) => token !== source[i])) {
      throw new RangeError(`KvSlab: cannot copy ${length} tokens of slot ${from} (${source.length} tokens) to slot ${to} (${kept} tokens): it must hold a beginning of them.`);
    }
    const { kvHeads, headDim } = this.shape;
    const lane = this.#time * headDim;
    for (const array of [...this.keys, ...this.values]) {
      for (let head = 0; head < kvHeads; head++) {
        const at = (from * kvHeads + head) * lane;
        array.copyWithin((to * kvHeads + head) * lane + kept * headDim, at + kept * headDim, at + length * headDim);
      }
    }
    target.push(...source.slice(kept, length));
  }

  /**
   * Stores one layer's new keys or values: `count` tokens of `source` [token, kvHead, headDim] from
   * token `first` on, at the places right after the slot's tokens. `commit` makes them count.
   */
  write(target: Float32Array, slot: number, source: Float32Array, first: number, count: number): void {
    const { kvHeads, headDim } = this.shape;
    const place = this.#row(slot).length;
    for (let head = 0; head < kvHeads; head++) {
      let to = ((slot * kvHeads + head) * this.#time + place) * headDim;
      for (let token = first; token < first + count; token++) {
        const from = (token * kvHeads + head) * headDim;
        for (let i = 0; i < headDim; i++) target[to + i] = source[from + i] as number;
        to += headDim;
      }
    }
  }

  /** Declares that keys and values of these tokens have been written to all layers of a slot. */
  commit(slot: number, tokens: Iterable<number>): void {
    this.#row(slot).push(...tokens);
  }

  /** A layer's keys or values of slots [start, start + count), as data of a [count, kvHeads, time, headDim] tensor. */
  view(array: Float32Array, start: number, count: number): Float32Array {
    const row = this.shape.kvHeads * this.#time * this.shape.headDim;
    return array.subarray(start * row, (start + count) * row);
  }

  #row(slot: number): number[] {
    const row = this.#tokens[slot];
    if (!row) throw new RangeError(`KvSlab: slot is ${slot}; there are ${this.slots} slots.`);
    return row;
  }

  #check(slots: number, time: number): void {
    if (slots * time > this.capacity) throw new RangeError(`KvSlab: ${slots} slots × ${time} tokens do not fit a capacity of ${this.capacity} tokens.`);
  }
}

/** Tokens whose keys and values fit into so many bytes. */
export function slabCapacity(shape: KvShape, bytes: number): number {
  return Math.floor(bytes / cachedTokenBytes(shape));
}

/** Bytes of one token's keys and values in all layers. */
export function cachedTokenBytes({ layers, kvHeads, headDim }: KvShape): number {
  return layers * 2 * kvHeads * headDim * Float32Array.BYTES_PER_ELEMENT;
}
