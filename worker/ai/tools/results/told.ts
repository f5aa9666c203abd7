import type { Brought } from '../../../../contract/ai.ts';
import type { Card } from '../../../../contract/cards.ts';
import { verdictKind } from '../../../../contract/verdict.ts';
import type { Figures } from '../figures.ts';
import { dayOf } from '../window.ts';
import { dayText, moneyText } from '../words/format.ts';
import { RESULT_WORDS } from '../words/results.ts';

const ADDED = ['added', 'letters', 'more', 'less', 'incremental', 'revenue', 'difference'];

/** What may be said of letters, and no more: the same as the campaign's page says. */
export function verdict(figures: Figures, came: Brought, timezone: string): string {
  const say = RESULT_WORDS[figures.language];
  const { until, currency, incremental, heldOut } = came;
  const kind = verdictKind(came);
  const none = { money: '', low: '', high: '' };
  if (!incremental || kind === 'unknown') {
    return `${say.headline.unknown(none)} ${heldOut ? say.detail.tooFewHeldOut : say.detail.nobodyHeldOut}`;
  }
  if (kind === 'early') return `${say.headline.early(none)} ${say.detail.early(day(figures, until, timezone))}`;
  const { revenue, low, high } = incremental;
  const size = figures.money(revenue.replace('-', ''), { of: ADDED }, currency);
  const signed = (amount: string, end: 'low' | 'high') => {
    figures.note(amount, 'money', [{ of: ADDED, end }], currency);
    return moneyText(amount, currency, figures.language).replace('-', '−');
  };
  const told = { money: size, low: signed(low, 'low'), high: signed(high, 'high') };
  return `${say.headline[kind](told)} ${say.detail[kind](told)}`;
}

/** The verdict, then what was ordered, which may have had other reasons, and the same as a table. */
export function brought(figures: Figures, came: Brought, timezone: string) {
  const say = RESULT_WORDS[figures.language];
  const { written, heldOut, currency, from, until } = came;
  const group = ({ people, orders, revenue }: Brought['written'], of: string[]) => ({
    people: figures.noun(people, 'person', { of }),
    orders: figures.noun(orders, 'order', { of }),
    revenue: figures.money(revenue, { of: [...of, 'ordered', 'revenue'] }, currency),
  });
  const lines = [
    say.written(group(written, ['written to'])),
    ...(heldOut ? [say.heldOut(group(heldOut, ['held out']))] : []),
    say.within({ from: day(figures, from, timezone), until: day(figures, until, timezone) }),
    say.reasons,
  ];
  const label = (text: string) => text.split(':')[0]?.trim() ?? text;
  const nobody = { people: '', orders: '', revenue: '' };
  const { columns } = say;
  const card: Card = {
    ...{ type: 'table', title: say.title, currency, rowsInAll: heldOut ? 2 : 1 },
    columns: [
      { key: 'group', label: '', unit: 'text' },
      { key: 'people', label: figures.language === 'en' ? 'People' : columns.people, unit: 'count' },
      { key: 'orders', label: columns.orders, unit: 'count' },
      { key: 'revenue', label: columns.revenue, unit: 'money' },
    ],
    rows: [
      { cells: [label(say.written(nobody)), written.people, written.orders, written.revenue] },
      ...(heldOut ? [{ cells: [label(say.heldOut(nobody)), heldOut.people, heldOut.orders, heldOut.revenue] }] : []),
    ],
  };
  return { verdict: verdict(figures, came, timezone), ordered: lines.join(' '), card };
}

function day(figures: Figures, moment: string, timezone: string): string {
  return figures.quote(dayText(dayOf(moment, timezone), figures.language), ['day', 'week']);
}
