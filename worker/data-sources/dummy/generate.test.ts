import { describe, expect, test } from 'vitest';
import { FUNNEL_STEPS } from '../../../contract/analytics.ts';
import { SOURCE_TYPES } from '../../../contract/sources.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { generateMany, generateOne } from './generate.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const given = { sourceId: 'source-1', currency: 'EUR', now: NOW };

/** The seed's rules, read naively. */
function segmentsOf(events: CommonEvent[]) {
  const behaviour = events.filter(({ kind }) => kind !== 'identify');
  const people = [...Map.groupBy(behaviour, ({ userId }) => userId).entries()].filter(([userId]) => userId);
  const facts = people.map(([, own]) => {
    const of = (name: string) => own.filter((event) => event.name === name);
    const orders = new Map(of('purchase').map(({ orderId, value }) => [orderId, Number(value)]));
    return {
      names: new Set(own.map(({ name }) => name)),
      orders: orders.size,
      value: [...orders.values()].reduce((sum, one) => sum + one, 0),
    };
  });
  return {
    abandoners: facts.filter(({ names, orders }) => names.has('add_to_cart') && orders === 0).length,
    highValue: facts.filter(({ value }) => value > 100).length,
    newVisitors: facts.filter(({ names }) => names.has('page_view') && names.size === 1).length,
    engaged: facts.filter(({ names }) => names.size >= 3).length,
    repeat: facts.filter(({ orders }) => orders > 1).length,
    people: facts.length,
  };
}

describe.each(SOURCE_TYPES)('generated events of %s', (sourceType) => {
  const events = generateMany({ ...given, sourceType });

  test('are 50 to 100, read by the parsers that read real ones', () => {
    expect(events.length).toBeGreaterThanOrEqual(50);
    expect(events.length).toBeLessThanOrEqual(100);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(events.length);
    const names = new Set(events.filter(({ kind }) => kind !== 'identify').map(({ name }) => name));
    expect(names).toEqual(new Set(FUNNEL_STEPS));
  });

  test('fill every segment', () => {
    const { people, ...segments } = segmentsOf(events);
    expect(segments).toEqual({ abandoners: 4, highValue: expect.any(Number), newVisitors: 4, engaged: 10, repeat: 3 });
    expect(segments.highValue).toBeGreaterThanOrEqual(3);
    expect(people).toBe(16);
  });

  test('carry money, and a time within the last 30 days', () => {
    for (const { name, value, currency, orderId, occurredAt } of events) {
      if (name === 'purchase') {
        expect(Number(value)).toBeGreaterThan(0);
        expect(currency).toBe('EUR');
        expect(orderId).toMatch(/^\d+$/);
      }
      expect(Date.parse(occurredAt)).toBeGreaterThan(NOW.getTime() - 30 * 86_400_000);
      expect(Date.parse(occurredAt)).toBeLessThanOrEqual(NOW.getTime());
    }
  });

  test('are new ones at every call', () => {
    const known = new Set(events.map(({ messageId }) => messageId));
    expect(generateMany({ ...given, sourceType }).filter(({ messageId }) => known.has(messageId))).toEqual([]);
  });

  test('come one by one, with what was given over what is generated', () => {
    const data = { value: 12.5, customer_id: 'c-77' };
    const [event, ...rest] = generateOne({ ...given, sourceType, eventType: 'purchase', data });
    expect(rest).toEqual([]);
    expect(event).toMatchObject({ name: 'purchase', value: '12.5', userId: 'c-77', occurredAt: NOW.toISOString() });
    const [other] = generateOne({ ...given, sourceType, eventType: 'Newsletter Signup', data: { plan: 'weekly' } });
    expect(other).toMatchObject({
      name: 'newsletter_signup',
      originalName: 'Newsletter Signup',
      properties: { plan: 'weekly' },
    });
  });
});
