import { nameText } from '../shown.ts';
import { worryOf } from '../sources/states.ts';
import { dayText } from '../words/format.ts';
import type { Told } from './told.ts';

/** Metrics that are read from orders, and stand or fall with them. */
const NOT_OF_ORDERS: ReadonlySet<string> = new Set([
  'events',
  'visitors',
  'sessions',
  'page_views',
  'product_views',
  'cart_adds',
  'checkouts',
  'view_to_cart_rate',
  'cart_to_checkout_rate',
  'cart_abandonment_rate',
  'people',
  'subscribers',
]);

/** Sources that are behind what the window asks for: said before the number. */
export function freshness({ standing, result, phrases, tools }: Told): string[] {
  const { now, timezone } = tools.calendar;
  const until = Math.min(Date.parse(result.window.to), now.getTime());
  return standing.sources.flatMap((source) => {
    const worry = worryOf(source, now);
    const last = source.lastEventAt;
    if (!worry || !last || last.getTime() >= until - DAY) return [];
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(last);
    const name = nameText(source.name);
    return [phrases.stale({ source: name, worry, since: dayText(day, tools.language) })];
  });
}

const DAY = 86_400_000;

/** How the sentences of other languages call it. */
const BEHIND = ['fehlen', 'faltan', 'de retard', 'retard'];

/** How the orders behind the number stand against the shop's platform. */
export function platform({
  standing,
  result,
  phrases,
  figures,
}: Pick<Told, 'standing' | 'phrases' | 'figures'> & { result: { metric: string } }): string | undefined {
  const { reconciliation } = standing;
  if (!reconciliation || NOT_OF_ORDERS.has(result.metric)) return undefined;
  const { state, text, ordersBehind, daysDiffering, asOf } = reconciliation;
  figures.note(ordersBehind, 'count', [{ of: ['orders behind', 'behind', 'order', ...BEHIND] }]);
  figures.note(daysDiffering, 'count', [{ of: ['days differ', 'differ', 'day'] }]);
  const name = text.match(/(?:matches|matched|with) (\p{Lu}[\p{L}]*)/u)?.[1] ?? '';
  const clock = text.match(/as of (.+?)(?:,|$)/)?.[1] ?? '';
  // Who narrates may say the time of the comparison, and no other.
  if (clock !== '') figures.note(ordersBehind, 'count', [{ of: ['orders behind'], when: [clock] }]);
  return phrases.standing({ state: asOf ? state : 'unknown', text, platform: name, clock, behind: ordersBehind });
}
