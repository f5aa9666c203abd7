import { SEGMENT_KEYS } from '../../../contract/analytics.ts';
import { SEGMENTS } from '../../analytics/segments.ts';
import { summary } from '../../analytics/summary.ts';
import { lastDays, periodBefore, windowText } from '../period.ts';
import { salesOf } from './orders.ts';
import { type Answerer, periodOf } from './question.ts';
import { capital, changeText, counted, countText, during, joined, listText, moneyText, percentText } from './words.ts';

/** "What changed this week?", "How is business?" */
export const changes: Answerer = async (question) => {
  const { ctx, calendar } = question;
  const asked = periodOf(question, (today) => lastDays(7, true, 'the last 7 days', today));
  const earlier = periodBefore(asked);
  const [[now, before], facts] = await Promise.all([
    salesOf(ctx, earlier ? [asked, earlier] : [asked], calendar),
    summary(ctx, ctx.workspace.id, calendar.asOf ? { from: null, to: calendar.now } : undefined),
  ]);
  const money = (amount: string) => moneyText(amount, ctx.workspace.currency);
  const compare = (value: string | number, old: string | number | undefined, show: (v: string) => string) => {
    const change = old === undefined || !earlier ? undefined : changeText(value, old);
    return change && earlier ? `, ${change} ${earlier.name} (${show(String(old))})` : '';
  };
  if (!now) throw new Error('No sales were read');
  const people = SEGMENT_KEYS.filter((key) => facts.segments[key] > 0).map(
    (key) => `${countText(facts.segments[key])} ${SEGMENTS[key].name.toLowerCase()}`,
  );
  const last = facts.funnel.at(-1);
  return {
    looked: `Compared ${asked.name} with the time before`,
    text: [
      `${capital(during(asked, calendar.timezone))}:`,
      listText([
        `Revenue: **${money(now.revenue)}**${compare(now.revenue, before?.revenue, money)}`,
        `Orders: **${countText(now.orders)}**${compare(now.orders, before?.orders, (v) => countText(Number(v)))}`,
        `Customers who bought: **${countText(now.customers)}**${compare(now.customers, before?.customers, (v) => countText(Number(v)))}`,
        ...(now.average
          ? [`Average order: **${money(now.average)}**${compare(now.average, before?.average ?? undefined, money)}`]
          : []),
      ]),
      `In all there are ${counted(facts.totals.people, 'person', 'people')}: ${joined(people) || 'none in a segment yet'}.`,
      ...(last?.rate ? [`Of those who start checkout, ${percentText(last.rate)} buy.`] : []),
    ].join('\n\n'),
    next:
      facts.segments.cart_abandoners > 0
        ? `${counted(facts.segments.cart_abandoners, 'person', 'people')} left something in the cart: ask "Show me campaigns for my cart abandoners".`
        : 'Ask "Who are my top customers?" to see who stands behind it.',
    data: {
      period: { name: asked.name, window: windowText(asked), ...now },
      ...(earlier && before ? { before: { window: windowText(earlier), ...before } } : {}),
      currency: ctx.workspace.currency,
      segments: facts.segments,
      totals: facts.totals,
    },
  };
};
