import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tested } from '../worker/predictions/statistics/back-test.ts';
import type { Spend } from '../worker/predictions/statistics/gamma-gamma.ts';
import type { Sale } from './shop.ts';

interface Transaction {
  customer: string;
  day: string;
  amount: string;
}

/** The purchases of the CDNOW cohort; see test/fixtures/cdnow. */
export function cdnow(): Transaction[] {
  const text = readFileSync(join(import.meta.dirname, 'fixtures/cdnow/transactions.csv'), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [customer = '', day = '', , amount = ''] = line.split(',');
      return { customer, day, amount };
    });
}

/** The same as orders of a shop, at noon UTC. */
export function cdnowSales(): Sale[] {
  return cdnow().map(({ customer, day, amount }, line) => ({
    ...{ customer, order: `cd-${line}`, at: `${day}T12:00:00Z`, total: amount, currency: 'USD' },
  }));
}

/** What is known of the cohort after 39 weeks, its repeat spend, and its purchases of the 39 weeks that followed. */
export function cdnowAfter39Weeks(): { tested: Tested; spends: Spend[] } {
  const split = dayOf('1997-09-30');
  const people = Map.groupBy(cdnow(), ({ customer }) => customer);
  const tested: Tested = [];
  const spends: Spend[] = [];
  for (const own of people.values()) {
    const amounts = new Map<number, number>();
    for (const { day, amount } of own) amounts.set(dayOf(day), (amounts.get(dayOf(day)) ?? 0) + Number(amount));
    const days = [...amounts.keys()].sort((a, b) => a - b);
    const known = days.filter((day) => day <= split);
    const [first = 0, ...repeats] = known;
    const history = { x: repeats.length, tx: ((known.at(-1) ?? first) - first) / 7, t: (split - first) / 7 };
    tested.push({ ...history, actual: days.length - known.length, people: 1 });
    const mean = repeats.reduce((sum, day) => sum + (amounts.get(day) ?? 0), 0) / repeats.length;
    if (mean > 0) spends.push({ x: repeats.length, mean });
  }
  return { tested, spends };
}

const dayOf = (day: string) => Date.parse(day) / 86_400_000;
