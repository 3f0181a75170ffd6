import type { BenchCase } from "./case.ts";
import { engine, jaxJs } from "./contestants.ts";

/** Bare products: what a training step in jax-js could reach at most. */
export const matMul: BenchCase = {
  name: "mat-mul",
  about: "bare fp32 products, 1024 × 1024 × 1024",
  contestants: [engine("mat-mul", "mat-mul.ts"), jaxJs()],
  rows: [{ name: "mat-mul/jax-js", ours: "mat-mul", peers: ["jax-js"], work: "gflop", unit: "GFLOP/s" }],
};
