import { describe, expect, test } from 'vitest';
import { type Clause, Definition, type Node } from '../../../contract/segments.ts';
import { apiPath, asGroup, FIRST_RULE, NEW_CLAUSE, replaceAt, windowOf } from './rule.ts';

const clause = (event: string): Node => ({ type: 'event', event });

describe('a rule that is edited', () => {
  const rule: Node = { type: 'all', of: [clause('a'), { type: 'any', of: [clause('b'), clause('c')] }] };

  test('has another part at a place', () => {
    expect(replaceAt(rule, [1, 0], clause('x'))).toEqual({
      type: 'all',
      of: [clause('a'), { type: 'any', of: [clause('x'), clause('c')] }],
    });
  });

  test('loses a part, and the group that this empties', () => {
    const less = replaceAt(rule, [1, 0], undefined);
    expect(less).toEqual({ type: 'all', of: [clause('a'), { type: 'any', of: [clause('c')] }] });
    expect(replaceAt(less, [1, 0], undefined)).toEqual({ type: 'all', of: [clause('a')] });
  });

  test('is named by the API as it stands here', () => {
    expect(apiPath([1, 0])).toBe('definition.where.of.1.of.0');
    expect(asGroup({ version: 1, who: 'known', where: clause('a') })).toEqual({ type: 'all', of: [clause('a')] });
  });

  test('begins as something the API takes, whatever is added', () => {
    const of: Clause[] = Object.values(NEW_CLAUSE).map((make) => make());
    // A trait, a list and a product are still to be chosen.
    const named = of.map((one) => {
      if (one.type === 'list') return { ...one, list: crypto.randomUUID() };
      if (one.type === 'products') return { ...one, products: [{ word: 'mug' }] };
      return one.type === 'trait' ? { ...one, trait: 'plan' } : one;
    });
    expect(Definition.safeParse({ ...FIRST_RULE, where: { type: 'all', of: named } }).error).toBeUndefined();
    expect(windowOf('days', '2026-03-16')).toEqual({ from: '2026-03-01', to: '2026-03-16' });
  });
});
