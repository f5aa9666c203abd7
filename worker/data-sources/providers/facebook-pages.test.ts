import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal } from '../../../dev/providers/facebook/refusals.ts';
import { startFacebook } from '../../../dev/providers/facebook.ts';
import { facebook } from './facebook.ts';
import { fetchLead, subscribePage } from './facebook-pages.ts';
import type { FetchedRecord, PageAsk } from './provider.ts';

let stand: Awaited<ReturnType<typeof startFacebook>>;
let settings: { FACEBOOK_BASE_URL: string };
beforeAll(async () => {
  stand = await startFacebook();
  settings = { FACEBOOK_BASE_URL: stand.url };
});
afterAll(() => stand.stop());

const NOW = new Date();
const DAY = 86_400_000;
const config = { pixelId: '1234567', pageId: '500001', accessToken: 'EAAB' };
const order = (id: string, form: string, daysAgo: number) =>
  fetch(`${stand.url}/_control/lead`, {
    method: 'POST',
    body: JSON.stringify({
      ...{ id, form, fields: { email: `${id}@x.example` } },
      createdAt: new Date(NOW.getTime() - daysAgo * DAY).toISOString(),
    }),
  });

async function fetchAll(since: Date, given: Record<string, unknown> = config) {
  const records: FetchedRecord[] = [];
  let [pages, cursor]: [number, string | null] = [0, null];
  do {
    const ask: PageAsk = { resource: 'leads', since, until: NOW, cursor, bulk: false };
    const page = await facebook.fetching?.fetchPage(given, settings, ask);
    if (!page) throw new Error('There is nothing to fetch');
    records.push(...page.records);
    cursor = page.cursor;
    pages++;
  } while (cursor);
  return { ids: records.map(({ body }) => JSON.parse(body).id), records, pages };
}

test('the leads of all forms are fetched form by form and page by page, as far back as is asked for', async () => {
  for (const [id, form, days] of [
    ...([['11', '600001', 1] as const, ['12', '600001', 2] as const, ['13', '600001', 40] as const] as const),
    ...([['21', '600002', 3] as const, ['22', '600002', 100] as const] as const),
  ]) {
    await order(id, form, days);
  }
  const all = await fetchAll(new Date(0));
  expect(all.ids.sort()).toEqual(['11', '12', '13', '21']);
  expect(all.pages).toBe(3);
  expect(all.records[0]).toMatchObject({ kind: 'facebook', headers: { page: '500001' } });
  expect((await fetchAll(new Date(NOW.getTime() - 1.5 * DAY))).ids).toEqual(['11']);
  // Forms without a lead are not asked for any.
  expect(stand.asked.some(({ path }) => path.includes('/600009/leads'))).toBe(false);
});

test('one lead is fetched by its id, with the token of its page and no other', async () => {
  await order('31', '600003', 0);
  expect(JSON.parse((await fetchLead(config, settings, '31')).body)).toMatchObject({ id: '31', form_id: '600003' });
  expect(stand.asked.at(-1)?.headers.authorization).toBe('Bearer EAApage500001');
  await expect(fetchLead(config, settings, '404404')).rejects.toMatchObject({ kind: 'refused' });
});

test('without a page nothing is asked, and the page that is chosen is subscribed to', async () => {
  const before = stand.asked.length;
  expect(await fetchAll(new Date(0), { pixelId: '1234567', accessToken: 'EAAB' })).toMatchObject({ ids: [], pages: 1 });
  expect(stand.asked.length).toBe(before);
  await subscribePage(config, settings);
  expect(stand.leads.subscribed).toEqual(['leadgen']);
});

test('whoever may not see pages chooses among pixels all the same', async () => {
  const kinds = async () => (await facebook.choices?.(config, settings))?.map(({ kind, label }) => `${kind} ${label}`);
  expect(await kinds()).toEqual(['pixel Gift shop pixel', 'pixel Outlet pixel', 'page Gift shop']);
  stand.fail({
    path: '/me/accounts',
    times: 1,
    how: refusal(403, '(#200) Requires pages_show_list', 'OAuthException', 200),
  });
  expect(await kinds()).toEqual(['pixel Gift shop pixel', 'pixel Outlet pixel']);
});
