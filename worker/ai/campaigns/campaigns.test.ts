import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUNNEL_STEPS, SEGMENT_KEYS, type SegmentKey } from '../../../contract/analytics.ts';
import { Channel, Recommendation } from '../../../contract/stream.ts';
import { recommendFromFacts } from './catalogue.ts';
import type { CampaignFacts } from './facts.ts';
import { type ModelCampaigns, mergeCampaigns } from './merge.ts';
import { keepGrounded, numbersOf, restsOn } from './numbers.ts';
import { campaignText } from './text.ts';

const count = fc.nat(5000);
const decimal = fc.integer({ min: 1, max: 500_000 }).map((cents) => (cents / 100).toFixed(2));

/** A shop's facts as the analysis could find them, down to an empty shop. */
const someFacts: fc.Arbitrary<CampaignFacts> = fc
  .record({
    people: fc.record(Object.fromEntries(SEGMENT_KEYS.map((key) => [key, count])) as Record<SegmentKey, typeof count>),
    withEmail: count,
    withPhone: count,
    orders: fc.nat(9000),
    averageOrder: fc.option(decimal),
    steps: fc.array(count, { minLength: 5, maxLength: 5 }).map((steps) => steps.sort((a, b) => b - a)),
    peak: fc.option(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.nat(23), orders: fc.nat(500) })),
    estimated: fc.boolean(),
  })
  .map(({ people, withEmail, withPhone, orders, averageOrder, steps, peak, estimated }) => ({
    summary: {
      range: { from: null, to: null, timezone: 'UTC' },
      totals: { events: 10_000, people: 6000, orders, ordersInCurrency: orders, revenue: '1000.00', currency: 'EUR' },
      eventsByType: {},
      eventsBySource: {},
      sources: [],
      segments: { ...people, estimated },
      engagement: { eventsPerPerson: 4.2, diversity: 2.5, score: 47 },
      funnel: FUNNEL_STEPS.map((step, n) => {
        const before = steps[n - 1];
        const reached = steps[n] ?? 0;
        return { step, people: reached, rate: before ? reached / before : null };
      }),
    },
    segments: SEGMENT_KEYS.map((segment) => ({
      ...{ segment, people: people[segment], orders, averageOrder, spentEach: averageOrder },
      ...{ withEmail: Math.min(withEmail, people[segment]), withPhone: Math.min(withPhone, people[segment]) },
    })),
    ...{ averageOrder, peak, currency: 'EUR', timezone: 'Europe/Berlin' },
  }));

const someModel: fc.Arbitrary<ModelCampaigns> = fc.record({
  recommendations: fc.array(
    fc.record({
      segment: fc.constantFrom(...SEGMENT_KEYS),
      channel: fc.constantFrom(...Channel.options),
      subject: fc.string({ minLength: 1 }),
      message: fc.string({ minLength: 1 }),
      offer: fc.constantFrom('15% off', 'Free delivery', '9,999 points'),
      timing: fc.constantFrom('Within 48 hours', 'Tuesday'),
      reason: fc.oneof(
        fc.string({ minLength: 1 }),
        fc.nat(99_999).map((n) => `There are ${n} of them. They like it.`),
      ),
    }),
    { maxLength: 12 },
  ),
});

describe('recommendations from facts alone', () => {
  it('are one for every segment that has people, each with its count and a reason with numbers', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const drafts = recommendFromFacts(facts);
        const expected = facts.segments.filter(({ people }) => people > 0);
        expect(drafts.map(({ segment, people }) => [segment, people])).toEqual(
          expected.map(({ segment, people }) => [segment, people]),
        );
        for (const draft of drafts) {
          Recommendation.parse({ id: 'x', ...draft });
          expect(draft.reason).toContain(draft.people.toLocaleString('en'));
          expect(JSON.stringify(draft)).not.toMatch(/NaN|undefined|Infinity|null/);
        }
      }),
    );
  });

  it('use the channel that reaches most people, or the one that was asked for', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        for (const { segment, channel } of recommendFromFacts(facts)) {
          const found = facts.segments.find((one) => one.segment === segment);
          if (!found || found.withEmail + found.withPhone === 0) continue;
          expect(channel).toBe(found.withEmail >= found.withPhone ? 'email' : 'sms');
        }
        expect(recommendFromFacts(facts, 'whatsapp').every(({ channel }) => channel === 'whatsapp')).toBe(true);
      }),
    );
  });
});

