import { describe, expect, it } from 'vitest';
import type { Step } from '../../contract/analyst.ts';
import { SCOPES, type Scope } from '../../contract/doors.ts';
import type { KeyInUse } from '../context.ts';
import { closedTo, narrowed } from './steps.ts';

const keyWith = (...scopes: Scope[]): KeyInUse => ({ id: 'k', name: 'A key', scopes, isProgram: false });
const ALL_BUT_PEOPLE = SCOPES.filter((scope) => scope !== 'people:read');

/** Steps whose answers name people, or tell of one. */
const OF_PEOPLE = [
  { tool: 'list_people', input: { segmentId: 'cart_abandoners' } },
  { tool: 'find_person', input: { text: 'zelda' } },
  { tool: 'predict', input: { what: 'churn' } },
  { tool: 'predict', input: { what: 'value', person: 'zelda' } },
  { tool: 'query_metric', input: { metric: 'revenue', dimensions: ['month', 'customer'] } },
  { tool: 'query_metric', input: { metric: 'orders', filters: [{ by: 'customer', is: ['zelda@customers.example'] }] } },
  { tool: 'explain_change', input: { metric: 'revenue', filters: [{ by: 'customer', is: ['zelda'] }] } },
  { tool: 'search', input: { q: 'zelda', kinds: ['note', 'conversation'] } },
  { tool: 'search', input: { q: 'zelda', kinds: ['answer'] } },
] as unknown as Step[];

const OF_THE_SHOP = [
  { tool: 'query_metric', input: { metric: 'revenue', dimensions: ['product'] } },
  { tool: 'predict', input: { what: 'model' } },
  { tool: 'search', input: { q: 'lantern' } },
  { tool: 'search', input: { q: 'lantern', kinds: ['product'] } },
  { tool: 'read_sources', input: {} },
] as unknown as Step[];

describe('what the analyst may look at for a key', () => {
  it.each(OF_PEOPLE)('without people:read, not $tool $input', (step) => {
    expect(closedTo(keyWith(...ALL_BUT_PEOPLE), narrowed(keyWith(...ALL_BUT_PEOPLE), step))?.data).toEqual({
      missingScope: 'people:read',
    });
    expect(closedTo(keyWith(...SCOPES), step)).toBeUndefined();
  });

  it.each(OF_THE_SHOP)('without people:read, $tool $input', (step) => {
    const key = keyWith(...ALL_BUT_PEOPLE);
    expect(closedTo(key, narrowed(key, step))).toBeUndefined();
  });

  it('a search of everything becomes one of the shop’s own texts', () => {
    const everything = { tool: 'search', input: { q: 'lantern', limit: 5 } } satisfies Step as Step;
    expect(narrowed(keyWith('search:read'), everything).input).toMatchObject({
      kinds: ['product', 'campaign', 'note'],
    });
    expect(narrowed(keyWith('search:read', 'people:read'), everything)).toBe(everything);
    expect(narrowed(undefined, everything)).toBe(everything);
  });

  it('nothing at all for a key that may only ask', () => {
    for (const step of [...OF_PEOPLE, ...OF_THE_SHOP]) expect(closedTo(keyWith('chat'), step)?.found).toBe(false);
  });

  it('everything for a person', () => {
    for (const step of OF_PEOPLE) expect(closedTo(undefined, step)).toBeUndefined();
  });
});
