import { describe, expect, test } from 'vitest';
import type { SourceHealth, SourceHealthInDetail, Verification } from '../../../contract/health.ts';
import { eventually } from '../../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../../test/hub.ts';
import { openTables } from '../../../test/tables.ts';
import { reconciledDays, reconciliations } from '../../db/schema.ts';

async function shop() {
  const member = await registerWorkspace();
  const { body: source } = await member.api('/data-sources', {
    body: { sourceType: 'segment', name: 'Shop', config: {} },
  });
  const send = async (call: string, message: Record<string, unknown>) => {
    const response = await hub().fetch(`/v1/${call}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ writeKey: source.writeKey, ...message }),
    });
    return response.status;
  };
  return { member, source, send };
}

async function healthOf(member: Member, id: string): Promise<SourceHealthInDetail> {
  return (await member.api(`/data-sources/${id}/health`)).body;
}

/** The health once so many records were processed. */
function settled(member: Member, id: string, processed: number) {
  return eventually(async () => {
    const health = await healthOf(member, id);
    return health.processed >= processed && health.waiting === 0 && health;
  });
}

describe('the health of a source', () => {
  test('accounts for everything that was accepted, and tells what became of it', async () => {
    const { member, source, send } = await shop();
    const untouched = await healthOf(member, source.id);
    expect(untouched).toMatchObject({
      accepted: 0,
      processed: 0,
      waiting: 0,
      missing: 0,
      lag: null,
      lastEventAt: null,
    });
    const batch = [
      { type: 'track', event: 'A', userId: 'ada', messageId: 'one' },
      { type: 'track', event: 'A', userId: 'ada', messageId: 'two' },
      { type: 'unheard' },
    ];
    await send('batch', { batch });
    await send('track', { event: 'A', userId: 'ada', messageId: 'one' });
    expect(await send('track', { event: 'A', properties: { long: 'x'.repeat(40_000) } })).toBe(413);
    await settled(member, source.id, 2);
    const health = await eventually(async () => {
      const now = await healthOf(member, source.id);
      return (now.days[0]?.rejected ?? 0) > 0 && now;
    });
    expect(health).toMatchObject({ accepted: 2, processed: 2, waiting: 0, missing: 0, openFailures: 0 });
    expect(health.days).toHaveLength(1);
    expect(health.days[0]).toMatchObject({ stored: 2, duplicate: 1, dropped: 1, rejected: 1, failed: 0 });
    expect(health.lastEventAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(health.lag?.stored.p95).toBeGreaterThanOrEqual(health.lag?.stored.p50 ?? Number.NaN);
    expect(health).toMatchObject({ token: { state: 'none' }, reconciliation: null, lastSync: null, drift: [] });
    const { body } = await member.api<{ data: SourceHealth[] }>('/data-sources/health');
    expect(body.data.map(({ sourceId, processed }) => ({ sourceId, processed }))).toEqual([
      { sourceId: source.id, processed: 2 },
    ]);
  });

  test('says so when a value has become of another type, keeps the event, and can be told that it is known', async () => {
    const { member, source, send } = await shop();
    await send('track', { event: 'Order Completed', userId: 'ada', messageId: 'n', properties: { value: 48 } });
    await settled(member, source.id, 1);
    expect((await healthOf(member, source.id)).drift).toEqual([]);
    for (const messageId of ['t1', 't2']) {
      await send('track', { event: 'Order Completed', userId: 'ada', messageId, properties: { value: '48' } });
    }
    const { drift } = await settled(member, source.id, 3);
    expect(drift).toHaveLength(1);
    expect(drift[0]).toMatchObject({ name: 'purchase', path: 'value', was: 'number', became: 'text' });
    expect((await member.api(`/data-sources/${source.id}/events`)).body.data).toHaveLength(3);

    const stranger = await registerWorkspace();
    const dismiss = `/data-sources/drift/${drift[0]?.id}/dismiss`;
    expect((await stranger.api(dismiss, { body: {} })).status).toBe(404);
    expect((await member.api(dismiss, { body: {} })).status).toBe(200);
    expect((await healthOf(member, source.id)).drift).toEqual([]);
  });

  test('carries how it stands against its provider, with the days that differ', async () => {
    const { member, source } = await shop();
    const tables = openTables();
    const mine = { workspaceId: member.workspace.id, sourceId: source.id };
    const checkedAt = new Date();
    await tables
      .insert(reconciliations)
      .values({ ...mine, state: 'behind', ordersBehind: 3, daysDiffering: 1, checkedAt });
    const same = { theirOrders: 2, theirTotal: '30', ourOrders: 2, ourTotal: '30.0000' };
    await tables.insert(reconciledDays).values([
      { ...mine, day: '2026-11-18', currency: 'EUR', checkedAt, ...same },
      { ...mine, day: '2026-11-19', currency: 'EUR', checkedAt, ...same, theirOrders: 5, theirTotal: '75.5' },
    ]);
    const health = await healthOf(member, source.id);
    expect(health.reconciliation).toMatchObject({ state: 'behind', ordersBehind: 3, daysDiffering: 1, asOf: null });
    expect(health.differingDays).toMatchObject([
      { day: '2026-11-19', theirOrders: 5, ourOrders: 2, theirTotal: '75.5000', ourTotal: '30.0000' },
    ]);
  });
});

test('verifying says which of the expected events came', async () => {
  const { member, source, send } = await shop();
  await send('page', { userId: 'ada' });
  await send('track', { userId: 'ada', event: 'Product Added' });
  await send('track', { userId: 'ada', event: 'Newsletter Opened' });
  await settled(member, source.id, 3);
  const { body } = await member.api<Verification>(`/data-sources/${source.id}/verify`);
  const counts = Object.fromEntries(body.expected.map(({ name, count }) => [name, count]));
  expect(counts).toEqual({ page_view: 1, product_view: 0, add_to_cart: 1, checkout: 0, purchase: 0, identify: 0 });
  expect(body.others.map(({ name }) => name)).toEqual(['newsletter_opened']);
});
