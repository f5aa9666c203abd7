import { type Period, windowText } from '../period.ts';

/** A decimal amount of a currency as people read it: "£1,161,817.38". Exact: no float in between. */
export function moneyText(amount: string, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.format(amount as `${number}`);
}

export function countText(count: number): string {
  return new Intl.NumberFormat('en').format(count);
}

/** "1 order", "2,658 orders"; other plurals are given. */
export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${countText(count)} ${count === 1 ? noun : nouns}`;
}

/** A share from 0 to 1 as a percentage with one decimal. */
export function percentText(share: number): string {
  return new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** By how much a number changed: "11.8% more than", "the same as"; undefined when there is nothing to compare with. */
export function changeText(now: string | number, before: string | number): string | undefined {
  const [current, earlier] = [Number(now), Number(before)];
  if (earlier === 0) return undefined;
  const change = current / earlier - 1;
  if (Math.abs(change) < 0.0005) return 'the same as';
  return `${percentText(Math.abs(change))} ${change > 0 ? 'more' : 'less'} than`;
}

/** "last month (1–30 November 2026, Europe/London)"; "1–15 March 2026 (Europe/London)" where it has no other name. */
function periodText(period: Period, timezone: string): string {
  if (period.name === '') return `${windowText(period)} (${timezone})`;
  const soFar = period.running && !['all', 'day', 'days'].includes(period.unit) ? ' so far' : '';
  return `${period.name}${soFar} (${windowText(period)}, ${timezone})`;
}

/** The same with the preposition it takes: "in Q3 2011 (…)", "on 3 March 2026 (…)", "last month (…)". */
export function during(period: Period, timezone: string): string {
  const text = periodText(period, timezone);
  if (period.name === '') return `${period.unit === 'day' ? 'on' : 'over'} ${text}`;
  if (period.unit === 'all') return `over ${text}`;
  return /^(?:[A-Z]|\d{4}|the last)/.test(period.name) ? `in ${text}` : text;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A name out of somebody's data, as a name: it can neither format the answer nor run on for ever. */
export function nameText(name: string): string {
  const plain = name
    .replace(/[\p{C}`]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `\`${plain.length > 60 ? `${plain.slice(0, 59)}…` : plain || '(no name)'}\``;
}

export function listText(items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** "a, b and c". */
export function joined(items: string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
