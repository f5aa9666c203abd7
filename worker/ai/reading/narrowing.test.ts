import { describe, expect, it } from 'vitest';
import { readQuestion } from './read.ts';

const calendar = { now: new Date('2011-12-10T12:00:00Z'), timezone: 'UTC', weekStart: 'monday' as const };
const products = [
  'Scented candle, fig',
  'Candle',
  'Dinner candles, box of twelve',
  'Oak tray',
  'Tote bag',
  'Paper bag',
];
const vocabulary = { products, sources: ['Till'], segments: [], channels: ['email'] };
const CANDLES = ['Scented candle, fig', 'Candle', 'Dinner candles, box of twelve'];

const partOf = (question: string) => readQuestion(question, calendar, { vocabulary }).parts[0];
const inputOf = (question: string) => {
  const part = partOf(question);
  return part?.kind === 'steps' ? part.steps[0]?.input : part;
};

describe('a word that several products have', () => {
  it.each(['revenue from candles last month', 'candle revenue last month', 'Umsatz mit candles letzten Monat'])(
    'is all of them: %s',
    (question) => {
      expect(inputOf(question)).toMatchObject({
        metric: 'revenue',
        filters: [{ by: 'product', is: CANDLES }],
      });
    },
  );

  it('is said with its list', () => {
    const part = partOf('how many bags did I sell in November?');
    expect(part).toMatchObject({
      steps: [{ input: { metric: 'units', filters: [{ by: 'product', is: ['Tote bag', 'Paper bag'] }] } }],
      assumed: ['I took “bags” as the 2 products with that in their names: `Tote bag`, `Paper bag`.'],
    });
  });

  it.each(['which candles sell best', 'top 3 candles', 'best selling candles in November'])(
    'can be ranked: %s',
    (question) => {
      expect(inputOf(question)).toMatchObject({
        dimensions: ['product'],
        order: 'highest',
        filters: [{ by: 'product', is: CANDLES }],
      });
    },
  );

  it('is one where one is named whole', () => {
    expect(inputOf('revenue of the oak tray')).toMatchObject({ filters: [{ by: 'product', is: ['Oak tray'] }] });
  });
});

describe('how many of a product', () => {
  it.each([
    'how many candles did I sell',
    'number of candles sold last month',
    'how many oak trays have we sold',
    'wie viele candles haben wir verkauft',
  ])('are pieces: %s', (question) => {
    expect(inputOf(question)).toMatchObject({ metric: 'units' });
  });
});

describe('two people', () => {
  it.each([
    'how much did 14646 and 18102 spend',
    'how much did customers 14646 and 18102 spend in 2011',
    'revenue from customers 14646, 18102',
  ])('are told each and together: %s', (question) => {
    expect(inputOf(question)).toMatchObject({
      metric: 'revenue',
      dimensions: ['customer'],
      filters: [{ by: 'customer', is: ['14646', '18102'] }],
    });
  });
});

describe('what moved', () => {
  it.each([
    ['which products are losing ground', 'product', 'fall'],
    ['fastest growing customers', 'customer', 'rise'],
    ['which customers spend less than before', 'customer', 'fall'],
    ['which products grew the most last month', 'product', 'rise'],
    ['welche Kunden sind am stärksten gewachsen', 'customer', 'rise'],
    ['qué productos han bajado', 'product', 'fall'],
    ['quels produits ont baissé le mois dernier', 'product', 'fall'],
  ])('is ranked by the change: %s', (question, by, order) => {
    expect(inputOf(question)).toMatchObject({ dimensions: [by], order, compare: 'previous' });
  });
});

describe('a segment in other words', () => {
  it.each(['meine Warenkorbabbrecher', 'mes paniers abandonnés', 'mis carritos abandonados', 'my abandoned carts'])(
    'is who is in it: %s',
    (question) => {
      expect(partOf(question)).toMatchObject({
        steps: [{ tool: 'list_people', input: { segmentId: 'cart_abandoners' } }],
      });
      expect(partOf(question)).not.toHaveProperty('unread');
    },
  );
});

describe('a word of which nothing is known', () => {
  it.each([
    ['revenue from wholesale customers', 'wholesale'],
    ['unpaid orders last month', 'unpaid'],
    ['orders paid by credit card', 'credit card'],
    ['Umsatz aus dem Großhandel', 'Großhandel'],
    ['ventas a mayoristas', 'mayoristas'],
    ['sales during the wedding season', 'wedding season'],
  ])('narrows, and is looked up: %s', (question, word) => {
    expect(partOf(question)).toMatchObject({ unread: [word] });
  });

  it('and stands by itself is said to be ignored', () => {
    expect(partOf('revenue last month, innit?')).toMatchObject({ ignored: ['innit'] });
  });
});
