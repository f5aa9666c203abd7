import type { ChangedFigure, Changes, Contribution, Part } from '../../../contract/changes.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { addMoney } from '../../ingest/reading/money.ts';
import { type Alike, likeForLike } from '../like-for-like.ts';
import { money } from '../rules.ts';
import { spanOf } from '../span.ts';
import { summary } from '../summary.ts';
import { type Contributor, readContributors } from './contributors.ts';
import { readDays } from './days.ts';

/** So many parts are named; the rest is one part, so that all of them still add up. */
const NAMED = 5;

/**
 * What changed: revenue, orders, people and the steps of the funnel beside the like-for-like time before, with what
 * contributed to each change. Parts always add up to the change, to the cent. 400 where there is nothing before: all of
 * time, and a range that has not begun.
 */
export async function changes(ctx: UserCtx, query: { range: string }): Promise<Changes> {
  const { timezone, weekStart } = ctx.workspace;
  spanOf(ctx, query);
  const alike = likeForLike(query.range, { now: ctx.now(), timezone, weekStart });
  const message = 'Use a range that has begun and has a beginning, such as 7d or this_month';
  if (!alike) return fail('invalid', undefined, { fields: [{ path: 'range', message }] });
  const [now, before, read] = await Promise.all([
    summary(ctx, ctx.workspace.id, alike.now),
    summary(ctx, ctx.workspace.id, alike.before),
    readContributors(ctx, alike),
  ]);
  const { currency } = now.totals.ordersInCurrency > 0 ? now.totals : before.totals;
  const inCurrency = read.filter((one) => one.currency === currency || one.currency === null);
  return {
    ...{ now: told(alike.now), before: told(alike.before), timezone, running: alike.running, currency },
    figures: [
      figure('revenue', inCurrency, money),
      figure('orders', inAnyCurrency(read), (value) => value),
      figure('people', inCurrency, (value) => value),
    ],
    ordersInCurrency: { now: ordersIn(inCurrency, 'now'), before: ordersIn(inCurrency, 'before') },
    days: await readDays(ctx, alike.now, currency),
    conversion: now.funnel.map(({ step, people, rate }, index) => ({
      step,
      people: { now: people, before: before.funnel[index]?.people ?? 0 },
      rate: { now: rate, before: before.funnel[index]?.rate ?? null },
    })),
  };
}

/** Orders are counted whatever they were paid in: what was read of each currency apart is put together again. */
function inAnyCurrency(read: Contributor[]): Contributor[] {
  const together = new Map<string, Contributor>();
  for (const one of read.filter(({ figure: name }) => name === 'orders')) {
    const of = `${one.by} ${one.key}`;
    const { now, before } = together.get(of) ?? { now: '0', before: '0' };
    together.set(of, { ...one, now: addMoney(now, one.now), before: addMoney(before, one.before) });
  }
  return [...together.values()];
}

/** Each order has one source. */
function ordersIn(read: Contributor[], when: 'now' | 'before'): number {
  const orders = read.filter((one) => one.figure === 'orders' && one.by === 'source');
  return orders.reduce((sum, one) => sum + Number(one[when]), 0);
}

function told({ from, to }: Alike['now']) {
  return { from: from.toISOString(), to: to.toISOString() };
}

/** A figure from its parts: it is their sum, so that the two cannot differ. */
function figure(name: ChangedFigure['figure'], read: Contributor[], shown: (value: string) => string): ChangedFigure {
  const own = read.filter((one) => one.figure === name);
  const dimensions = [...new Set(own.map(({ by }) => by))];
  const first = own.filter(({ by }) => by === dimensions[0]);
  const now = addMoney(...first.map((one) => one.now));
  const before = addMoney(...first.map((one) => one.before));
  const [nowNumber, beforeNumber] = [Number(now), Number(before)];
  return {
    ...{ figure: name, now: shown(now), before: shown(before), change: shown(minus(now, before)) },
    share: beforeNumber === 0 ? null : Math.round((nowNumber / beforeNumber - 1) * 10_000) / 10_000,
    contributions: dimensions.map((by) =>
      contribution(
        by,
        own.filter((one) => one.by === by),
        { now, before },
        shown,
      ),
    ),
  };
}

function contribution(
  by: Contribution['by'],
  read: Contributor[],
  whole: { now: string; before: string },
  shown: (value: string) => string,
): Contribution {
  const parts = read
    .map(({ key, label, now, before }) => ({ key, label, now, before, change: minus(now, before) }))
    .sort((a, b) => Math.abs(Number(b.change)) - Math.abs(Number(a.change)) || a.label.localeCompare(b.label));
  const named = parts.slice(0, NAMED);
  const rest = {
    now: minus(whole.now, ...named.map((part) => part.now)),
    before: minus(whole.before, ...named.map((part) => part.before)),
  };
  const others = { key: null, label: restOf(by), ...rest, change: minus(rest.now, rest.before) };
  const isNothing = Number(others.now) === 0 && Number(others.before) === 0;
  return { by, parts: (isNothing ? named : [...named, others]).map((part) => asShown(part, shown)) };
}

function restOf(by: Contribution['by']): string {
  return by === 'product' ? 'Other products, discounts, tax and shipping' : 'All others';
}

function asShown(part: Part, shown: (value: string) => string): Part {
  return { ...part, now: shown(part.now), before: shown(part.before), change: shown(part.change) };
}

function minus(value: string, ...less: string[]): string {
  return addMoney(value, ...less.map((one) => (one.startsWith('-') ? one.slice(1) : `-${one}`)));
}
