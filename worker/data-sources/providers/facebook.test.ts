import { afterAll, beforeAll, expect, test } from 'vitest';
import { limited, refusal } from '../../../dev/providers/facebook/refusals.ts';
import { startFacebook } from '../../../dev/providers/facebook.ts';
import type { StandIn } from '../../../dev/providers/stand-in.ts';
import { facebook } from './facebook.ts';
import type { FetchedPage } from './provider.ts';

let stand: StandIn;
beforeAll(async () => {
  stand = await startFacebook();
});
afterAll(() => stand.stop());

const config = { pixelId: '1234567', accessToken: 'EAAB' };
const NOW = new Date();
const fetchPage = (cursor: string | null, since = new Date(0)): Promise<FetchedPage> => {
  const ask = { resource: 'event_counts', since, until: NOW, cursor, bulk: false };
  return facebook.fetching?.fetchPage(config, { FACEBOOK_BASE_URL: stand.url }, ask) ?? Promise.reject(new Error());
};

test('hourly counts are asked for as far back as Facebook keeps them, page by page', async () => {
  const hours = new Set<string>();
  let pages = 0;
  for (let cursor: string | null = null; ; pages++) {
    const page: FetchedPage = await fetchPage(cursor);
    for (const { body } of page.records) hours.add(JSON.parse(body).start_time);
    cursor = page.cursor;
    if (!cursor) break;
  }
  expect(pages).toBe(3);
  // Four hours in five have counts.
  expect(hours.size).toBeGreaterThan(130);
  const start = new URL(stand.asked[0]?.path ?? '', stand.url).searchParams.get('start_time');
  expect(NOW.getTime() / 1000 - Number(start)).toBeLessThanOrEqual(7 * 86_400 + 3600);
});

test('nothing is asked for a pixel that nobody chose yet', async () => {
  const ask = { resource: 'event_counts', since: new Date(0), until: NOW, cursor: null, bulk: false };
  const settings = { FACEBOOK_BASE_URL: stand.url };
  expect(await facebook.fetching?.fetchPage({ accessToken: 'EAAB' }, settings, ask)).toEqual({
    records: [],
    cursor: null,
  });
});

test.each([
  [limited(12), { kind: 'busy', retryAfterMs: 12 * 60_000 }],
  [refusal(400, 'Application request limit reached', 'OAuthException', 4), { kind: 'busy', retryAfterMs: 3_600_000 }],
  [refusal(400, 'User request limit reached', 'OAuthException', 17), { kind: 'busy' }],
  [refusal(400, 'Calls to this api have exceeded the rate limit.', 'OAuthException', 613), { kind: 'busy' }],
  [refusal(400, 'Session has expired', 'OAuthException', 190, { error_subcode: 463 }), { kind: 'revoked' }],
  [refusal(400, 'An unknown error occurred', 'OAuthException', 1), { kind: 'away' }],
  [refusal(403, 'Permissions error', 'OAuthException', 200), { kind: 'refused' }],
])('fetching stops for what Facebook says: %o', async (how, error) => {
  stand.fail({ path: '/stats', times: 1, how });
  await expect(fetchPage(null)).rejects.toMatchObject(error);
});
