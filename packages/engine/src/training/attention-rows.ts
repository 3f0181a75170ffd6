/** Tokens of a run along one sequence: prefix tokens that another sequence brought in, then its own. */
export interface TokenPath {
  /** Index in the run of each of the sequence's tokens. */
  readonly tokens: Int32Array;
  /** Where its own tokens begin. */
  readonly own: number;
}

/** Consecutive tokens of one path, which see that path up to themselves. */
export interface QueryBlock {
  readonly path: TokenPath;
  readonly from: number;
  readonly to: number;
}

export interface AttentionRow {
  readonly blocks: QueryBlock[];
  /** Tokens that stand in the row as keys, in the order of their slots. */
  readonly keys: Map<number, number>;
}

export interface AttentionRows {
  readonly queries: number;
  readonly keys: number;
  readonly rows: readonly AttentionRow[];
}

/**
 * Lays a run's own tokens out as queries, and what they see as keys, in rows of equal size. Keys are as
 * many as the longest sequence has tokens; of several numbers of queries a row, the one with the least
 * area wins: as many as keys where nothing is shared, about a completion's length where prompts are.
 */
export function attentionRows(paths: readonly TokenPath[]): AttentionRows {
  const keys = Math.max(...paths.map(({ tokens }) => tokens.length));
  const lengths = paths.map(({ tokens, own }) => tokens.length - own).filter((length) => length >= keys / 8);
  const candidates = new Set([keys, ...[2, 3, 4].map((parts) => Math.ceil(keys / parts)), ...lengths]);
  let best: AttentionRows | null = null;
  for (const queries of [...candidates].toSorted((a, b) => b - a)) {
    const rows = fillRows(paths, queries, keys);
    if (!best || rows.length * queries < best.rows.length * best.queries) best = { queries, keys, rows };
  }
  return best!;
}

// Best fit: each block, longest sight first, goes to the row that it leaves least room in, else opens a new one.
function fillRows(paths: readonly TokenPath[], queries: number, keys: number): AttentionRow[] {
  const blocks: QueryBlock[] = [];
  for (const path of paths) {
    for (let from = path.own; from < path.tokens.length; from += queries) blocks.push({ path, from, to: Math.min(from + queries, path.tokens.length) });
  }
  const rows: { readonly blocks: QueryBlock[]; readonly keys: Map<number, number>; free: number }[] = [];
  for (const block of blocks.toSorted((a, b) => b.to - a.to)) {
    const size = block.to - block.from;
    const seen = block.path.tokens.subarray(0, block.to);
    let chosen: (typeof rows)[number] | null = null;
    let least = Infinity;
    for (const row of rows) {
      if (row.free < size || row.free - size >= least) continue;
      const added = seen.reduce((count, token) => count + (row.keys.has(token) ? 0 : 1), 0);
      if (row.keys.size + added > keys) continue;
      chosen = row;
      least = row.free - size;
    }
    if (!chosen) {
      chosen = { blocks: [], keys: new Map(), free: queries };
      rows.push(chosen);
    }
    chosen.blocks.push(block);
    chosen.free -= size;
    for (const token of seen) if (!chosen.keys.has(token)) chosen.keys.set(token, chosen.keys.size);
  }
  return rows;
}
