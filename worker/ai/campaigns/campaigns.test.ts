import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUNNEL_STEPS, SEGMENT_KEYS, type SegmentKey } from '../../../contract/analytics.ts';
import { Channel, type Reach, Recommendation } from '../../../contract/stream.ts';
import { SEGMENTS } from '../../analytics/segments.ts';
import { MOST_CARDS, measureAgain, recommendFromFacts } from './catalogue.ts';
import type { CampaignFacts } from './facts.ts';
import { type ModelCampaigns, mergeCampaigns } from './merge.ts';
import { keepGrounded, numbersOf, restsOn } from './numbers.ts';
import { CHANNEL_ORDER } from './reach.ts';
import { lockedReason } from './reason.ts';
import { campaignText } from './text.ts';

const count = fc.nat(5000);
const decimal = fc.integer({ min: 1, max: 500_000 }).map((cents) => (cents / 100).toFixed(2));
const chosenBy = fc.record(
  Object.fromEntries(CHANNEL_ORDER.map((channel) => [channel, fc.nat(5000)])) as Record<Channel, typeof count>,
);

/** A shop's facts as the analysis could find them, down to an empty shop. */
const someFacts: fc.Arbitrary<CampaignFacts> = fc
  .record({
    people: fc.record(Object.fromEntries(SEGMENT_KEYS.map((key) => [key, count])) as Record<SegmentKey, typeof count>),
    chosen: chosenBy,
    orders: fc.nat(9000),
    averageOrder: fc.option(decimal),
    steps: fc.array(count, { minLength: 5, maxLength: 5 }).map((steps) => steps.sort((a, b) => b - a)),
    peak: fc.option(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), hour: fc.nat(23), orders: fc.nat(500) })),
    estimated: fc.boolean(),
    weeks: fc.array(
      fc.record({
        from: fc.constant('2026-01-01T00:00:00.000Z'),
        ...{ people: count, orders: fc.nat(400), money: decimal },
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ people, chosen, orders, averageOrder, steps, peak, estimated, weeks }) => ({
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
    segments: SEGMENT_KEYS.map((key) => ({
      ...{ id: key, key, ...SEGMENTS[key], people: people[key], reach: reachWith(people[key], chosen) },
      ...{ orders, averageOrder, spentEach: averageOrder, weeks },
    })),
    ...{ averageOrder, peak, currency: 'EUR', ownCurrency: 'EUR', timezone: 'Europe/Berlin', language: 'en' as const },
    ...{ learned: [], outcomes: [], lessons: [], unitCosts: { email: { amount: '0.0004', currency: 'EUR' } } },
  }));

/** People who are each reached by one channel at most, as many as there are. */
function reachWith(people: number, wanted: Record<Channel, number>): Reach {
  let left = people;
  const byChannel = CHANNEL_ORDER.map((channel) => {
    const reachable = Math.min(left, wanted[channel]);
    left -= reachable;
    return { channel, reachable, chosen: reachable };
  });
  return { people, reachable: people - left, byChannel, unreachable: { noConsent: left, saidNo: 0, noAddress: 0 } };
}

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
  it('are at most five, for segments that have people, each with its count, reach and a reason with numbers', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const drafts = recommendFromFacts(facts);
        const people = new Map(facts.segments.map((one) => [one.id, one.people]));
        expect(drafts.length).toBeLessThanOrEqual(MOST_CARDS);
        if ([...people.values()].some((one) => one > 0)) expect(drafts.length).toBeGreaterThan(0);
        for (const draft of drafts) {
          Recommendation.parse({ id: 'x', ...draft });
          expect(draft.people).toBe(people.get(draft.segment));
          expect(draft.people).toBeGreaterThan(0);
          expect(draft.reason).toContain(draft.people.toLocaleString('en'));
          expect(JSON.stringify({ ...draft, cost: 0, expected: 0 })).not.toMatch(/NaN|undefined|Infinity|null/);
          const { reach } = draft;
          const chosen = reach?.byChannel.reduce((sum, one) => sum + one.chosen, 0);
          expect(chosen).toBe(reach?.reachable);
          const away = Object.values(reach?.unreachable ?? {}).reduce((sum, one) => sum + one, 0);
          expect(away + (reach?.reachable ?? 0)).toBe(draft.people);
        }
      }),
    );
  });

  it('address the same people once: whoever abandoned a cart is a potential customer too', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const keys = recommendFromFacts(facts).map(({ segment }) => segment);
        expect(keys.filter((key) => key === 'cart_abandoners' || key === 'potential_customers').length).toBeLessThan(2);
      }),
    );
  });

  it('use the channel that reaches most people until something was learned, or the one that was asked for', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        for (const { channel, reach } of recommendFromFacts(facts)) {
          if (!reach || reach.reachable === 0) continue;
          const most = Math.max(...reach.byChannel.map(({ reachable }) => reachable));
          expect(reach.byChannel.find((one) => one.channel === channel)?.reachable).toBe(most);
        }
        expect(recommendFromFacts(facts, 'whatsapp').every(({ channel }) => channel === 'whatsapp')).toBe(true);
      }),
    );
  });

  it('say what is offered next by what was learned, and why', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const [first] = recommendFromFacts(facts);
        if (!first?.offerKind) return;
        const { segment, channel, offerKind: offer } = first;
        expect(first.rank).toMatchObject({ told: 0 });
        const failed = { segment, channel, offer, successes: 0, failures: 9, updatedAt: new Date(0) };
        const learned = [{ ...failed, evidence: { successes: 0, failures: 9 }, measured: [] }];
        const next = recommendFromFacts({ ...facts, learned }, channel).find((one) => one.segment === segment);
        if (next) expect(next.offerKind).not.toBe(offer);
      }),
    );
  });
});

