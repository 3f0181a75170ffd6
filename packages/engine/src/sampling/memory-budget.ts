import { checkMemory, type MemoryPart } from "../workers/check-memory.ts";
import { freeMemory } from "../workers/free-memory.ts";

/** Keeps account of what a sampler has taken, so that each call is only asked whether the rest of what it needs is free. */
export class MemoryBudget {
  readonly #free: () => number;
  /** Not taken yet: that happens at the first call. */
  #parts: readonly MemoryPart[];
  /** Largest need of the cache so far; that memory is used again. */
  #cacheTaken = 0;

  /** `parts`: what the sampler takes beside its cache. */
  constructor(parts: readonly MemoryPart[], free: () => number = freeMemory) {
    this.#parts = parts;
    this.#free = free;
  }

  /** Counts a call's cache as taken. @throws MemoryShortage if that will not fit. */
  take(cache: MemoryPart, wayOut: string): void {
    const more = cache.bytes - this.#cacheTaken;
    if (more <= 0 && this.#parts.length === 0) return;
    checkMemory("This call of sample", [...this.#parts, { ...cache, bytes: Math.max(0, more) }], wayOut, this.#free());
    this.#cacheTaken = Math.max(this.#cacheTaken, cache.bytes);
    this.#parts = [];
  }
}
