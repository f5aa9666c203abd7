import { expect, test } from 'vitest';
import type { Share, SharedShown, ShareWithLink } from '../../../contract/sharing.ts';
import type { DataSource } from '../../../contract/sources.ts';
import { eventually } from '../../../test/eventually.ts';
import { collectSse, hub, registerWorkspace } from '../../../test/hub.ts';

test('an answer is asked, shared, read by a stranger as it was, and closed again', async () => {
  const { api, fetch } = hub();
  const owner = await registerWorkspace({ companyName: 'Luz Candles' });
  const { body: source } = await owner.api<DataSource>('/data-sources', {
    body: { sourceType: 'segment', name: 'Shop', config: {} },
  });
  const sell = async (orderId: string, revenue: string, orders: number) => {
    const event = {
      ...{ type: 'track', event: 'Order Completed', userId: orderId, messageId: orderId },
      properties: { order_id: orderId, currency: 'USD', revenue },
    };
    await fetch('/v1/batch', {
      ...{ method: 'POST', headers: { 'Content-Type': 'application/json' } },
      body: JSON.stringify({ writeKey: source.writeKey, batch: [event] }),
    });
    const counted = { body: { metric: 'orders', range: 'all' } };
    await eventually(async () => (await owner.api('/analytics/query', counted)).body.value === orders);
  };
  await sell('o-1', '40.25', 1);
  const { body: asked } = await owner.api('/conversations/messages', { body: { content: 'What is my revenue?' } });
  const path = `/conversations/${asked.conversationId}`;
  await collectSse(await owner.fetch(`/api/v1${path}/stream`));

  const shared = await owner.api<ShareWithLink>(`${path}/shares`, { body: {} });
  expect(shared.status).toBe(201);
  const { link, ...share } = shared.body;
  const token = link.split('/shared/')[1] ?? '';
  const days = (new Date(share.expiresAt).getTime() - new Date(share.createdAt).getTime()) / 86_400_000;
  expect([link.startsWith('http'), days, share.questions]).toEqual([true, 30, 1]);
  const look = () => api<SharedShown>('/shared/look', { body: { token } });
  const { status, body: copy, headers } = await look();
  expect([status, copy.shop, headers.get('cache-control')]).toEqual([200, 'Luz Candles', 'no-store']);
  const [card] = copy.exchanges[0]?.answer.cards ?? [];
  expect(card).toMatchObject({ type: 'metric', value: '40.25', unit: 'money', currency: 'USD' });
  const [receipt] = copy.receipts;
  expect(receipt).toMatchObject({ metric: 'revenue', value: '40.25', timezone: 'UTC', watermark: expect.any(String) });
  expect(card).toMatchObject({ receiptId: receipt?.id });
  await sell('o-2', '10.00', 2);
  expect((await look()).body).toEqual(copy);

  // Where the link leads no search engine keeps the page, and no other site is told the address.
  const page = await fetch(`/shared/${token}`);
  expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
  expect(page.headers.get('x-robots-tag')).toContain('noindex');

  const { body: key } = await owner.api('/keys', { body: { name: 'All', scopes: ['chat', 'manage', 'people:read'] } });
  const asKey = { authorization: `Bearer ${key.key}` };
  expect((await api('/shares', { headers: asKey })).status).toBe(403);
  expect((await api(`${path}/shares`, { body: {}, headers: asKey })).status).toBe(403);
  expect((await api('/shares')).status).toBe(401);

  expect((await owner.api<{ data: Share[] }>('/shares')).body.data).toEqual([share]);
  expect((await owner.api(`/shares/${share.id}`, { method: 'DELETE' })).status).toBe(200);
  const [gone, never] = [await look(), await api('/shared/look', { body: { token: 'never-was' } })];
  for (const { status, body } of [gone, never]) {
    expect({ status, ...(body as object) }).toMatchObject({
      ...{ status: 404, message: 'This link opens nothing, or nothing any more' },
    });
  }
  const { body: log } = await owner.api('/audit?what=share');
  expect(log.data.map(({ what }: { what: string }) => what)).toEqual(['share.revoked', 'share.made']);
});
