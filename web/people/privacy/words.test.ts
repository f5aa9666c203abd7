import { expect, test } from 'vitest';
import type { PrivacyRequest } from '../../../contract/privacy.ts';
import { kindWords, outcomeWords, stateWords, whenWords } from './words.ts';

const request: PrivacyRequest = {
  ...{ id: '1', kind: 'erase', origin: 'shopify', sourceId: null, state: 'open', personId: null, by: null },
  ...{ dueAt: '2026-04-16', counts: {}, error: null, createdAt: '2026-03-17', finishedAt: null },
};

test('a request says who asked for what, and by when it has to be done', () => {
  expect(kindWords(request)).toBe('Erase a person');
  expect(stateWords(request)).toBe('Begins soon');
  expect(whenWords(request, (iso) => iso)).toBe('Shopify asked on 2026-03-17, due by 2026-04-16');
  expect(whenWords({ ...request, by: 'Ada L' }, (iso) => iso)).toContain('Ada L asked');
});

test('what was done is told in numbers, and a failure in its own words', () => {
  const counts = { events: 1, orders: 2, messages: 3, tasks: 4 };
  expect(outcomeWords({ ...request, counts })).toBe('1 event deleted, 2 orders made nobody’s, 3 chat messages blotted');
  expect(outcomeWords({ ...request, counts, kind: 'erase_source' })).toContain('2 orders deleted');
  expect(outcomeWords({ ...request, counts, error: 'Nothing is known of this customer' })).toBe(
    'Nothing is known of this customer',
  );
});
