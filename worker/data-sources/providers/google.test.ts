import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXHAUSTED } from '../../../dev/providers/google/refusals.ts';
import { startGoogle } from '../../../dev/providers/google.ts';
import type { StandIn } from '../../../dev/providers/stand-in.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { google as parser } from '../../ingest/parsers/google.ts';
import { google } from './google.ts';
import { googleChoices, publishedTags } from './google-tags.ts';
import type { FetchedPage, FetchedRecord, OpenConfig } from './provider.ts';

let stand: StandIn;
beforeAll(async () => {
  stand = await startGoogle();
});
afterAll(() => stand.stop());

const settings = () => ({ GOOGLE_BASE_URL: stand.url });
const CONFIG = {
  containerId: 'GTM-DEMO123',
  accountId: '6001234567',
  accessToken: 'ya29.a',
  ga4PropertyId: '345678901',
};
const DAY = 86_400_000;
const UNTIL = new Date();

async function pages(config: OpenConfig, days: number): Promise<FetchedPage[]> {
  const found: FetchedPage[] = [];
  for (let cursor: string | null = null; ; ) {
    const ask = { resource: 'event_counts', since: new Date(UNTIL.getTime() - days * DAY), until: UNTIL, bulk: false };
    const page: FetchedPage | undefined = await google.fetching?.fetchPage(config, settings(), { ...ask, cursor });
    if (!page) throw new Error('nothing to fetch');
    found.push(page);
    cursor = page.cursor;
    if (!cursor) return found;
  }
}

function read({ headers, body }: FetchedRecord): CommonEvent[] {
  const from = { id: 'r', workspaceId: 'w', sourceId: 's', receivedAt: UNTIL.toISOString() };
  const parsed = parser.parse({ ...from, kind: 'google', headers, body }, {});
  if (parsed.kind === 'unreadable') throw new Error(parsed.reason);
  return parsed.events;
}

describe('counts fetched from Analytics', () => {
  test('come page by page, one event without a person for each time, the same at every fetch', async () => {
    const first = await pages(CONFIG, 30);
    expect(first.length).toBeGreaterThan(1);
    const events = first.flatMap(({ records }) => records.flatMap(read));
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(events.length);
    expect(new Set(events.map(({ name }) => name))).toEqual(new Set(['page_view', 'product_view', 'purchase']));
    expect(events.every(({ historical, userId, anonymousId }) => historical && !userId && !anonymousId)).toBe(true);
    const again = (await pages(CONFIG, 30)).flatMap(({ records }) => records.flatMap(read));
    expect(again.map(({ messageId }) => messageId)).toEqual(events.map(({ messageId }) => messageId));
  });

  test('are read in the hours of the property’s zone', () => {
    const report = (timeZone: string) => ({
      rows: [{ dimensionValues: [{ value: '2026070100' }, { value: 'page_view' }], metricValues: [{ value: '1' }] }],
      metadata: { timeZone },
    });
    const at = (zone: string) =>
      read({ kind: 'google', headers: { property: '1' }, body: JSON.stringify(report(zone)) })[0]?.occurredAt;
    expect(at('Europe/Madrid')).toBe('2026-06-30T22:00:00.000Z');
    expect(at('America/New_York')).toBe('2026-07-01T04:00:00.000Z');
    expect(at('Nowhere/Land')).toBe('2026-07-01T00:00:00.000Z');
  });

  test('are none where no property was chosen', async () => {
    expect(await pages({ ...CONFIG, ga4PropertyId: undefined }, 10)).toEqual([{ records: [], cursor: null }]);
  });

  test.each([
    [EXHAUSTED, { kind: 'busy', retryAfterMs: 60_000 }],
    [{ status: 403, body: { error: { code: 403, message: 'Quota exceeded for quota metric' } } }, { kind: 'busy' }],
    [
      { status: 401, body: { error: { code: 401, message: 'Request had invalid authentication' } } },
      { kind: 'revoked' },
    ],
    [
      { status: 403, body: { error: { code: 403, message: 'No access', status: 'PERMISSION_DENIED' } } },
      { kind: 'refused' },
    ],
  ])('stop for what Google says: %o', async (how, error) => {
    stand.fail({ path: 'runReport', times: 1, how });
    await expect(pages(CONFIG, 1)).rejects.toMatchObject(error);
  });
});

describe('an account at Google', () => {
  test('shows its containers from every page, and its properties', async () => {
    const choices = await googleChoices({ accessToken: 'ya29.a' }, settings());
    expect(choices.filter(({ kind }) => kind === 'container').map(({ config }) => config.containerId)).toEqual([
      'GTM-DEMO123',
      'GTM-OTHER99',
      'GTM-DRAFTX',
      'GTM-ELSE001',
    ]);
    expect(choices.at(-1)).toMatchObject({ kind: 'ga4_property', config: { ga4PropertyId: '345678901' } });
  });

  test('without Analytics shows its containers', async () => {
    const how = { status: 403, body: { error: { message: 'Insufficient Permission', status: 'PERMISSION_DENIED' } } };
    stand.fail({ path: 'accountSummaries', times: 1, how });
    expect(await googleChoices({ accessToken: 'ya29.a' }, settings())).toHaveLength(4);
  });

  test('tells which events the published version of a container fires on', async () => {
    const published = await publishedTags(CONFIG, settings());
    expect(published?.tags.map(({ name, firesOn }) => [name, firesOn.map(({ event }) => event)])).toEqual([
      ['PulseHub: page', ['page_view']],
      ['PulseHub: product', ['product_view']],
      ['PulseHub: cart', ['add_to_cart']],
      ['PulseHub: purchase', ['purchase']],
    ]);
    expect(await publishedTags({ ...CONFIG, containerId: 'GTM-DRAFTX' }, settings())).toBeNull();
    await expect(publishedTags({ ...CONFIG, containerId: 'GTM-NOPE00' }, settings())).rejects.toThrow(
      'has no container',
    );
  });
});