describe('a model’s recommendations', () => {
  it('cover every segment with people and no other, and every count is the analysis’ own', () => {
    fc.assert(
      fc.property(someFacts, someModel, (facts, model) => {
        const own = recommendFromFacts(facts);
        const merged = mergeCampaigns(own, model, numbersOf(facts));
        const people = new Map(facts.segments.map((one) => [one.segment, one.people]));
        expect(new Set(merged.map(({ segment }) => segment))).toEqual(new Set(own.map(({ segment }) => segment)));
        for (const one of merged) expect(one.people).toBe(people.get(one.segment));
        const keys = merged.map(({ segment, channel }) => `${segment} ${channel}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('hold no number that the analysis does not', () => {
    fc.assert(
      fc.property(someFacts, someModel, (facts, model) => {
        const own = recommendFromFacts(facts);
        const known = numbersOf(facts);
        for (const one of mergeCampaigns(own, model, known)) {
          const builtIn = own.find(({ segment }) => segment === one.segment)?.reason ?? '';
          const added = one.reason.replace(builtIn, '');
          expect(restsOn(added, known), added).toBe(true);
        }
      }),
    );
  });

  it('keep their words where the numbers are right', () => {
    const [facts] = fc.sample(
      someFacts.filter(
        (one) => one.summary.segments.repeat_customers > 200 && one.summary.segments.repeat_customers < 1000,
      ),
      { numRuns: 1, seed: 7 },
    );
    if (!facts) throw new Error('No facts');
    const people = facts.summary.segments.repeat_customers;
    const written = {
      ...({
        segment: 'repeat_customers',
        channel: 'sms',
        subject: 'Welcome back',
        message: 'Good to see you.',
      } as const),
      ...{ offer: '15% off', timing: 'Within 48 hours' },
      reason: `${people} people came back. Another 123,456 might. They are worth it.`,
    };
    const merged = mergeCampaigns(recommendFromFacts(facts), { recommendations: [written] }, numbersOf(facts));
    expect(merged.filter(({ segment }) => segment === 'repeat_customers')).toEqual([
      { ...written, segmentName: 'Repeat customers', people, reason: `${people} people came back. They are worth it.` },
    ]);
  });
});

describe('numbers in prose', () => {
  it.each([
    ['There are 4,366 orders.', [4366], true],
    ['There are 4.366 Bestellungen.', [4366], true],
    ['Revenue was £1,161,817.38.', [1161817.38], true],
    ['That is 11.8% more.', [0.11791], false],
    ['Half: 50%.', [0.5], false],
    ['About 12 of them.', [12.4], true],
    ['About 13 of them.', [12.4], false],
    ['No numbers at all.', [], true],
  ])('%s rests on %o: %s', (text, known, expected) => {
    expect(restsOn(text, known)).toBe(expected);
  });

  it('counts shares as percentages too', () => {
    expect(restsOn('50% of them', numbersOf({ rate: 0.5 }))).toBe(true);
  });

  it('drops the sentences that rest on nothing and keeps the rest as they are', () => {
    expect(keepGrounded('There are 12. An average of 3.50 each! Or 99? Fine.', [12, 3.5])).toBe(
      'There are 12. An average of 3.50 each! Fine.',
    );
  });
});

it('says the same for the same recommendations, those asked for first', () => {
  const [facts] = fc.sample(
    someFacts.filter((one) => one.segments.every(({ people }) => people > 0)),
    { numRuns: 1, seed: 1 },
  );
  const stored = recommendFromFacts(facts ?? ([] as never)).map((draft, n) => ({ id: String(n), ...draft }));
  expect(campaignText(stored)).toBe(campaignText(structuredClone(stored)));
  const text = campaignText(stored, ['repeat_customers']);
  expect(text.indexOf('**Repeat customers**')).toBeLessThan(text.indexOf('**Cart abandoners**'));
});
