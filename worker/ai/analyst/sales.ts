import { dayOf, instants, periodBefore, windowText } from '../period.ts';
import { firstOrderAt, refundsOf, type Sales, salesOf } from './orders.ts';
import { type Answerer, type Finding, periodOf, type Question } from './question.ts';
import { capital, changeText, counted, countText, during, joined, moneyText } from './words.ts';

interface Compared {
  question: Question;
  now: Sales;
  before: Sales | undefined;
  /** When the first order came, where that was after the time before had begun. */
  begins: Date | null;
  /** "last month (1–30 November 2026, Europe/London)". */
  when: string;
  /** Money of the workspace. */
  money: (amount: string) => string;
}

/** "How much did I sell last month?" */
export const revenue: Answerer = async (question) => {
  const compared = await compare(question);
  const { now, money, when } = compared;
  if (now.orders === 0) return nothingSold(compared);
  const period = periodOf(question);
  const refunds = await refundsOf(question.ctx, period, question.calendar);
  const average = now.average ? `; the average order was ${money(now.average)}` : '';
  const lines = [
    `You sold **${money(now.revenue)}** ${when}: ${counted(now.orders, 'order')} from ${counted(now.customers, 'customer')}${average}.`,
    comparison(compared, 'revenue', money),
    otherCurrencies(now),
    refunds
      ? `${capital(counted(refunds.refunds, 'refund'))} of ${money(refunds.amount)} in that time ${refunds.refunds === 1 ? 'is' : 'are'} not taken off.`
      : 'Refunds are not recorded in your data, so none are taken off.',
  ];
  return finding(compared, lines, { refunds: refunds ?? 'not recorded' });
};

/** "How many orders did we get in Q3?" */
export const orders: Answerer = async (question) => {
  const compared = await compare(question);
  const { now, money, when } = compared;
  if (now.orders === 0) return nothingSold(compared);
  return finding(compared, [
    `You had **${counted(now.orders, 'order')}** ${when}, worth ${money(now.revenue)}, from ${counted(now.customers, 'customer')}.`,
    comparison(compared, 'orders', (count) => counted(Number(count), 'order')),
    otherCurrencies(now),
    'Test orders and cancelled orders are not counted.',
  ]);
};

/** "What is my average order value?" */
export const averageOrderValue: Answerer = async (question) => {
  const compared = await compare(question);
  const { now, money, when } = compared;
  if (now.average === null) return nothingSold(compared);
  return finding(compared, [
    `Your average order ${when} was **${money(now.average)}**: ${money(now.revenue)} over ${counted(now.orders, 'order')}.`,
    comparison(compared, 'average', money),
    otherCurrencies(now),
  ]);
};

/** "How many customers did I have this year?" */
export const customers: Answerer = async (question) => {
  const compared = await compare(question);
  const { now, money, when } = compared;
  if (now.orders === 0) return nothingSold(compared);
  const each = now.customers > 0 ? `, ${(now.orders / now.customers).toFixed(1)} orders each` : '';
  return finding(compared, [
    `**${counted(now.customers, 'customer')}** bought ${when}${each}: ${counted(now.orders, 'order')} for ${money(now.revenue)}.`,
    comparison(compared, 'customers', (count) => counted(Number(count), 'customer')),
  ]);
};

/** "How many refunds last month?" Says so when refunds are not recorded, rather than 0. */
export const refunds: Answerer = async (question) => {
  const { ctx, calendar } = question;
  const period = periodOf(question);
  const when = during(period, calendar.timezone);
  const found = await refundsOf(ctx, period, calendar);
  if (!found) {
    return {
      looked: 'Looked for refunds',
      text: `I cannot tell: your data has no refunds recorded at all, so I will not call it zero ${when}.`,
      next: 'Connect your shop so that its refunds arrive, or send `Order Refunded` events.',
      data: { refunds: 'not recorded' },
    };
  }
  const money = (amount: string) => moneyText(amount, ctx.workspace.currency);
  return {
    looked: `Counted refunds ${when}`,
    text: `You had **${counted(found.refunds, 'refund')}** ${when}, ${money(found.amount)} in all.`,
    next: 'Ask "How much did I sell?" for the same time to see them beside your sales.',
    data: { period: windowText(period), ...found },
  };
};

async function compare(question: Question): Promise<Compared> {
  const { ctx, calendar } = question;
  const period = periodOf(question);
  const earlier = periodBefore(period);
  const [[now, before], firstAt] = await Promise.all([
    salesOf(ctx, earlier ? [period, earlier] : [period], calendar),
    earlier ? firstOrderAt(ctx) : null,
  ]);
  if (!now) throw new Error('No sales were read');
  const money = (amount: string) => moneyText(amount, ctx.workspace.currency);
  const begins = earlier && firstAt && firstAt > (instants(earlier, calendar).from ?? firstAt) ? firstAt : null;
  return { question, now, before, begins, when: during(period, calendar.timezone), money };
}

function comparison(
  { question, now, before, begins }: Compared,
  what: 'revenue' | 'orders' | 'average' | 'customers',
  show: (value: string) => string,
): string | undefined {
  const earlier = periodBefore(periodOf(question));
  if (!earlier || !before) return undefined;
  const window = windowText(earlier);
  const [value, old] = [now[what], before[what]];
  if (old === null || Number(old) === 0) return `There are no orders to compare with in ${earlier.name} (${window}).`;
  const partly = begins
    ? ` Your orders only begin on ${dayOf(begins, question.calendar)}, so the comparison is not whole.`
    : '';
  return `That is ${changeText(value ?? 0, old)} ${earlier.name} (${window}): ${show(String(old))}.${partly}`;
}

function otherCurrencies({ otherCurrencies: others }: Sales): string | undefined {
  if (others.length === 0) return undefined;
  const each = others.map(
    ({ currency, orders: n, revenue: sum }) => `${moneyText(sum, currency)} (${counted(n, 'order')})`,
  );
  return `Besides, in other currencies and not added: ${joined(each)}.`;
}

function nothingSold({ question, when, before, now }: Compared): Finding {
  const others = otherCurrencies(now);
  const soldBefore = before !== undefined && before.orders > 0;
  return {
    looked: `Counted orders ${when}`,
    text: `No orders are recorded ${when}${others ? ` in ${question.ctx.workspace.currency}. ${others}` : '.'}`,
    next: soldBefore
      ? 'There were orders in the time before: ask "Is my data up to date?" to rule out a broken connection.'
      : 'Ask "How many orders in total?" to see what there is, or "Is my data up to date?".',
    data: { orders: 0, revenue: '0', ...(before ? { before } : {}) },
  };
}

function finding({ question, now, before, when }: Compared, lines: (string | undefined)[], more = {}): Finding {
  const falling = before && Number(before.revenue) > Number(now.revenue);
  const period = periodOf(question);
  const earlier = periodBefore(period);
  return {
    looked: `Read ${countText(now.orders)} orders ${when}`,
    text: lines.filter((line) => line !== undefined).join('\n\n'),
    next: falling
      ? 'Sales fell against the time before: ask "Show me campaigns for my customers" for what to send to whom.'
      : 'Ask "Who are my top customers?" to see who stands behind it.',
    data: {
      period: { name: period.name, window: windowText(period), timezone: question.calendar.timezone },
      currency: question.ctx.workspace.currency,
      ...now,
      ...(earlier && before ? { before: { window: windowText(earlier), ...before } } : {}),
      ...more,
    },
  };
}
