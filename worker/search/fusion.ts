/** Cormack, Clarke, Büttcher (2009): Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods. */
const K = 60;

export interface Ranked {
  rank: number;
  value: number;
}

export interface Fused<Key> {
  key: Key;
  score: number;
  keyword: Ranked | null;
  semantic: Ranked | null;
}

/**
 * Merges two lists, each best first, by reciprocal rank: what both have high comes first, and no list's scores need compare with the
 * other's. Of equal scores the one found by words comes first.
 */
export function fuse<Key>(
  keyword: { key: Key; value: number }[],
  semantic: { key: Key; value: number }[],
): Fused<Key>[] {
  const fused = new Map<Key, Fused<Key>>();
  const add = (list: { key: Key; value: number }[], name: 'keyword' | 'semantic') => {
    for (const [index, { key, value }] of list.entries()) {
      const one = fused.get(key) ?? { key, score: 0, keyword: null, semantic: null };
      one[name] = { rank: index + 1, value };
      one.score += 1 / (K + index + 1);
      fused.set(key, one);
    }
  };
  add(keyword, 'keyword');
  add(semantic, 'semantic');
  return [...fused.values()].sort((a, b) => b.score - a.score);
}
