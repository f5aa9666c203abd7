import type { Definition, Window } from '../../../../contract/segments.ts';
import type { Clause } from '../clause.ts';
import { isFuture } from '../periods/find.ts';
import { windowOf } from './windows.ts';

/**
 * "Who abandoned a cart today": who put something in their cart in that time and ordered nothing from then on. The segment
 * itself is of all times, so that a time makes another question of it; undefined without one.
 */
export function abandonedIn({ times, calendar }: Clause): Definition | undefined {
  const [only, ...more] = times.flatMap(({ period }) => period ?? []);
  if (!only?.from || more.length > 0 || isFuture(only, calendar)) return undefined;
  const within = windowOf(only);
  const since: Window = 'last' in within ? within : { from: only.from.toString() };
  return {
    version: 1,
    who: 'known',
    where: {
      type: 'all',
      of: [
        { type: 'event', event: 'add_to_cart', within },
        { type: 'orders', of: 'orders', is: 'at_least', amount: 1, within: since, not: true },
      ],
    },
  };
}
