import { availableParallelism } from "node:os";

/** What to say of a number of threads that this machine has no cores for; null where it has. More threads than cores wait for each other. */
export function threadsNote(threads: number, cores: number = availableParallelism()): string | null {
  if (threads <= cores) return null;
  return `${threads} threads on ${cores} ${cores === 1 ? "core" : "cores"} are slower than ${cores}, and results depend on the number; threads: auto takes as many as are fastest.`;
}
