import type { ChangedFigure, Changes, Contribution } from '../../../contract/changes.ts';
import type { MetricValue } from '../../../contract/metrics.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { addMoney } from '../../ingest/reading/money.ts';
import { type ChangedPart, explainChange } from '../../metrics/explain.ts';
import { type Alike, likeForLike } from '../like-for-like.ts';
import { money } from '../rules.ts';
import { spanOf } from '../span.ts';
import { summary } from '../summary.ts';
import { type Contributor, readContributors } from './contributors.ts';
import { readDays } from './days.ts';

/** So many parts are named; the rest is one part, so that all of them still add up. */
const NAMED = 5;
const SPLITS = ['source', 'buyer', 'product'] as const satisfies Contribution['by'][];

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
  const [revenue, now, before, read] = await Promise.all([
    explainChange(ctx, { metric: 'revenue', range: query.range }, undefined, [...SPLITS]),
    summary(ctx, ctx.workspace.id, alike.now),
    summary(ctx, ctx.workspace.id, alike.before),
    readContributors(ctx, alike),
  ]);
  const currency = revenue.whole.currency ?? now.totals.currency;
  const inCurrency = read.filter((one) => one.currency === currency || one.currency === null);
  return {
    ...{ now: told(alike.now), before: told(alike.before), timezone, running: alike.running, currency },
    figures: [revenueFigure(revenue), figure('orders', inAnyCurrency(read)), figure('people', inCurrency)],
    ordersInCurrency: { now: ordersIn(inCurrency, 'now'), before: ordersIn(inCurrency, 'before') },
    days: await readDays(ctx, { range: query.range, ...alike.now }),
    conversion: now.funnel.map(({ step, people, rate }, index) => ({
      step,
      people: { now: people, before: before.funnel[index]?.people ?? 0 },
      rate: { now: rate, before: before.funnel[index]?.rate ?? null },
    })),
  };
}

/** Revenue is the metric, and so is what it is made of: answers, receipts and this page cannot differ. */
function revenueFigure({ whole, contributions }: Awaited<ReturnType<typeof explainChange>>): ChangedFigure {
  const decimal = (value: MetricValue | undefined) => money(String(value ?? 0));
  const splits = SPLITS.flatMap((by) =>
    contributions.filter((one) => one.by === by).map(({ parts }) => ({ by, parts })),
  );
  return {
    ...{ figure: 'revenue', now: decimal(whole.value), before: decimal(whole.previous) },
    change: minus(decimal(whole.value), decimal(whole.previous)),
    share: whole.change?.share ?? null,
    contributions: splits.map(({ by, parts }) => ({
      by,
      parts: parts.map(({ key, label, now, before, change }: ChangedPart) => ({
        ...{ key, label, now: decimal(now), before: decimal(before), change: decimal(change) },
      })),
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
function figure(name: ChangedFigure['figure'], read: Contributor[]): ChangedFigure {
  const own = read.filter((one) => one.figure === name);
  const dimensions = [...new Set(own.map(({ by }) => by))];
  const first = own.filter(({ by }) => by === dimensions[0]);
  const now = addMoney(...first.map((one) => one.now));
  const before = addMoney(...first.map((one) => one.before));
  const [nowNumber, beforeNumber] = [Number(now), Number(before)];
  return {
    ...{ figure: name, now, before, change: minus(now, before) },
    share: beforeNumber === 0 ? null : Math.round((nowNumber / beforeNumber - 1) * 10_000) / 10_000,
    contributions: dimensions.map((by) => {
      const parts = own.filter((one) => one.by === by);
      return contribution(by, parts, { now, before });
    }),
  };
}

function contribution(
  by: Contribution['by'],
  read: Contributor[],
  whole: { now: string; before: string },
): Contribution {
  const parts = read
    .map(({ key, label, now, before }) => ({ key, label, now, before, change: minus(now, before) }))
    .sort((a, b) => Math.abs(Number(b.change)) - Math.abs(Number(a.change)) || a.label.localeCompare(b.label));
  const named = parts.slice(0, NAMED);
  const rest = {
    now: minus(whole.now, ...named.map((part) => part.now)),
    before: minus(whole.before, ...named.map((part) => part.before)),
  };
  const others = { key: null, label: 'All others', ...rest, change: minus(rest.now, rest.before) };
  const isNothing = Number(others.now) === 0 && Number(others.before) === 0;
  return { by, parts: isNothing ? named : [...named, others] };
}

function minus(value: string, ...less: string[]): string {
  return addMoney(value, ...less.map((one) => (one.startsWith('-') ? one.slice(1) : `-${one}`)));
}
