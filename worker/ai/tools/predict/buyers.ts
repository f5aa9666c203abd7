import type { ToolInput } from '../../../../contract/analyst.ts';
import { listPredictions } from '../../../predictions/ranking.ts';
import { Figures } from '../figures.ts';
import { finding, nothing } from '../finding.ts';
import { nameText, numberedText, paragraphs, personName, TEXT_LINES } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { dayText } from '../words/format.ts';
import { cents, labelled } from './labelled.ts';

const HORIZON = 90;
/** Where all of them are. */
const PAGE = '/people/predictions';

/** Buyers by what is expected of them, and when their next order is. */
export async function expectedBuyers({ ctx, calendar }: ToolCtx, input: ToolInput<'predict'>): Promise<Finding> {
  const { limit, what, horizonDays = HORIZON } = input;
  const asOf = calendar.asOf ? calendar.now.toISOString() : undefined;
  const found = await listPredictions(ctx, { horizonDays, limit, asOf });
  const currency = found.data[0]?.currency ?? ctx.workspace.currency;
  const figures = new Figures({ language: 'en', currency });
  if (found.data.length === 0) {
    return nothing({
      looked: 'Looked for buyers to predict',
      text: `I cannot tell yet. ${figures.quote(found.statusText, ['buyers', 'not enough data'])}`,
      next: 'Ask "Is my data up to date?" to see what has arrived.',
      data: { status: found.status, statusText: found.statusText, data: [] },
      facts: figures.facts,
    });
  }
  const days = figures.counted(horizonDays, 'day', 'days', { of: ['horizon', 'next'] });
  const lines = found.data.map((one) => {
    const name = personName({ ...one, id: one.profileId });
    const at = { at: [name] };
    const value = { of: ['expected value', 'value', 'expected'], ...at };
    const orders = { of: ['expected orders', 'orders'], ...at };
    const { low, high } = one.expectedValueInterval;
    const money = `${figures.money(cents(one.expectedValue), value)} (between ${figures.money(cents(low), value)} and ${figures.money(cents(high), value)})`;
    const next = one.nextOrderOn ? `next order by ${dayText(one.nextOrderOn)}` : 'more likely no further order';
    const count = figures.number(Number(one.expectedOrders.toFixed(2)), orders);
    return `${nameText(name)}: ${what === 'next_order' ? `${next}, ${money}` : `${money} from ${count} orders, ${next}`}`;
  });
  const shown = lines.slice(0, Math.max(TEXT_LINES, Math.min(limit, 25)));
  return finding({
    looked: 'Worked out what is expected of your buyers',
    text: paragraphs(
      what === 'next_order'
        ? `When the buyers of whom most is expected in the next ${days} should order again (as likely as not by that day):`
        : `Of whom most is expected in the next ${days}:`,
      numberedText(shown),
      labelled(figures, found, calendar.timezone),
    ),
    next: 'Ask "Who is about to churn?" to see whom to win back.',
    data: { prediction: true, currency, ...found, data: found.data.slice(0, shown.length), href: PAGE },
    facts: figures.facts,
    cards: [
      {
        type: 'table',
        title: `Expected in ${horizonDays} days (prediction)`,
        columns: [
          { key: 'name', label: 'Person', unit: 'text' },
          { key: 'value', label: 'Expected value', unit: 'money' },
          { key: 'low', label: 'At least', unit: 'money' },
          { key: 'high', label: 'At most', unit: 'money' },
          { key: 'next', label: 'Next order by', unit: 'text' },
        ],
        rows: found.data.slice(0, 50).map((one) => ({
          cells: [
            personName({ ...one, id: one.profileId }),
            cents(one.expectedValue),
            cents(one.expectedValueInterval.low),
            cents(one.expectedValueInterval.high),
            one.nextOrderOn,
          ],
          href: `/people/profile/${one.profileId}`,
        })),
        currency,
        rowsInAll: found.data.length,
      },
    ],
    fromStrangers: true,
  });
}
