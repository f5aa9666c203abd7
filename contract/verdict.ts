import type { Brought } from './ai.ts';

/** What may be said of letters: `more` and `less` only where chance is ruled out, and not before the week is over. */
export type VerdictKind = 'early' | 'unknown' | 'open' | 'more' | 'less';

/** The same verdict wherever it is told: on a page, in an answer, in what is remembered. */
export function verdictKind({
  isOver,
  incremental,
  heldOut,
}: Pick<Brought, 'isOver' | 'incremental' | 'heldOut'>): VerdictKind {
  if (!heldOut || !incremental) return 'unknown';
  if (!isOver) return 'early';
  if (Number(incremental.low) > 0) return 'more';
  return Number(incremental.high) < 0 ? 'less' : 'open';
}
