import { expect, test } from 'vitest';
import { behindIn, behindStep, funnelBody, usualView } from './funnel-question.ts';

const queryOf = (address: string) => new URLSearchParams(address.split('?')[1]);

test('the address of the people behind a step says the whole question', () => {
  const one = { range: '30d', order: 'strict' as const, window: 86_400, step: 3, kind: 'dropped' as const };
  expect(behindIn(queryOf(behindStep(one)))).toEqual(one);
  expect(behindStep({ ...usualView, range: '7d', step: 1, kind: 'reached' })).toBe(
    '/today/people?range=7d&step=1&kind=reached',
  );
});

test('an address that says nothing sensible is read as the usual', () => {
  expect(behindIn(new URLSearchParams('step=99&order=x&window=5&kind=y'))).toEqual({
    ...{ range: 'all', order: 'ordered', window: undefined, step: 5, kind: 'reached' },
  });
  expect(behindIn(new URLSearchParams('step=1&kind=dropped')).kind).toBe('reached');
});

test('without a window the API is asked for none', () => {
  expect(funnelBody('7d', usualView)).not.toHaveProperty('windowSeconds');
});
