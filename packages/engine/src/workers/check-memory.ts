import { freeMemory } from "./free-memory.ts";

/** What something needs memory for. */
export interface MemoryPart {
  readonly what: string;
  readonly bytes: number;
}

/** There is not enough memory for what was asked; the message says how much is needed, how much is free and what to lower. */
export class MemoryShortage extends Error {
  override readonly name = "MemoryShortage";
  readonly needed: number;
  readonly free: number;

  constructor(task: string, parts: readonly MemoryPart[], free: number, wayOut: string) {
    const needed = totalBytes(parts);
    const list = parts.map(({ what, bytes }) => `${what} ${gigabytes(bytes)}`).join(", ");
    super(`${task} needs about ${gigabytes(needed)} of memory (${list}) and ${gigabytes(free)} are free. ${wayOut}`);
    this.needed = needed;
    this.free = free;
  }
}

/** Throws MemoryShortage where the parts together are more than is free. */
export function checkMemory(task: string, parts: readonly MemoryPart[], wayOut: string, free: number = freeMemory()): void {
  if (totalBytes(parts) > free) throw new MemoryShortage(task, parts, free, wayOut);
}

export function totalBytes(parts: readonly MemoryPart[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(bytes < 9.95e9 ? 2 : 1)} GB`;
}
