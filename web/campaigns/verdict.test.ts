import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Brought } from '../../contract/ai.ts';
import { Format } from '../app/format.ts';
import { placesOf, verdictOf } from './verdict.ts';

const format = new Format({ locale: 'en-GB', timezone: 'UTC', currency: 'GBP' });
const group = { people: 50, orders: 3, revenue: '60.00' };
const over = { until: '2026-03-14T09:00:00.000Z', isOver: true, currency: 'GBP', heldOut: group };
const told = (incremental: Brought['incremental'], more: Partial<Brought> = {}) =>
  verdictOf({ ...over, incremental, ...more }, format);

test('says how much more or less only where chance is ruled out', () => {
  expect(told({ revenue: '40.00', low: '10.00', high: '70.00' })).toMatchObject({
    ...{ kind: 'more', headline: '£40.00 more' },
    detail: 'More than without the letters: between £10.00 and £70.00 (95 % interval).',
  });
  expect(told({ revenue: '-40.00', low: '-70.00', high: '-10.00' })).toMatchObject({
    ...{ kind: 'less', headline: '£40.00 less' },
  });
  expect(told({ revenue: '40.00', low: '-10.00', high: '90.00' })).toMatchObject({
    ...{ kind: 'open', headline: 'No difference can be told yet' },
    detail: 'What the letters added lies between −£10.00 and £90.00 (95 % interval), so it may be nothing.',
  });
});

test('says nothing while the week lasts, and nothing where nobody was held out', () => {
  const sure = { revenue: '40.00', low: '10.00', high: '70.00' };
  const early = told(sure, { isOver: false });
  expect(early).toMatchObject({ kind: 'early', headline: 'Too early to tell' });
  expect(early.detail).not.toContain('£');
  expect(told(null, { heldOut: null })).toMatchObject({
    ...{ kind: 'unknown', detail: 'Nobody was held out, so there is nobody to compare with.' },
  });
  expect(told(null)).toMatchObject({ kind: 'unknown', detail: 'Too few people were held out to compare with.' });
});

test('the picture has zero on it, keeps the order of the figures and stays on its line', () => {
  const cents = fc.integer({ min: -1e7, max: 1e7 });
  fc.assert(
    fc.property(fc.tuple(cents, cents, cents), (three) => {
      const [low = 0, revenue = 0, high = 0] = [...three].sort((a, b) => a - b);
      const text = (value: number) => (value / 100).toFixed(2);
      const places = placesOf({ low: text(low), revenue: text(revenue), high: text(high) });
      if (!places) return low === 0 && high === 0;
      const all = [places.low, places.middle, places.high];
      return (
        all.every((place) => place >= 5 && place <= 95) &&
        places.zero >= 5 &&
        places.zero <= 95 &&
        places.low <= places.middle &&
        places.middle <= places.high &&
        (low < 0 ? places.low <= places.zero : places.low >= places.zero)
      );
    }),
  );
});
