import { describe, expect, it } from 'vitest';
import { readQuestion } from '../read.ts';
import type { Before } from '../reading.ts';

const CALENDAR = { now: new Date('2011-12-10T12:00:00Z'), timezone: 'UTC', weekStart: 'monday' } as const;

function inputsOf(question: string, before?: Before): unknown[] {
  const { parts } = readQuestion(question, CALENDAR, { ...(before && { before }) });
  return parts.flatMap<unknown>((part) => (part.kind === 'steps' ? part.steps.map(({ input }) => input) : [part.kind]));
}

describe('what comes first in each of many periods', () => {
  it.each([
    ['best customer of each month', { dimensions: ['customer'], grain: 'month', limit: 1 }],
    ['bester Kunde pro Monat', { dimensions: ['customer'], grain: 'month', limit: 1 }],
    ['mejor cliente de cada mes', { dimensions: ['customer'], grain: 'month', limit: 1 }],
    ['meilleur client de chaque mois', { dimensions: ['customer'], grain: 'month', limit: 1 }],
    ['top 3 products by week', { dimensions: ['product'], grain: 'week', limit: 3 }],
    ['worst day of every month', { dimensions: ['day'], grain: 'month', order: 'lowest', limit: 1 }],
  ])('is ranked in each by itself: %s', (question, input) => {
    expect(inputsOf(question)).toMatchObject([{ metric: 'revenue', periods: 'ranked', ...input }]);
  });

  it.each(['best month', 'revenue by customer and month', 'which month had most customers'])(
    'is not what is asked: %s',
    (question) => {
      expect(JSON.stringify(inputsOf(question))).not.toContain('ranked');
    },
  );
});

describe('a number without what comes first', () => {
  it.each([
    ['revenue without our biggest customer', { by: 'customer', first: 1 }],
    ['sales excluding the top 3 customers', { by: 'customer', first: 3 }],
    ['Umsatz ohne den größten Kunden', { by: 'customer', first: 1 }],
    ['ventas sin el mejor cliente', { by: 'customer', first: 1 }],
    ['ventes sans les 2 meilleurs clients', { by: 'customer', first: 2 }],
    ['revenue except for the best product', { by: 'product', first: 1 }],
    ['average order value without the largest order', { by: 'order', first: 1 }],
  ])('leaves it out: %s', (question, without) => {
    expect(inputsOf(question)).toMatchObject([{ without }]);
  });

  it('leaves it out of the number before', () => {
    const steps = [{ tool: 'query_metric', input: { metric: 'revenue', range: 'last_month' } }] as const;
    expect(
      inputsOf('and without the biggest customer?', { question: 'revenue last month', steps: [...steps] }),
    ).toEqual([{ metric: 'revenue', range: 'last_month', without: { by: 'customer', first: 1 } }]);
  });

  it('is not told where it cannot be left out', () => {
    expect(inputsOf('revenue without the best day')).toEqual(['not_understood']);
  });
});

describe('several single orders', () => {
  it.each([
    ['top 5 orders last month', { metric: 'largest_order', limit: 5 }],
    ['die 3 größten Bestellungen im November', { metric: 'largest_order', limit: 3 }],
    ['los 3 pedidos más grandes de noviembre', { metric: 'largest_order', limit: 3 }],
    ['les 3 plus grosses commandes de novembre', { metric: 'largest_order', limit: 3 }],
    ['smallest 3 orders in october', { metric: 'smallest_order', limit: 3 }],
  ])('are listed: %s', (question, input) => {
    expect(inputsOf(question)).toMatchObject([input]);
  });

  it('are one where one is asked for', () => {
    expect(inputsOf('largest order of the year')).toEqual([{ metric: 'largest_order', range: 'this_year' }]);
  });
});
