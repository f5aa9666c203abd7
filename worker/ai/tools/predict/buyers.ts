import type { ToolInput } from '../../../../contract/analyst.ts';
import { expectedInAll, listPredictions } from '../../../predictions/ranking.ts';
import { Figures } from '../figures.ts';
import { finding, nothing } from '../finding.ts';
import { nameText, numberedText, paragraphs, personName, TEXT_LINES } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { ASKS } from '../words/asks.ts';
import { countText, dayText } from '../words/format.ts';
import { nounForms } from '../words/nouns.ts';
import { modelText } from '../words/predict/told.ts';
import { PREDICT_WORDS } from '../words/predict/words.ts';
import { cents, labelled } from './labelled.ts';

const HORIZON = 90;
/** Where all of them are. */
const PAGE = '/people/predictions';

/** Buyers by what is expected of them, and when their next order is. */
export async function expectedBuyers(
  { ctx, calendar, language }: ToolCtx,
  input: ToolInput<'predict'>,
): Promise<Finding> {
  const { limit, what, horizonDays = HORIZON } = input;
  const asOf = calendar.asOf ? calendar.now.toISOString() : undefined;
  const found = await listPredictions(ctx, { horizonDays, limit, asOf });
  const currency = found.data[0]?.currency ?? ctx.workspace.currency;
  const figures = new Figures({ language, currency });
  const { cannotTell, between, buyers: say } = PREDICT_WORDS[language];
  if (found.data.length === 0) {
    return nothing({
      looked: say.lookedTooFew,
      text: `${cannotTell} ${figures.quote(modelText(found.statusText, language), ['buyers', 'not enough data'])}`,
      next: say.currentNext(ASKS[language].current),
      data: { status: found.status, statusText: found.statusText, data: [] },
      facts: figures.facts,
    });
  }
  const days = figures.count(horizonDays, { of: ['horizon', 'next', 'days', ...nounForms('day', language)] });
  const all = what === 'value' ? await expectedInAll(ctx, { horizonDays, asOf }) : undefined;
  const inAll = all && {
    ...{ value: cents(all.value), orders: Number(all.orders.toFixed(1)), people: all.people },
    text: say.inAll({
      value: figures.money(cents(all.value), { of: ['expected', 'in all', 'revenue', 'expected revenue'] }),
      orders: figures.number(Number(all.orders.toFixed(1)), { of: ['expected orders', 'orders', say.expectedOrders] }),
      people: figures.count(all.people, { of: ['customers', 'buyers', 'people', ...nounForms('customer', language)] }),
      days,
    }),
  };
  const lines = found.data.map((one) => {
    const name = personName({ ...one, id: one.profileId });
    const at = { at: [name] };
    const value = { of: ['expected value', 'value', 'expected'], ...at };
    const orders = { of: ['expected orders', say.expectedOrders], ...at };
    const { low, high } = one.expectedValueInterval;
    const money = `${figures.money(cents(one.expectedValue), value)} ${between(figures.ends({ low: cents(low), high: cents(high) }, value))}`;
    const next = one.nextOrderOn ? say.nextBy(dayText(one.nextOrderOn, language)) : say.noFurther;
    const count = figures.number(Number(one.expectedOrders.toFixed(2)), orders);
    return `${nameText(name)}: ${what === 'next_order' ? `${next}, ${money}` : `${say.fromOrders({ money, count })}, ${next}`}`;
  });
  const shown = lines.slice(0, Math.max(TEXT_LINES, Math.min(limit, 25)));
  return finding({
    looked: say.looked,
    text: paragraphs(
      inAll?.text,
      what === 'next_order' ? say.nextOrders(days) : say.most(days),
      numberedText(shown),
      labelled(figures, found, calendar.timezone),
    ),
    next: say.next(ASKS[language].churn),
    data: {
      ...(inAll && { expected: { value: inAll.value, orders: inAll.orders, people: inAll.people } }),
      ...{ prediction: true, currency },
      ...found,
      data: found.data.slice(0, shown.length),
      href: PAGE,
    },
    facts: figures.facts,
    cards: [
      {
        type: 'table',
        title: say.title(countText(horizonDays, language)),
        columns: [
          { key: 'name', label: say.columns.person, unit: 'text' },
          { key: 'value', label: say.columns.value, unit: 'money' },
          { key: 'low', label: say.columns.low, unit: 'money' },
          { key: 'high', label: say.columns.high, unit: 'money' },
          { key: 'next', label: say.columns.next, unit: 'text' },
        ],
        rows: found.data.slice(0, 50).map((one) => ({
          cells: [
            personName({ ...one, id: one.profileId }),
            cents(one.expectedValue),
            cents(one.expectedValueInterval.low),
            cents(one.expectedValueInterval.high),
            one.nextOrderOn && dayText(one.nextOrderOn, language),
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
