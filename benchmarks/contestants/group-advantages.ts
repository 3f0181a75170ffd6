/** The reward, which trl_grpo.py computes, too. */
export function shareOfEvenTokens(tokens: Uint32Array): number {
  return tokens.reduce((even, token) => even + Number(token % 2 === 0), 0) / tokens.length;
}

/** Rewards less the mean of their group, over its sample standard deviation (+ 1e-4), as TRL does; groups of `size` stand one after another. */
export function groupAdvantages(rewards: readonly number[], size: number): number[] {
  return rewards.map((reward, i) => {
    const start = i - (i % size);
    const group = rewards.slice(start, start + size);
    const mean = group.reduce((a, b) => a + b, 0) / size;
    const deviation = Math.sqrt(group.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (size - 1));
    return (reward - mean) / (deviation + 1e-4);
  });
}
