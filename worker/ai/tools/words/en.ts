import type { MetricId, MetricWindow } from '../../../../contract/metrics.ts';
import { joined } from '../shown.ts';
import type { Compared, Phrases } from './phrases.ts';

const AGAINST: Record<Compared['against'], string> = {
  before: 'the time before',
  year_before: 'the same time a year before',
  other: 'the time it is compared with',
};

export const en: Phrases = {
  nameOf: (metric, own) => {
    if (metric === 'revenue') return 'net revenue';
    if (metric === 'refund_count') return 'refunds';
    return /^[A-Z][a-z]/.test(own) ? own.charAt(0).toLowerCase() + own.slice(1) : own;
  },
  when: (window) => during(window),
  total: ({ metric, name, value, when, unit }) => {
    if (metric === 'days_between_orders') return `Your customers' orders lie **${value}** days apart ${when}.`;
    if (unit !== 'count') return `Your ${name} ${when} was **${value}**.`;
    const one = value === '1' ? name.replace(/ies$/, 'y').replace(/s$/, '') : name;
    if (metric === 'people' || metric === 'subscribers') {
      return `You have **${value} ${value === '1' && metric === 'people' ? 'person' : one}** ${when}.`;
    }
    return `You had **${value} ${one}** ${when}.`;
  },
  compared: ({ share, direction, previous, window, against, before = AGAINST[against] }) => {
    if (direction === 'same') return `That is the same as ${before} (${window}): ${previous}.`;
    if (share === undefined) return `In ${before} (${window}) it was ${previous}.`;
    return `That is ${share} ${direction} than ${before} (${window}): ${previous}.`;
  },
  nothingBefore: ({ window, against, before = AGAINST[against] }) =>
    `There is nothing in ${before} (${window}) to compare with.`,
  noData: ({ name, when }) => `There is no data for ${name} ${when}: nothing is recorded in that time.`,
  instead: ({ name, value, days }) => `What there is: **${value}** of ${name} in all${days ? `, from ${days}` : ''}.`,
  notRecorded: ({ name, when }) =>
    `I cannot tell your ${name} ${when}: it is **not recorded**. No source has ever told of it, so I will not call it zero.`,
  notMeasured: ({ name, when }) => `There is nothing to work out ${name} from ${when}.`,
  filters: { only: 'Only', without: 'without', above: 'orders above', below: 'orders below' },
  followed: {
    revenue: 'You told me that this is what “revenue” means here.',
    closed: 'Days on which you are closed, as you told me, are left out.',
  },
  meaning: {
    revenue: 'Net: after discounts and refunds, without tax and shipping.',
    gross_revenue: 'Gross: before discounts and refunds, without tax and shipping.',
    total_charged: 'What customers were charged: with tax and shipping, before refunds.',
    average_order_value: 'Net revenue divided by orders.',
    new_customer_revenue: 'Net, of the first order of each customer.',
    returning_customer_revenue: 'Net, of every order after a customer’s first.',
  },
  series: ({ name, by, when }) => `Your ${name} by ${by} ${when}:`,
  extremes: ({ high, highest, low, lowest }) =>
    `The strongest was ${high} with **${highest}**, the weakest ${low} with ${lowest}.`,
  earlier: (count) => `${count} earlier ones are in the table.`,
  ranking: ({ name, by, many, when, rows, order }) =>
    order === 'key' || !many
      ? `Your ${name} by ${by} ${when}:`
      : `Your ${order === 'highest' ? 'top' : 'bottom'} ${rows} ${many} by ${name} ${when}:`,
  moved: ({ name, by, when, order }) =>
    `By ${by}, whose ${name} ${order === 'rise' ? 'rose' : 'fell'} most ${when}, by how much it changed:`,
  best: ({ name, dimension, label, value, when, order }) =>
    `Your ${order === 'highest' ? 'best' : 'weakest'} ${dimension} by ${name} ${when} was **${label}**: ${value}.`,
  together: ({ share, name }) => `Together they are ${share} of your ${name} in that time.`,
  more: (count) => `${count} more are not listed here.`,
  inAll: ({ name, value }) => `In all: ${name} of **${value}**.`,
  otherCurrencies: (each) => `Besides, in other currencies and not added: ${joined(each)}.`,
  leftOut: (each) => `Left out: ${joined(each)}.`,
  countedFrom: (each) => `Counted from ${joined(each)}.`,
  standing: ({ text }) => `Your orders here: ${text}.`,
  stale: ({ source, worry, since }) =>
    ({
      silent: `First of all: ${source} has been silent since ${since}, so what came after that may be missing.`,
      'sync failed': `First of all: the last sync of ${source} failed, and its newest event is of ${since}; later data may be missing.`,
      'not active': `First of all: ${source} is not active, so nothing after ${since} comes from it.`,
      'nothing yet': '',
    })[worry],
  looked: ({ rows, name, window }) => `Worked out ${name} of ${window} from ${rows} ${rows === '1' ? 'row' : 'rows'}`,
  dimensions: {
    hour: 'hour',
    day: 'day',
    weekday: 'weekday',
    week: 'week',
    month: 'month',
    quarter: 'quarter',
    year: 'year',
    source: 'source',
    channel: 'channel',
    campaign: 'campaign',
    product: 'product',
    segment: 'segment',
    customer: 'customer',
    buyer: 'kind of buyer',
  },
  many: {
    hour: 'hours',
    day: 'days',
    weekday: 'weekdays',
    week: 'weeks',
    month: 'months',
    quarter: 'quarters',
    year: 'years',
    source: 'sources',
    channel: 'channels',
    campaign: 'campaigns',
    product: 'products',
    segment: 'segments',
    customer: 'customers',
    buyer: 'kinds of buyers',
  },
  orderColumns: { order: 'Order', total: 'Total', refunded: 'Refunded' },
  running: 'so far',
  before: 'Before',
  next: {
    why: (metric) => {
      const moved = WHY[metric];
      return moved && `Ask "Why did ${moved} change?" to see what moved it.`;
    },
    byDay: 'Ask "By day?" to see how it went.',
    byMonth: 'Ask "By month?" to see where it is going.',
    topCustomers: 'Ask "Who are my top 5 customers?" to see who stands behind it.',
    campaigns: 'Give them first pick of what is new: ask "Show me campaigns for my high-value customers".',
    sources: 'Ask "Is my data up to date?" to see what has arrived.',
    connect: 'Connect your shop so that it arrives, or send it with your events.',
  },
  choices: { question: 'Another revenue?', gross: 'Gross', net: 'Net', charged: 'Charged, with tax' },
};

const WHY: Partial<Record<MetricId, string>> = {
  revenue: 'revenue',
  orders: 'orders',
  customers: 'customers',
  average_order_value: 'the average order value',
  refunds: 'refunds',
  visitors: 'visitors',
};

/** "in Q3 2011 (…)", "on 3 March 2026 (…)", "last month (…)", "over all time (…)". */
function during({ text, firstDay, lastDay }: MetricWindow): string {
  if (/^(?:all|everything)/i.test(text)) return `over ${text}`;
  if (/^(?:the last|the past)/.test(text)) return `in ${text}`;
  if (/^\d{1,2} /.test(text) && firstDay === lastDay) return `on ${text}`;
  if (/^\d{1,2}\D/.test(text)) return `from ${text}`.replace(/^from (\d)/, 'over $1');
  return /^(?:[A-Z]|\d{4})/.test(text) ? `in ${text}` : text;
}
