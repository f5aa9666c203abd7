import type { Fact } from '../fact.ts';

/** Facts as the tools give them, and the question that they answer. */
export interface Shop {
  name: string;
  question: string;
  currency: string;
  today: string;
  facts: Fact[];
}

const WEEK = ['last week', '9–15 March 2026'];
const WEEK_BEFORE = ['the week before', '2–8 March 2026'];
const usd = (value: string, of: string[], when = WEEK): Fact => ({ value, unit: 'money', currency: 'USD', of, when });

/** Last week of Lumen & Oak, and how it compares. */
export const LUMEN: Shop = {
  name: 'Lumen & Oak',
  question: 'How much did I sell last week?',
  currency: 'USD',
  today: '2026-03-16',
  facts: [
    usd('510.00', ['revenue', 'net revenue', 'sales']),
    usd('620.00', ['gross revenue', 'gross sales']),
    usd('20.00', ['discounts']),
    usd('90.00', ['refunds']),
    usd('85.00', ['average order value', 'aov']),
    { value: '6', unit: 'count', of: ['orders'], when: WEEK },
    { value: '5', unit: 'count', of: ['customers'], when: WEEK },
    usd('200.00', ['revenue', 'net revenue', 'sales'], WEEK_BEFORE),
    {
      value: '1.55',
      unit: 'share',
      of: ['revenue', 'net revenue', 'sales'],
      when: [...WEEK, ...WEEK_BEFORE],
      how: 'change',
    },
  ],
};
/** Wrong answers that a wrong way of counting gives, and one that nobody gives. */
export const TELLTALES = ['465', '490', '600', '1509', '580', '630', '576.20', '420', '515'];

const MONTHS: [string, string, string][] = [
  ['2010-12', 'December 2010', '572713.89'],
  ['2011-01', 'January 2011', '569445.04'],
  ['2011-02', 'February 2011', '447137.35'],
  ['2011-03', 'March 2011', '595500.76'],
  ['2011-04', 'April 2011', '469200.36'],
  ['2011-05', 'May 2011', '678594.56'],
  ['2011-06', 'June 2011', '661213.69'],
  ['2011-07', 'July 2011', '600091.01'],
  ['2011-08', 'August 2011', '645343.90'],
  ['2011-09', 'September 2011', '952838.38'],
  ['2011-10', 'October 2011', '1039318.79'],
  ['2011-11', 'November 2011', '1161817.38'],
];
const REVENUE = ['revenue', 'net revenue', 'sales'];

/** A real shop's months. */
export const MONTHLY: Shop = {
  name: 'months',
  question: 'Show revenue by month',
  currency: 'GBP',
  today: '2011-12-10',
  facts: MONTHS.map(([key, label, value]) => ({
    ...{ value, unit: 'money' as const, currency: 'GBP', of: REVENUE },
    ...{ at: [label, key], when: ['all time', 'everything up to 10 December 2011'] },
  })),
};

/** A real shop's last month against the one before. */
export const LAST_MONTH: Shop = {
  name: 'last month',
  question: 'How do sales compare to the period before? (last month)',
  currency: 'GBP',
  today: '2011-12-10',
  facts: [
    { value: '1161817.38', unit: 'money', currency: 'GBP', of: REVENUE, when: ['last month', '1–30 November 2011'] },
    { value: '2657', unit: 'count', of: ['orders'], when: ['last month', '1–30 November 2011'] },
    { value: '1664', unit: 'count', of: ['customers'], when: ['last month', '1–30 November 2011'] },
    {
      value: '1039318.79',
      unit: 'money',
      currency: 'GBP',
      of: REVENUE,
      when: ['the month before', '1–31 October 2011'],
    },
    { value: '1929', unit: 'count', of: ['orders'], when: ['the month before', '1–31 October 2011'] },
  ],
};

const CUSTOMERS: [string, string][] = [
  ['14646', '280206.02'],
  ['18102', '259657.30'],
  ['17450', '194550.79'],
  ['16446', '168472.50'],
  ['14911', '143825.06'],
];

/** A real shop's best customers, in the whole of its revenue. */
export const TOP: Shop = {
  name: 'top customers',
  question: 'Who are my top 5 customers by revenue?',
  currency: 'GBP',
  today: '2011-12-10',
  facts: [
    ...CUSTOMERS.map(
      ([label, value]): Fact => ({
        value,
        unit: 'money',
        currency: 'GBP',
        of: REVENUE,
        at: [label],
        when: ['all time'],
      }),
    ),
    { value: '8911407.90', unit: 'money', currency: 'GBP', of: REVENUE, when: ['all time'] },
    { value: '18532', unit: 'count', of: ['orders'], when: ['all time'] },
  ],
};

/** Shares: what of the whole each product was, and a rate. */
export const PRODUCTS: Shop = {
  name: 'products',
  question: 'What share of revenue does each product have this year?',
  currency: 'EUR',
  today: '2026-06-30',
  facts: [
    ...(
      [
        ['Candle', '4800.00', '0.48'],
        ['Oak Vase 24', '3255.00', '0.3255'],
        ['Linen Throw', '1945.00', '0.1945'],
      ] as const
    ).flatMap(([label, value, share]): Fact[] => [
      {
        value,
        unit: 'money',
        currency: 'EUR',
        of: REVENUE,
        at: [label],
        when: ['this year', '1 January – 30 June 2026'],
      },
      {
        value: share,
        unit: 'share',
        of: ['share of revenue'],
        at: [label],
        when: ['this year', '1 January – 30 June 2026'],
        how: 'share',
      },
    ]),
    { value: '10000.00', unit: 'money', currency: 'EUR', of: REVENUE, when: ['this year', '1 January – 30 June 2026'] },
    { value: '0.0314', unit: 'share', of: ['conversion rate'], when: ['this year', '1 January – 30 June 2026'] },
    { value: '125', unit: 'count', of: ['orders'], when: ['this year', '1 January – 30 June 2026'] },
  ],
};

export const SHOPS = [LUMEN, MONTHLY, LAST_MONTH, TOP, PRODUCTS];
