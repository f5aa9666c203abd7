import { type SQL, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Grain } from '../intent/entities.ts';
import { dayText, monthName } from '../period.ts';
import { ownOrders } from './orders.ts';
import { type Answerer, periodOf, type Question } from './question.ts';
import { counted, during, listText, moneyText } from './words.ts';

interface Bucket {
  /** First day, YYYY-MM-DD; for weekdays 1 (Monday) to 7. */
  key: string;
  orders: number;
  revenue: string;
}

/** More lines than this are too many to read: the latest are shown and the rest is counted. */
const MAX_LINES = 24;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "Show revenue by month" */
export const overTime: Answerer = async (question) => {
  const grain = question.entities.grain ?? 'month';
  const buckets = await bucketsOf(question, grain);
  const money = (amount: string) => moneyText(amount, question.ctx.workspace.currency);
  const when = during(periodOf(question), question.calendar.timezone);
  const shown = buckets.slice(-MAX_LINES);
  const hidden = buckets.length - shown.length;
  const best = [...buckets].sort(byRevenue)[0];
  if (!best) return nothing(when);
  return {
    looked: `Added up orders by ${grain} ${when}`,
    text: [
      `Revenue by ${grain} ${when}:`,
      listText(shown.map((b) => `${keyText(b.key, grain)}: ${money(b.revenue)} from ${counted(b.orders, 'order')}`)),
      ...(hidden > 0 ? [`${counted(hidden, `earlier ${grain}`)} with orders not shown.`] : []),
      `The strongest was ${keyText(best.key, grain)} with **${money(best.revenue)}**. Times without orders are left out.`,
    ].join('\n\n'),
    next: 'Ask "How do sales compare to last month?" to see where it is going.',
    data: { grain, currency: question.ctx.workspace.currency, buckets: shown },
  };
};

/** "What was my best day?", "Which weekday sells most?" */
export const bestPeriod: Answerer = async (question) => {
  const grain = question.entities.grain ?? 'day';
  const worst = question.entities.worst === true;
  const buckets = (await bucketsOf(question, grain)).sort(byRevenue);
  if (worst) buckets.reverse();
  const money = (amount: string) => moneyText(amount, question.ctx.workspace.currency);
  const when = during(periodOf(question), question.calendar.timezone);
  const [first, ...others] = buckets.slice(0, question.entities.limit ?? 3);
  if (!first) return nothing(when);
  const word = worst ? 'weakest' : 'best';
  const runnersUp = others.map(
    (b) => `${keyText(b.key, grain)}: ${money(b.revenue)} from ${counted(b.orders, 'order')}`,
  );
  return {
    looked: `Compared ${counted(buckets.length, grain)} ${when}`,
    text: [
      `Your ${word} ${grain} ${when} was **${keyText(first.key, grain)}**: ${money(first.revenue)} from ${counted(first.orders, 'order')}.`,
      ...(runnersUp.length > 0 ? [`After it:\n${listText(runnersUp)}`] : []),
      ...(worst ? ['Only times with at least one order are compared.'] : []),
    ].join('\n\n'),
    next: worst
      ? `Ask "Show me campaigns for my customers" for something to send before the next quiet ${grain}.`
      : `Plan your next campaign to arrive shortly before a ${grain === 'weekday' ? keyText(first.key, grain) : `${grain} like this`}.`,
    data: { grain, currency: question.ctx.workspace.currency, buckets: [first, ...others] },
  };
};

async function bucketsOf(question: Question, grain: Grain): Promise<Bucket[]> {
  const { ctx, calendar } = question;
  const local = sql`(o.placed_at at time zone ${calendar.timezone})`;
  const { rows } = await ctx.db.execute<{ key: string; orders: number; revenue: string }>(sql`
    select ${keyOf(grain, local, calendar.weekStart)} as key, count(*)::int as orders, sum(o.total)::text as revenue
    from orders o where ${ownOrders(ctx, periodOf(question), calendar)} group by 1 order by 1`);
  return rows.map(({ key, orders, revenue }) => ({ key, orders, revenue }));
}

/** The first day of the shop's own week, month and so on in which an order lies. */
function keyOf(grain: Grain, local: SQL, weekStart: Question['calendar']['weekStart']): SQL {
  if (grain === 'weekday') return sql`extract(isodow from ${local})::text`;
  if (grain === 'week') {
    const shift = { monday: 0, sunday: 1, saturday: 2 }[weekStart];
    return sql`(date_trunc('week', ${local} + ${shift} * interval '1 day') - ${shift} * interval '1 day')::date::text`;
  }
  return sql`date_trunc(${sql.raw(`'${grain}'`)}, ${local})::date::text`;
}

function keyText(key: string, grain: Grain): string {
  if (grain === 'weekday') return WEEKDAYS[Number(key) - 1] ?? key;
  const day = Temporal.PlainDate.from(key);
  if (grain === 'month') return `${monthName(day.month)} ${day.year}`;
  if (grain === 'quarter') return `Q${Math.ceil(day.month / 3)} ${day.year}`;
  if (grain === 'year') return String(day.year);
  if (grain === 'week') return `the week from ${dayText(day)}`;
  return `${WEEKDAYS[day.dayOfWeek - 1]}, ${dayText(day)}`;
}

function byRevenue(a: Bucket, b: Bucket): number {
  return Number(b.revenue) - Number(a.revenue);
}

function nothing(when: string) {
  return {
    looked: `Looked for orders ${when}`,
    text: `No orders are recorded ${when}.`,
    next: 'Ask "Is my data up to date?" to see what has arrived.',
    data: { buckets: [] },
  };
}
