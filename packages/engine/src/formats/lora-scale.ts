import type { LoraConfig } from "../ports/training.ts";

/** What B·A is multiplied with: alpha / rank, or alpha / √rank for rank-stabilised LoRA (Kalajdzievski 2023). */
export function loraScale({ rank, alpha, rsLora = false }: Pick<LoraConfig, "rank" | "alpha" | "rsLora">): number {
  return alpha / (rsLora ? Math.sqrt(rank) : rank);
}
