import { describe, expect, test } from 'vitest';
import { SOURCE_TYPES, type StoredEvent } from '../../contract/sources.ts';
import { registerWorkspace } from '../../test/hub.ts';

const SEGMENTS = [
  'cart_abandoners',
  'potential_customers',
  'high_value_customers',
  'new_visitors',
  'engaged_users',
  'repeat_customers',
];

describe('generated data', () => {
  test.each(SOURCE_TYPES)('of %s fills all six segments and the whole funnel', async (sourceType) => {
    const { api, workspace } = await registerWorkspace();
    const { status, body } = await api(`/data-sources/dummy-data/bulk/${sourceType}`, { method: 'POST' });
    expect(status).toBe(201);
    expect(body.eventsCount).toBeGreaterThanOrEqual(50);
    expect(body.eventsCount).toBeLessThanOrEqual(100);
    expect(body.events).toHaveLength(body.eventsCount);
    expect(body.dataSource).toMatchObject({ name: `Dummy ${sourceType} Data`, sourceType, config: { dummy: true } });
    expect(body.events[0]).toMatchObject({ sourceId: body.dataSource.id, sourceType });

    const summary = (await api('/analytics/summary')).body;
    for (const segment of SEGMENTS) expect(summary.segments[segment], segment).toBeGreaterThan(0);
    expect(summary.segments.estimated).toBe(false);
    for (const { step, people } of summary.funnel) expect(people, step).toBeGreaterThan(0);
    expect(summary.totals.currency).toBe(workspace.currency);
  });

  test('is added to by every call, under one source', async () => {
    const { api } = await registerWorkspace();
    const bulk = () => api('/data-sources/dummy-data/bulk/shopify', { method: 'POST' });
    const [first, second] = await Promise.all([bulk(), bulk()]);
    const sources = (await api('/data-sources')).body.data;
    expect(sources).toHaveLength(1);
    expect(sources[0].id).toBe(first.body.dataSource.id);
    expect(sources[0].eventsCount).toBe(first.body.eventsCount + second.body.eventsCount);
    expect(sources[0].lastEventAt).not.toBeNull();
  });

  test('comes one by one', async () => {
    const { api } = await registerWorkspace();
    const body = { sourceType: 'facebook_pixel', eventType: 'Purchase', eventData: { value: 42.5, userId: 'ada' } };
    const made = await api('/data-sources/dummy-data', { body });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'purchase', originalName: 'Purchase', value: '42.50', userId: 'ada' });
    const refused = await api('/data-sources/dummy-data', { body: { sourceType: 'fax', eventType: '' } });
    expect(refused.status).toBe(400);
    expect((await api('/data-sources/dummy-data/bulk/fax', { method: 'POST' })).status).toBe(400);
  });

  test('has nothing to sync and no config to change', async () => {
    const { api } = await registerWorkspace();
    const { id } = (await api('/data-sources/dummy-data/bulk/gtm', { method: 'POST' })).body.dataSource;
    expect((await api(`/data-sources/${id}/sync`, { method: 'POST' })).body).toEqual({ success: true, eventsCount: 0 });
    const changed = await api(`/data-sources/${id}`, {
      method: 'PATCH',
      body: { config: { containerId: 'GTM-ABC1' } },
    });
    expect(changed.body.errors[0].path).toBe('config');
  });
});

describe('the events of a source', () => {
  test('are shown last stored first, page by page, and since an event', async () => {
    const { api } = await registerWorkspace();
    const { dataSource, eventsCount } = (await api('/data-sources/dummy-data/bulk/segment', { method: 'POST' })).body;
    const all: StoredEvent[] = [];
    let cursor = '';
    do {
      const page = (await api(`/data-sources/${dataSource.id}/events?limit=30${cursor}`)).body;
      all.push(...page.data);
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(new Set(all.map(({ id }) => id)).size).toBe(eventsCount);

    const newest = all[0]?.id;
    const since = () => api(`/data-sources/${dataSource.id}/events?after=${newest}`);
    expect((await since()).body.data).toEqual([]);
    const one = await api('/data-sources/dummy-data', { body: { sourceType: 'segment', eventType: 'Signed Up' } });
    expect((await since()).body.data).toEqual([one.body]);
  });

  test('stay when it is removed', async () => {
    const { api } = await registerWorkspace();
    const { id } = (await api('/data-sources/dummy-data/bulk/webhook', { method: 'POST' })).body.dataSource;
    const before = (await api('/analytics/summary')).body;
    await api(`/data-sources/${id}`, { method: 'DELETE' });
    const after = (await api('/analytics/summary')).body;
    expect(after.totals).toEqual(before.totals);
    expect(after.segments).toEqual(before.segments);
  });
});
