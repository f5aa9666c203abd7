import { describe, expect, test } from 'vitest';
import type { Clause } from '../../../../contract/segments.ts';
import { readQuestion } from '../read.ts';

const calendar = { now: new Date('2026-03-16T14:00:00Z'), timezone: 'America/New_York', weekStart: 'monday' as const };

const products = ['Oak lamp', 'Lunch bag', 'Vase'];

function rule(question: string): Clause[] {
  const vocabulary = { products, sources: [], channels: [], segments: [] };
  const [part] = readQuestion(question, calendar, { vocabulary }).parts;
  const step = part?.kind === 'steps' ? part.steps[0] : undefined;
  const where = step?.tool === 'list_people' && 'definition' in step.input ? step.input.definition?.where : undefined;
  if (where?.type !== 'all') throw new Error(`${question}: ${JSON.stringify(part)}`);
  return where.of as Clause[];
}

const orders = (is: 'more_than' | 'at_least' | 'exactly', amount: number, within?: object) => ({
  ...{ type: 'orders', of: 'orders', is, amount },
  ...(within && { within }),
});
const nothing = (within: object) => ({ ...orders('at_least', 1, within), not: true });
const days = (n: number) => ({ last: { n, unit: 'days' } });

const of = (name: string, is: 'more_than' | 'at_least', amount: number, within?: object) => ({
  ...{ type: 'products', products: [{ id: name }], of: 'orders', is, amount },
  ...(within && { within }),
});
const noneOf = (name: string, within: object) => ({ ...of(name, 'at_least', 1, within), not: true });

describe('a product, and not in a time that is told after it', () => {
  test.each([
    'Who bought a lunch bag but not in the last 60 days?',
    'Wer hat Lunch bag gekauft, aber nicht in den letzten 60 Tagen?',
    'Wer hat Lunch bag gekauft, aber in den letzten 60 Tagen nicht?',
    '¿Quién compró Lunch bag pero no en los últimos 60 días?',
    'Qui a acheté Lunch bag mais pas dans les 60 derniers jours ?',
  ])('is not that product in that time: %s', (question) => {
    expect(rule(question)).toEqual([of('Lunch bag', 'at_least', 1), noneOf('Lunch bag', days(60))]);
  });

  test.each([
    'Who bought a lunch bag but nothing in the last 60 days?',
    'Wer hat Lunch bag gekauft, aber in den letzten 60 Tagen nichts?',
    '¿Quién compró Lunch bag pero nada en los últimos 60 días?',
  ])('is nothing at all where that is said: %s', (question) => {
    expect(rule(question)).toEqual([of('Lunch bag', 'at_least', 1), nothing(days(60))]);
  });

  test('with how often, of several, and beside a time before', () => {
    const [thisYear, february] = [
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2026-02-01', to: '2026-02-28' },
    ];
    expect(rule('Who bought a lunch bag more than once but not this year?')).toEqual([
      of('Lunch bag', 'more_than', 1),
      noneOf('Lunch bag', thisYear),
    ]);
    expect(rule('Who bought a vase and an oak lamp but not this year?')).toEqual([
      ...[of('Vase', 'at_least', 1), of('Oak lamp', 'at_least', 1)],
      ...[noneOf('Vase', thisYear), noneOf('Oak lamp', thisYear)],
    ]);
    expect(rule('Who bought a vase in February but not in the last 10 days?')).toEqual([
      of('Vase', 'at_least', 1, february),
      noneOf('Vase', days(10)),
    ]);
    expect(rule('Who bought but not in the last 60 days?')).toEqual([orders('at_least', 1), nothing(days(60))]);
  });

  test.each(['Who bought a vase but not often?', 'Who bought a vase but never came back to the shop?'])(
    'and what is denied without a time makes no list of all who bought it: %s',
    (question) => {
      expect(() => rule(question)).toThrow();
    },
  );
});

describe('so often, and nothing in a time that is told after it', () => {
  test.each([
    'Who bought more than 3 times and not in the last 60 days?',
    'Customers who ordered more than 3 times but nothing in the last 60 days',
    'Who bought more than 3 times and has not bought in the last 60 days?',
    'Wer hat mehr als dreimal gekauft und nicht in den letzten 60 Tagen?',
    'Wer hat mehr als 3-mal bestellt, aber in den letzten 60 Tagen nicht?',
    '¿Quién compró más de 3 veces y no en los últimos 60 días?',
    'Qui a acheté plus de 3 fois mais pas dans les 60 derniers jours ?',
  ])('%s', (question) => {
    expect(rule(question)).toEqual([orders('more_than', 3), nothing(days(60))]);
  });

  test('each in its own time, by money too', () => {
    const of2025 = { from: '2025-01-01', to: '2025-12-31' };
    expect(rule('Who bought at least twice in 2025 but not in the last 30 days?')).toEqual([
      orders('at_least', 2, of2025),
      nothing(days(30)),
    ]);
    expect(rule('Who spent over 500 and not in the last 30 days?')).toEqual([
      { type: 'orders', of: 'net', is: 'more_than', amount: 500 },
      nothing(days(30)),
    ]);
  });

  test('where the same is bounded from above, nobody is asked for silence', () => {
    const within = days(90);
    expect(rule('Who bought more than twice but not more than 5 times in the last 90 days?')).toEqual([
      orders('more_than', 2, within),
      { type: 'orders', of: 'orders', is: 'at_most', amount: 5, within },
    ]);
    expect(rule('Who bought exactly twice in the last 90 days?')).toEqual([orders('exactly', 2, within)]);
  });
});

test.each([
  'Wer hat mindestens dreimal bestellt?',
  'Wer hat mindestens 3 mal bestellt?',
  'Wer hat mindestens 3-mal gekauft?',
])('a number of times is no product: %s', (question) => expect(rule(question)).toEqual([orders('at_least', 3)]));
