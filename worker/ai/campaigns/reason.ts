import type { Summary } from '../../../contract/analytics.ts';
import { type LockOptions, numberLock } from '../lock/lock.ts';
import type { Draft } from './catalogue.ts';
import { factsIn } from './figures.ts';

/**
 * A model's reason, where every figure of it is one of the facts and is said of its own thing; else the built-in one. What
 * stands on a card is of its segment without saying so. `own` behind the model's words is not judged again.
 */
export function lockedReason(reason: string, own: Draft, summary: Summary, options: LockOptions): string {
  const facts = factsIn([{ ...own, id: '' }], summary, options.language).map(({ at: _, ...fact }) => fact);
  const written = reason.endsWith(own.reason) ? reason.slice(0, -own.reason.length) : reason;
  const lock = numberLock(facts, options);
  const shown = lock.add(written) + lock.end();
  return lock.withheld + lock.corrected > 0 || shown !== written ? own.reason : reason;
}
