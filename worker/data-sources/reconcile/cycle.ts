import { and, asc, eq, lt, lte } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { orderDifferences, reconciliations, uncheckedDays } from '../../db/schema.ts';
import { freshConfig } from '../oauth/tokens.ts';
import { PROVIDERS } from '../providers/index.ts';
import type { LedgerPage, LedgerReach } from '../providers/ledger.ts';
import type { SourceRow } from '../sources.ts';
import { checkDays, type Target } from './check.ts';
import type { Difference } from './compare.ts';
import { addDays, dayOf, daysBetween, firstRun } from './days.ts';
import { firstHeld } from './held.ts';
import { mergedThere } from './merged.ts';
import { repair } from './repair.ts';
import { begin, MOST_TRIES, record, tryAnew } from './store.ts';

export type Reach = 'recent' | 'all';

/** These days are looked at every time, for orders that only we hold. */
const RECENT_DAYS = 3;
/** Orders that changed are looked for a little further back: the provider's search takes its time to show them. */
const OVERLAP_MS = 600_000;
/** So many days are compared in one go, and so many waiting ones are looked through. */
const DAYS_AT_ONCE = 62;
const MOST_WAITING = 1000;
/** So many orders that differ are known by themselves; of more only the days are. */
const MOST_OPEN = 20_000;
/** Changed orders are looked through on so many pages. */
const MOST_PAGES = 50;

/**
 * Takes up a comparison. `recent`: the last days and all days with an order that changed since the last time; `all`:
 * every day that there is. Nothing is compared yet. Undefined where nothing lies on the other side.
 */
export async function beginCycle(ctx: Ctx, source: SourceRow, reach: Reach): Promise<void> {
  const at = ctx.now();
  const target = await targetOf(ctx, source);
  if (!target) return;
  const reached = await target.ledger.reach(target.call);
  const [known] = await ctx.db.select().from(reconciliations).where(eq(reconciliations.sourceId, source.id));
  const since = reach === 'recent' ? known?.changedUntil : undefined;
  const today = dayOf(at, reached.timezone);
  const changed = since && (await changedDays(target, reached, since, at));
  const days = changed ?? daysBetween(await firstDay(ctx, source, reached, today), today);
  await tryAnew(ctx, source);
  await begin(ctx, source, { days, timezone: reached.timezone, at, whole: !changed });
}

/** What one step did. */
export interface Step {
  days: string[];
  differences: number;
  repaired: number;
}

/**
 * Compares the first days that are due, writes down how they stand, and hands over what makes them the same. Returns
 * undefined when nothing is due. Throws `ProviderError`; then the days stay to be looked at.
 */
export async function nextStep(ctx: Ctx, source: SourceRow): Promise<Step | undefined> {
  const begunAt = ctx.now();
  const rows = await ctx.db
    .select({ day: uncheckedDays.day })
    .from(uncheckedDays)
    .where(and(eq(uncheckedDays.sourceId, source.id), lte(uncheckedDays.dueAt, begunAt)))
    .orderBy(asc(uncheckedDays.day))
    .limit(MOST_WAITING);
  const days = firstRun(
    rows.map(({ day }) => day),
    DAYS_AT_ONCE,
  );
  const target = days.length > 0 ? await targetOf(ctx, source) : undefined;
  if (!target) return undefined;
  const checked = await checkDays(ctx, target, days);
  await record(ctx, source, checked, begunAt);
  const repaired = await repair(ctx, target, await notGivenUp(ctx, source, checked.differences));
  const merged = await mergedThere(ctx, target, checked.days);
  return { days: checked.days, differences: checked.differences.length, repaired: repaired + merged };
}

/** When the next days are due; undefined when none wait. */
export async function nextDue(ctx: Ctx, sourceId: string): Promise<Date | undefined> {
  const [next] = await ctx.db
    .select({ dueAt: uncheckedDays.dueAt })
    .from(uncheckedDays)
    .where(eq(uncheckedDays.sourceId, sourceId))
    .orderBy(asc(uncheckedDays.dueAt))
    .limit(1);
  return next?.dueAt;
}

async function targetOf(ctx: Ctx, source: SourceRow): Promise<Target | undefined> {
  const { ledger } = PROVIDERS[source.sourceType];
  if (!ledger) return undefined;
  const { config, secrets } = await freshConfig(ctx, source);
  const call = { config: { ...config, ...secrets }, settings: ctx.env };
  const [known] = await ctx.db
    .select({ timezone: reconciliations.timezone })
    .from(reconciliations)
    .where(eq(reconciliations.sourceId, source.id));
  return { source, ledger, call, timezone: known?.timezone ?? 'UTC' };
}

/** The first day that is compared: of the first order that either holds, as far back as the provider lets us see. */
async function firstDay(ctx: Ctx, source: SourceRow, reach: LedgerReach, today: string): Promise<string> {
  const held = await firstHeld(ctx, source);
  const firsts = [reach.first, held].flatMap((at) => (at ? dayOf(at, reach.timezone) : [])).sort();
  const visible = [firsts[0] ?? today, reach.since ? dayOf(reach.since, reach.timezone) : ''].sort().at(-1) ?? today;
  return visible < today ? visible : today;
}

/** The last days and those of every order that changed; undefined where so many did that all days may as well be read. */
async function changedDays(target: Target, reach: LedgerReach, since: Date, to: Date): Promise<string[] | undefined> {
  const { ledger, call } = target;
  const today = dayOf(to, reach.timezone);
  const days = new Set(daysBetween(addDays(today, 1 - RECENT_DAYS), today));
  const seen = reach.since ? dayOf(reach.since, reach.timezone) : '';
  const from = new Date(since.getTime() - OVERLAP_MS);
  let after: string | null = null;
  for (let pages = 0; pages === 0 || after; pages++) {
    if (pages === MOST_PAGES) return undefined;
    const page: LedgerPage = await ledger.changed(call, { from, to, after });
    for (const { placedAt } of page.orders) days.add(dayOf(placedAt, reach.timezone));
    after = page.after;
    if (after && page.waitMs > 0) await new Promise((done) => setTimeout(done, page.waitMs));
  }
  return [...days].filter((day) => day >= seen).sort();
}

/** An order that stayed as it is after many tries is left for the next comparison. */
async function notGivenUp(ctx: Ctx, source: SourceRow, differences: Difference[]): Promise<Difference[]> {
  if (differences.length === 0) return [];
  const { orderId, day, kind, sourceId, tries } = orderDifferences;
  const rows = await ctx.db
    .select({ orderId, day, kind })
    .from(orderDifferences)
    .where(and(eq(sourceId, source.id), lt(tries, MOST_TRIES)))
    .limit(MOST_OPEN);
  const open = new Set(rows.map((row) => row.orderId));
  return differences.filter((one) => open.has(one.orderId));
}
