import type { Ctx } from '../../context.ts';
import type { Ledger, LedgerCall, LedgerOrder } from '../providers/ledger.ts';
import { ProviderError } from '../providers/provider.ts';
import type { SourceRow } from '../sources.ts';
import { counts, type DaySum, type Difference, differenceOf, type Held, Sums } from './compare.ts';
import { addDays, dayOf, startOf } from './days.ts';
import { heldBetween, heldByIds } from './held.ts';

/** A source with what is needed to ask its provider. */
export interface Target {
  source: Pick<SourceRow, 'id' | 'workspaceId' | 'sourceType'>;
  ledger: Ledger;
  call: LedgerCall;
  /** Zone of the shop's days. */
  timezone: string;
}

/** What came out for some days: all differing orders, and the sums of both sides. */
export interface Checked {
  days: string[];
  differences: Difference[];
  sums: DaySum[];
}

/** After so many orders what is done is written down. */
const MOST_ORDERS = 2000;
/** A longer wait ends the work for now. */
const LONGEST_WAIT_MS = 12_000;

/**
 * Compares what both hold of days without a gap, order by order. Stops early, at the end of a day, where they hold very
 * many. Orders that only we hold are looked up at the provider one by one before they are called unknown there.
 */
export async function checkDays(ctx: Ctx, target: Target, days: string[]): Promise<Checked> {
  const { ledger, call, timezone, source } = target;
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const to = startOf(addDays(last, 1), timezone);
  let from = startOf(first, timezone);
  const sums = new Sums();
  const differences: Difference[] = [];
  let seen = 0;
  let after: string | null = null;
  for (;;) {
    const page = await ledger.placed(call, { from: startOf(first, timezone), to, after });
    const ids = page.orders.map(({ id }) => id);
    const held = await heldByIds(ctx, source.workspaceId, ids);
    differences.push(...(await compare(ctx, target, page.orders, held)));
    for (const order of page.orders) sums.theirs(order, dayOf(order.placedAt, timezone));
    for (const order of held.values()) sums.ours(order, dayOf(order.placedAt, timezone));

    const upTo = page.after ? new Date(page.orders.at(-1)?.placedAt ?? from) : to;
    for (const extra of await unknownThere(ctx, target, { from, to: upTo, except: ids })) {
      const day = dayOf(extra.placedAt, timezone);
      sums.ours(extra, day);
      differences.push({ orderId: extra.id, day, kind: 'extra' });
    }
    from = upTo;
    seen += page.orders.length;
    after = page.after;
    const today = dayOf(from, timezone);
    const done = after === null ? days : days.filter((day) => day < today);
    if (after === null || (seen >= MOST_ORDERS && done.length > 0)) {
      const whole = new Set(done);
      return { days: done, differences: differences.filter(({ day }) => whole.has(day)), sums: sums.of(whole) };
    }
    await pause(page.waitMs);
  }
}

/** The differences of a page. Where we hold a later state than was told, both are read again: one was just changing. */
async function compare(
  ctx: Ctx,
  target: Target,
  orders: LedgerOrder[],
  held: Map<string, Held>,
): Promise<Difference[]> {
  const { ledger, call, timezone, source } = target;
  const found: Difference[] = [];
  const changing: string[] = [];
  for (const theirs of orders) {
    const ours = held.get(theirs.id);
    const difference = differenceOf(theirs, ours, timezone);
    if (!difference) continue;
    if (ours && ours.stateAt > new Date(theirs.updatedAt).toISOString()) changing.push(theirs.id);
    else found.push(difference);
  }
  if (changing.length === 0) return found;
  const again = await ledger.some(call, changing);
  const heldNow = await heldByIds(ctx, source.workspaceId, changing);
  return [...found, ...again.flatMap((theirs) => differenceOf(theirs, heldNow.get(theirs.id), timezone) ?? [])];
}

/** Orders of a time that count here and that the provider does not have. */
async function unknownThere(
  ctx: Ctx,
  { ledger, call, source }: Target,
  time: { from: Date; to: Date; except: string[] },
): Promise<Held[]> {
  const candidates = (await heldBetween(ctx, source, time)).filter(counts);
  if (candidates.length === 0) return [];
  const there = new Set<string>();
  for (let from = 0; from < candidates.length; from += 250) {
    const ids = candidates.slice(from, from + 250).map(({ id }) => id);
    for (const { id } of await ledger.some(call, ids)) there.add(id);
  }
  return candidates.filter(({ id }) => !there.has(id));
}

async function pause(ms: number): Promise<void> {
  if (ms > LONGEST_WAIT_MS)
    throw new ProviderError('busy', 'The provider limits how often it is asked', { retryAfterMs: ms });
  if (ms > 0) await new Promise((done) => setTimeout(done, ms));
}
