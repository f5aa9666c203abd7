import { expect, test } from 'vitest';
import type { SourceHealth } from '../../../contract/health.ts';
import { Format } from '../../app/format.ts';
import { accountWords, attentionWords, reconciliationWords, spanWords } from './words.ts';

const format = new Format({ locale: 'en-GB', timezone: 'UTC' });
const state = { ordersBehind: 0, daysDiffering: 0, asOf: '2026-11-20T09:58:00.000Z', checkedAt: null, error: null };

test('a source says how it stands against its provider, and green only where nothing differs', () => {
  expect(reconciliationWords({ ...state, state: 'matches' }, 'Shopify', format)).toEqual({
    ...{ words: 'Matches Shopify to the cent, as of 20 Nov 2026, 09:58', tone: 'good' },
  });
  expect(
    reconciliationWords({ ...state, state: 'behind', ordersBehind: 1, daysDiffering: 2 }, 'Shopify', format),
  ).toEqual({
    ...{ words: '1 order behind, 2 days differ; being repaired', tone: 'warn' },
  });
  expect(reconciliationWords({ ...state, state: 'matches', asOf: null }, 'Shopify', format).tone).not.toBe('good');
  expect(reconciliationWords({ ...state, state: 'unknown', error: 'it is away' }, 'Shopify', format).tone).toBe('warn');
});

test('what was accepted is accounted for', () => {
  const health = { accepted: 1204, processed: 1204, waiting: 0, missing: 0 } as SourceHealth;
  expect(accountWords(health, format)).toBe('1,204 accepted = 1,204 processed');
  expect(accountWords({ ...health, processed: 1200, waiting: 4 }, format)).toContain('+ 4 waiting');
  expect(accountWords({ ...health, processed: 1203, missing: 1 }, format)).toContain('1 not accounted for');
});

test('what wants a look is said, the gravest first', () => {
  const well = {
    missing: 0,
    openFailures: 0,
    reconciliation: null,
    drift: [],
    token: { state: 'valid', endsAt: null },
  };
  const health = (given: object) => ({ ...well, ...given }) as unknown as SourceHealth;
  expect(attentionWords(health({}), format)).toBe('');
  expect(attentionWords(health({ drift: [{}] }), format)).toBe('Changed');
  const behind = { ...state, state: 'behind' };
  expect(attentionWords(health({ drift: [{}], reconciliation: behind }), format)).toBe('Behind');
  expect(attentionWords(health({ reconciliation: { ...behind, ordersBehind: 1 } }), format)).toBe('1 order behind');
  expect(attentionWords(health({ missing: 1, openFailures: 3 }), format)).toBe('Not accounted for');
});

test('a span is as long as one would say', () => {
  expect([40, 1240, 61_000, 7_200_000, 200_000_000].map((ms) => spanWords(ms, 'en'))).toEqual([
    '40 ms',
    '1.2 sec',
    '61 sec',
    '2 hr',
    '2 days',
  ]);
});
