import type { Fact } from '../fact.ts';
import type { AnswerLanguage } from '../notice.ts';
import { type Ends, EXPECTED_WORDS, RANGE_WORDS } from './range-words.ts';
import { MONTHLY, PRODUCTS, TOP } from './shops.ts';
import type { Told } from './told-shops.ts';
import { figure, type Twin } from './twins.ts';

const WEEK = ['last week', '9–15 March 2026'];
const DAYS: [day: string, orders: number, revenue: string, rate: string][] = [
  ['Monday, 9 March 2026', 6, '120.00', '0.052'],
  ['Tuesday, 10 March 2026', 5, '95.50', '0.031'],
  ['Wednesday, 11 March 2026', 7, '310.00', '0.092'],
  ['Thursday, 12 March 2026', 5, '101.00', '0.044'],
  ['Friday, 13 March 2026', 7, '248.00', '0.071'],
  ['Saturday, 14 March 2026', 6, '180.00', '0.066'],
  ['Sunday, 15 March 2026', 5, '99.00', '0.038'],
];

/** A week, day by day: 5 to 7 orders, $95.50 to $310.00, 3.1 to 9.2 %. */
export const DAILY: Told = {
  currency: 'USD',
  today: '2026-03-16',
  facts: [
    { value: '41', unit: 'count', of: ['orders', 'order'], when: WEEK },
    { value: '1153.50', unit: 'money', currency: 'USD', of: ['revenue', 'net revenue', 'sales'], when: WEEK },
    { value: '38', unit: 'count', of: ['customers'], when: WEEK },
    ...DAYS.flatMap(([day, orders, revenue, rate], index): Fact[] => {
      const about = { at: [day, `2026-03-${String(9 + index).padStart(2, '0')}`], when: WEEK };
      return [
        { value: String(orders), unit: 'count', of: ['orders', 'order'], ...about },
        { value: revenue, unit: 'money', currency: 'USD', of: ['revenue', 'net revenue', 'sales'], ...about },
        { value: rate, unit: 'share', of: ['conversion rate'], ...about },
      ];
    }),
  ],
};

const value = { unit: 'money', currency: 'GBP', of: ['expected value', 'value', 'expected'] } as const;
/** What two people are expected to bring. */
export const EXPECTED: Told = {
  currency: 'GBP',
  today: '2011-12-10',
  facts: (
    [
      ['Maria', '90.00', '40.00', '160.00'],
      ['Tom', '75.00', '30.00', '120.00'],
    ] as const
  ).flatMap(([name, mean, low, high]): Fact[] => [
    { ...value, of: [...value.of], value: mean, at: [name] },
    { ...value, of: [...value.of], value: low, at: [name], end: 'low' },
    { ...value, of: [...value.of], value: high, at: [name], end: 'high' },
  ]),
};

/** Ranges that are false beside the same ones where they are true. */
export function rangesOf(language: AnswerLanguage): Twin[] {
  const say = RANGE_WORDS[language];
  const twins: Twin[] = [];
  const add = (how: string, told: Twin['told'], honest: string, ...lies: string[]) =>
    twins.push(...lies.map((lie) => ({ how, told, lie, honest })));
  const each = (
    how: string,
    told: Twin['told'],
    all: Ends[],
    [low, high]: [string, string],
    wrong: [string, string][],
  ) => {
    for (const [n, one] of all.entries()) {
      add(`${how} ${n}`, told, one(low, high), ...wrong.map(([a, b]) => one(a, b)));
    }
  };
  each(
    'orders',
    DAILY,
    say.orders,
    ['5', '7'],
    [
      ['5', '6'],
      ['6', '7'],
      ['7', '5'],
      ['4', '7'],
      ['5', '8'],
      ['1', '10'],
    ],
  );
  const [sentence, five, seven, eight] = say.ordersInWords;
  add('orders in words', DAILY, sentence(five, seven), sentence(five, eight), sentence(seven, five));
  const usd = (amount: number) => figure(amount, 'USD', language);
  each(
    'revenue',
    DAILY,
    say.revenue,
    [usd(95.5), usd(310)],
    [
      [usd(99), usd(310)],
      [usd(95.5), usd(248)],
      [usd(310), usd(95.5)],
      [usd(5), usd(7)],
      [usd(95.5), usd(1153.5)],
      [usd(90), usd(320)],
    ],
  );
  const rate = (share: number) => figure(share, undefined, language);
  each(
    'a rate',
    DAILY,
    say.rate,
    [rate(3.1), rate(9.2)],
    [
      [rate(3.8), rate(9.2)],
      [rate(3.1), rate(7.1)],
      [rate(9.2), rate(3.1)],
      ['5', '7'],
    ],
  );
  each(
    'a rounded rate',
    DAILY,
    say.rate,
    ['3', '9'],
    [
      ['4', '9'],
      ['3', '7'],
    ],
  );
  const [tuesday, wednesday, friday] = say.days;
  add(
    'with its days',
    DAILY,
    say.byDay(usd(95.5), tuesday, usd(310), wednesday),
    say.byDay(usd(95.5), wednesday, usd(310), tuesday),
    say.byDay(usd(95.5), tuesday, usd(310), friday),
    say.byDay(usd(95.5), tuesday, usd(248), friday),
  );
  const eur = (amount: number) => figure(amount, 'EUR', language);
  each(
    'of products',
    PRODUCTS,
    say.products,
    [eur(1945), eur(4800)],
    [
      [eur(3255), eur(4800)],
      [eur(1945), eur(3255)],
      [eur(1945), eur(10_000)],
      [eur(4800), eur(1945)],
    ],
  );
  const gbp = (amount: number) => figure(amount, 'GBP', language);
  add(
    'of the first five',
    TOP,
    say.top(gbp(143_825.06), gbp(280_206.02)),
    say.top(gbp(168_472.5), gbp(280_206.02)),
    say.top(gbp(143_825.06), gbp(259_657.3)),
  );
  each(
    'of months',
    MONTHLY,
    say.months,
    [gbp(447_137.35), gbp(1_161_817.38)],
    [
      [gbp(469_200.36), gbp(1_161_817.38)],
      [gbp(447_137.35), gbp(1_039_318.79)],
    ],
  );
  const known = {
    ...EXPECTED,
    facts: EXPECTED.facts.map((one) => ({ ...one, of: [...one.of, EXPECTED_WORDS[language]] })),
  };
  for (const [n, one] of say.expected.entries()) {
    add(
      `what is expected ${n}`,
      known,
      one('Maria', gbp(40), gbp(160)),
      one('Maria', gbp(30), gbp(120)),
      one('Maria', gbp(40), gbp(120)),
      one('Maria', gbp(90), gbp(160)),
      one('Maria', gbp(40), gbp(90)),
      one('Maria', gbp(160), gbp(40)),
    );
  }
  add(
    'one end for all of it',
    known,
    say.expectedMean('Maria', gbp(90)),
    say.expectedMean('Maria', gbp(160)),
    say.expectedMean('Maria', gbp(40)),
  );
  add('of something else', DAILY, say.orders[0]?.('5', '7') ?? '', ...say.others);
  return twins;
}
