import { describe, expect, it } from 'vitest';
import { MATRIX, RIGHTS, requireRight } from '../../../../auth/rights.ts';
import { metricOf } from '../../../../metrics/catalogue/catalogue.ts';
import { checkShape } from '../../../../metrics/check.ts';
import { reasonIn } from './reason.ts';

const LANGUAGES = ['de', 'es', 'fr'] as const;
/** Small words of English that no other of the languages has. */
const ENGLISH =
  /\b(?:the|of|and|with|your|you|are|were|have|not|from|to|who|which|more|than|last|by|their|they|it|for|nobody|people|orders?|customers?|ask|before|use|give|there|such|choose|only|may)\b/gi;

/** What is thrown, in its own words. */
function thrown(work: () => void): string {
  try {
    work();
  } catch (error) {
    const { fields, message } = error as { fields?: { message: string }[]; message: string };
    return fields?.[0]?.message ?? message;
  }
  throw new Error('Nothing was refused');
}

const query = (metric: string, more: object) => () =>
  checkShape(metricOf(metric as never), { metric, ...more } as never);

const REFUSED: [what: string, work: () => void][] = [
  ['a split that the metric has not', query('customers', { dimensions: ['hour', 'country'] })],
  ['a split twice', query('revenue', { dimensions: ['source', 'source'] })],
  ['a filter that it has not', query('sessions', { filters: [{ by: 'order_value', above: '10' }] })],
  ['an order without a time to compare with', query('revenue', { dimensions: ['product'], order: 'rise' })],
  ...RIGHTS.filter((right) => !MATRIX.viewer.includes(right)).map((right): [string, () => void] => [
    `the right to ${right}`,
    () => requireRight({ user: { role: 'viewer' } } as never, right),
  ]),
  ['what a key may not', () => requireRight({ user: { role: 'owner' }, apiKey: {} } as never, 'approve')],
];

describe.each(LANGUAGES)('why something is refused, in %s', (language) => {
  it.each(REFUSED)('%s', (_, work) => {
    const english = thrown(work);
    const told = reasonIn(english, language);
    expect(told, english).toBeDefined();
    expect(told?.replace(/viewer|owner/g, '').match(ENGLISH) ?? []).toEqual([]);
    expect(told).not.toMatch(/\$|undefined|order_value/);
  });

  it('keeps the names that it speaks of', () => {
    expect(
      reasonIn('There is no product “Oak $1 Vase”: use a product’s id or name as it was sold', language),
    ).toContain('Oak $1 Vase');
    expect(
      reasonIn(
        'There is no segment “Gold”: use one of high_value_customers, cart_abandoners or a saved segment’s id or name',
        language,
      ),
    ).toMatch(/Gold.*, /);
  });

  it('has no words for what it does not know', () =>
    expect(reasonIn('A sentence of another house', language)).toBeUndefined());
});

it('says by what customers can be split', () =>
  expect(
    [...LANGUAGES].map((language) => reasonIn('Refunds can be split by day, source: not by hour', language)),
  ).toEqual([
    'Erstattungen: nach „Stunde“ lässt sich das nicht aufteilen. Möglich sind: Tag, Quelle',
    'Reembolsos: no se puede desglosar por «hora». Se puede por: día, fuente',
    'Remboursements : pas de répartition par « heure ». Sont possibles : jour, source',
  ]));
