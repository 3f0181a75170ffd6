import type { KvSlab } from "./kv-slab.ts";
import { matchPrefixes } from "./match-prefixes.ts";
import type { Row } from "./row.ts";

const timeStep = 32; // places by which the cache grows: few moves of the rows against few masked places
const leastKept = 8; // tokens in common from which a slot is worth more than its row's freedom to be prefilled anywhere

/**
 * Which row stands in which slot of the cache. Running rows fill the first slots, so that a step reads one
 * tensor. Behind them lie idle ones: what is left of ended rows, kept for requests that continue them until room is needed.
 */
export class RowSlots {
  readonly #slab: KvSlab;
  #running: Row[] = []; // by slot
  #idle: Idle[] = []; // by slot, from running.length on
  #clock = 0;

  constructor(slab: KvSlab) {
    this.#slab = slab;
  }

  /** By slot, from 0 on. */
  get running(): readonly Row[] {
    return this.#running;
  }

  /** Forgets everything. */
  clear(): void {
    this.#slab.clear();
    this.#running = [];
    this.#idle = [];
  }

  /** Reserves for waiting rows the idle slots that they continue, and keeps there what they share. */
  reserve(waiting: readonly Row[]): void {
    const free = this.#idle.flatMap(({ reservedFor }, i) => (reservedFor === null ? [this.#running.length + i] : []));
    const matches = matchPrefixes(waiting.map(({ request }) => request.tokens), free.map((slot) => this.#slab.tokens[slot]!));
    matches.forEach((match, i) => {
      if (!match || match.length < leastKept) return;
      const slot = free[match.slot]!;
      this.#slab.truncate(slot, match.length);
      this.#idle[slot - this.#running.length]!.reservedFor = waiting[i]!;
    });
  }

  /** Drops what nobody has reserved, and places that rows of up to `coming` tokens leave masked. For the time between batches: it moves every row. */
  tidy(coming: number): void {
    const kept = this.#idle.filter(({ reservedFor }) => reservedFor !== null).length;
    if (kept === 0 && this.#running.length === 0) return this.clear();
    for (let i = 0; i < this.#idle.length;) {
      if (this.#idle[i]!.reservedFor === null) this.#remove(i);
      else i++;
    }
    const needed = this.#time(Math.max(coming, ...this.#slab.tokens.map(({ length }) => length)), timeStep, this.#slab.slots);
    if (needed * 1.25 < this.#slab.time) this.#slab.setTime(needed);
  }

  /**
   * Lets rows of the front of `waiting` run, `places` at most and as many as the cache has room for however long they get;
   * returns them. Their slots hold what is cached of them. At least one enters where none runs and each fits by itself.
   */
  admit(waiting: readonly Row[], places: number): Row[] {
    let count = 0;
    let longest = Math.max(0, ...this.#running.map((row) => row.longest));
    for (const row of waiting.slice(0, places)) {
      longest = Math.max(longest, row.longest);
      if ((this.#running.length + count + 1) * longest > this.#slab.capacity) break;
      count++;
    }
    if (count === 0) return [];
    const left = new Set(waiting.slice(0, count));
    this.#fitSlots(this.#running.length + count, Math.max(...waiting.slice(0, count).map(({ request }) => request.tokens.length)));
    const admitted: Row[] = [];
    while (left.size > 0) {
      const row = this.#next(left);
      left.delete(row);
      this.#enter(row);
      admitted.push(row);
    }
    return admitted;
  }

  /** Moves ended rows behind the running ones, `now` or once that pays: a move costs about as much as a few rows' share of a step. */
  retire(now: boolean): void {
    const ended = this.#running.filter((row) => row.ended).length;
    if (!now && ended < this.#running.length && ended * 8 < this.#running.length) return;
    for (let slot = this.#running.length - 1; slot >= 0; slot--) {
      if (!this.#running[slot]!.ended) continue;
      const last = this.#running.length - 1;
      this.#slab.swap(slot, last);
      this.#running[slot] = this.#running[last]!;
      this.#running.pop();
      this.#idle.unshift({ reservedFor: null, since: this.#clock++ });
    }
  }

  /** Widens the slots if a row of `length` tokens does not fit; `left` more are expected at most. */
  makeRoom(length: number, left: number): void {
    const slab = this.#slab;
    if (length <= slab.time) return;
    while (slab.slots * length > slab.capacity && this.#idle.length > 0) this.#remove(this.#leastWanted());
    slab.setTime(this.#time(length, left, slab.slots));
  }

  /** Gives the slots a width at which `slots` of them fit the cache and rows of `length` tokens fit them. */
  #fitSlots(slots: number, length: number): void {
    const slab = this.#slab;
    const widest = Math.floor(slab.capacity / slots);
    if (slab.time > widest) {
      for (let i = this.#idle.length - 1; i >= 0; i--) if (slab.tokens[this.#running.length + i]!.length > widest) this.#remove(i);
      slab.setTime(widest);
    }
    if (length <= slab.time) return;
    const time = this.#time(length, timeStep, slots);
    while (slab.slots * time > slab.capacity && this.#idle.length > 0) this.#remove(this.#leastWanted());
    slab.setTime(time);
  }

  /** The row of the set that best suits the next slot: the one that lies there, else one without a slot. */
  #next(rows: ReadonlySet<Row>): Row {
    const here = this.#idle[0]?.reservedFor;
    if (here && rows.has(here)) return here;
    const placed = new Set(this.#idle.map(({ reservedFor }) => reservedFor));
    for (const row of rows) if (!placed.has(row)) return row;
    return [...rows][0]!;
  }

  /** Brings the row's slot to the end of the running ones. */
  #enter(row: Row): void {
    const place = this.#running.length;
    let at = this.#idle.findIndex(({ reservedFor }) => reservedFor === row);
    if (at < 0) {
      at = this.#emptySlot();
      this.#slab.truncate(place + at, 0);
    }
    this.#slab.swap(place, place + at);
    this.#idle[at] = this.#idle[0]!;
    this.#idle.shift();
    this.#running.push(row);
  }

  /** Index of an idle slot for a new row: a new one while there is room, else the least wanted. */
  #emptySlot(): number {
    const { slots, time, capacity } = this.#slab;
    const empty = this.#idle.findIndex(({ reservedFor }, i) => reservedFor === null && this.#slab.tokens[this.#running.length + i]!.length === 0);
    if (empty >= 0) return empty;
    if ((slots + 1) * time > capacity) return this.#leastWanted(); // there is one: the running slots and those to come fit
    this.#slab.resize(slots + 1);
    return this.#idle.push({ reservedFor: null, since: this.#clock++ }) - 1;
  }

  /** Index of the idle slot to give up: the oldest, those that someone waits for last. */
  #leastWanted(): number {
    const wanted = ({ reservedFor, since }: Idle): number => (reservedFor === null ? since : since + Number.MAX_SAFE_INTEGER / 2);
    return this.#idle.reduce((best, slot, i) => (wanted(slot) < wanted(this.#idle[best]!) ? i : best), 0);
  }

  #remove(index: number): void {
    const last = this.#idle.length - 1;
    this.#slab.truncate(this.#running.length + index, 0);
    this.#slab.swap(this.#running.length + index, this.#running.length + last);
    this.#idle[index] = this.#idle[last]!;
    this.#idle.pop();
    this.#slab.resize(this.#running.length + last);
  }

  /** Places for rows of `length` tokens that may get `left` more, as far as so many slots leave room. */
  #time(length: number, left: number, slots: number): number {
    const rounded = Math.ceil((length + Math.min(left, timeStep - 1)) / 8) * 8;
    return Math.min(rounded, Math.floor(this.#slab.capacity / slots));
  }
}

interface Idle {
  reservedFor: Row | null;
  /** Order in which slots became idle. */
  readonly since: number;
}