describe('a model’s recommendations', () => {
  it('stand for the built-in ones and no others, and every count is the analysis’ own', () => {
    fc.assert(
      fc.property(someFacts, someModel, (facts, model) => {
        const own = recommendFromFacts(facts);
        const merged = mergeCampaigns(own, model, numbersOf(facts));
        const people = new Map(facts.segments.map((one) => [one.id, one.people]));
        expect(merged.map(({ segment }) => segment)).toEqual(own.map(({ segment }) => segment));
        for (const one of merged) expect(one.people).toBe(people.get(one.segment as SegmentKey));
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

  it('keep their words where the numbers are right, and what they cost is worked out for them', () => {
    const [found] = fc.sample(someFacts, { numRuns: 1, seed: 7 });
    if (!found) throw new Error('No facts');
    const each = Object.fromEntries(CHANNEL_ORDER.map((channel) => [channel, 90])) as Record<Channel, number>;
    const people = 450;
    const segments = found.segments.map((one) => ({ ...one, people, reach: reachWith(people, each) }));
    const counts = Object.fromEntries(SEGMENT_KEYS.map((key) => [key, people])) as Record<SegmentKey, number>;
    const facts = { ...found, segments, summary: { ...found.summary, segments: { ...counts, estimated: false } } };
    const written = {
      ...({ segment: 'repeat_customers', channel: 'sms', offerKind: 'friend' } as const),
      ...{ subject: 'Welcome back', message: 'Good to see you. '.repeat(12).trim() },
      ...{ offer: '15% off', timing: 'Within 48 hours' },
      reason: `${people} people came back. Another 123,456 might. They are worth it.`,
    };
    const own = recommendFromFacts(facts);
    const merged = mergeCampaigns(own, { recommendations: [written] }, numbersOf(facts.summary));
    const kept = merged.filter(({ segment }) => segment === 'repeat_customers').map((one) => measureAgain(one, facts));
    expect(kept).toMatchObject([
      { ...written, segmentName: 'Repeat customers', people, reason: `${people} people came back. They are worth it.` },
    ]);
    expect(kept[0]?.cost?.parts.find(({ channel }) => channel === 'sms')).toMatchObject({ partsEach: 2, unit: null });
  });

  it('use no channel that reaches nobody while another does', () => {
    fc.assert(
      fc.property(someFacts, someModel, (facts, model) => {
        for (const { channel, reach } of mergeCampaigns(recommendFromFacts(facts), model, [])) {
          if (!reach || reach.reachable === 0) continue;
          expect(reach.byChannel.find((one) => one.channel === channel)?.reachable).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('the reason of a model', () => {
  const [facts] = fc.sample(someFacts, { numRuns: 1, seed: 11 });
  if (!facts) throw new Error('No facts');
  const each = Object.fromEntries(CHANNEL_ORDER.map((channel) => [channel, channel === 'email' ? 200 : 0]));
  const segments = facts.segments.map((one) => ({
    ...{ ...one, people: 450, reach: reachWith(450, each as Record<Channel, number>) },
    ...{ orders: 1204, averageOrder: '48.10' },
  }));
  const own = recommendFromFacts({ ...facts, segments }).find(({ segment }) => segment === 'repeat_customers');
  if (!own) throw new Error('No draft');
  const options = { currency: 'EUR', timezone: 'UTC', today: '2026-03-16', question: 'Show me campaigns' };
  const shown = (reason: string) => lockedReason(reason, own, facts.summary, options);

  it.each([
    'These 450 customers came back.',
    'Of these 450 customers, 200 can be reached by e-mail.',
    'They placed 1,204 orders, and their average order is €48.10.',
    'They like you.',
  ])('stands where its figures are said of their own thing: %s', (reason) => {
    expect(shown(reason)).toBe(reason);
  });

  it.each([
    'All 999 customers came back.',
    'These 1,204 customers came back.',
    'They placed 450 orders.',
    'Their average order is €450.',
  ])('is the built-in one where a figure is wrong, or said of another thing: %s', (reason) => {
    expect(shown(reason)).toBe(own.reason);
  });

  it('keeps its words before the built-in figures', () => {
    expect(shown(`They like you. ${own.reason}`)).toBe(`They like you. ${own.reason}`);
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
  const stored = recommendFromFacts(facts ?? ([] as never)).map((draft, n) => ({ ...draft, id: String(n) }));
  expect(campaignText(stored)).toBe(campaignText(structuredClone(stored)));
  const text = campaignText(stored, ['repeat_customers']);
  expect(text.indexOf('**Repeat customers**')).toBeLessThan(text.indexOf('**Cart abandoners**'));
});
