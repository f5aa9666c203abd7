import { expect, test } from 'vitest';
import { FUNNEL_STEPS } from '../../contract/analytics.ts';
import {
  behindIn,
  behindStep,
  funnelBody,
  isUsual,
  usualView,
  viewIn,
  queryOf as viewQuery,
} from './funnel-question.ts';

const queryOf = (address: string) => new URLSearchParams(address.split('?')[1]);

test('the address of the people behind a step says the whole question', () => {
  const steps = ['page_view', 'add_to_cart', 'refund, in part'];
  const one = { range: '30d', order: 'strict' as const, window: 86_400, steps, step: 3, kind: 'dropped' as const };
  expect(behindIn(queryOf(behindStep(one)))).toEqual(one);
  expect(behindStep({ ...usualView, range: '7d', step: 1, kind: 'reached' })).toBe(
    '/today/people?range=7d&step=1&kind=reached',
  );
});

test('an address that says nothing sensible is read as the usual', () => {
  expect(behindIn(new URLSearchParams('step=99&order=x&window=5&kind=y'))).toEqual({
    ...{ range: 'all', order: 'ordered', window: undefined, steps: FUNNEL_STEPS, step: 5, kind: 'reached' },
  });
  expect(behindIn(new URLSearchParams('step=1&kind=dropped')).kind).toBe('reached');
});

test('a view is read again from its own address, and the usual one has nothing to say', () => {
  expect(viewQuery(usualView)).toBe('');
  const bought = { ...usualView, steps: ['purchase', 'purchase'] };
  expect(viewIn(new URLSearchParams(viewQuery(bought)))).toEqual(bought);
  expect(isUsual(bought)).toBe(false);
  expect(isUsual(viewIn(new URLSearchParams('name=purchase')))).toBe(true);
});

test('without a window the API is asked for none', () => {
  expect(funnelBody('7d', usualView)).not.toHaveProperty('windowSeconds');
});
