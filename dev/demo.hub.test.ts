import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Summary } from '../contract/analytics.ts';
import type { SignedIn, Workspace } from '../contract/auth.ts';
import type { Person } from '../contract/people.ts';
import type { DataSource } from '../contract/sources.ts';
import { hub, registerWorkspace } from '../test/hub.ts';
import { preparedDataDir } from '../test/own-hub.ts';
import { openTables } from '../test/tables.ts';
import { events } from '../worker/db/schema.ts';
import { demoSignIn, loadDemo } from './demo.ts';
import { readInvoices } from './demo-shop.ts';

const invoices = readInvoices().filter(({ customer }) => customer.endsWith('77'));
const orders = invoices.length;
const revenue = (invoices.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) / 100).toFixed(2);

let folder: Awaited<ReturnType<typeof preparedDataDir>>;
let loadedOn: Temporal.PlainDate;
beforeAll(async () => {
  folder = await preparedDataDir();
});
afterAll(() => folder.remove());

const load = (onProgress?: (stored: number, of: number) => void) => {
  const { url: baseUrl, database } = hub();
  return loadDemo({
    ...{ baseUrl, dataDir: folder.dataDir, invoices },
    database: { url: database.connectionString, endpoint: database.endpoint },
    ...(onProgress && { onProgress }),
  });
};

/** The demo user's door to the API. */
async function signIn() {
  const { api } = hub();
  const { body } = await api<SignedIn>('/auth/login', { body: demoSignIn(folder.dataDir) });
  const headers = { authorization: `Bearer ${body.tokens.accessToken}` };
  return <T>(path: string, options: { method?: string; body?: unknown } = {}) => api<T>(path, { ...options, headers });
}

test('loads once, shows true progress, and its figures are the data set’s', async () => {
  const progress: [number, number][] = [];
  loadedOn = Temporal.Now.plainDateISO('Europe/London');
  expect(await load((stored, of) => progress.push([stored, of]))).toEqual(demoSignIn(folder.dataDir));
  const [stored, of] = progress.at(-1) ?? [];
  expect(stored).toBe(of);
  expect(progress.every(([now], index) => now >= (progress[index - 1]?.[0] ?? 0))).toBe(true);

  const api = await signIn();
  const ever = (await api<Summary>('/analytics/summary')).body;
  expect(ever.totals).toMatchObject({ events: of, orders, revenue, currency: 'GBP' });
  expect(Object.values(ever.segments).every((people) => people === false || Number(people) > 0)).toBe(true);
  expect(ever.funnel.every(({ people }) => people > 0)).toBe(true);

  const workspace = (await api<Workspace>('/workspace')).body;
  expect(workspace).toMatchObject({ isDemo: true, timezone: 'Europe/London', currency: 'GBP' });
  const repeat = (await api<{ data: Person[] }>('/segments/repeat_customers/people?limit=1')).body;
  expect(repeat.data[0]?.name).toMatch(/^\w+ \w+$/);
});

test('all of it is marked as history', async () => {
  const workspaceId = (await (await signIn())<Workspace>('/workspace')).body.id;
  const rows = await openTables()
    .selectDistinct({ historical: events.historical })
    .from(events)
    .where(eq(events.workspaceId, workspaceId));
  expect(rows).toEqual([{ historical: true }]);
});

test('a demo user of another data folder is not taken for one’s own', async () => {
  const other = await preparedDataDir();
  const { url: baseUrl, database } = hub();
  const loading = loadDemo({
    ...{ baseUrl, dataDir: other.dataDir, invoices },
    database: { url: database.connectionString, endpoint: database.endpoint },
  });
  await expect(loading).rejects.toThrow('of another data folder');
  await other.remove();
});

test('its last day is the one before it was loaded', async () => {
  const api = await signIn();
  const lastDay = invoices
    .map(({ date }) => date)
    .sort()
    .at(-1);
  const sold = invoices.filter(({ date }) => date === lastDay).length;
  const [yesterday, today] = [loadedOn.subtract({ days: 1 }), loadedOn];
  const of = async (day: Temporal.PlainDate) => (await api<Summary>(`/analytics/summary?range=${day}`)).body.totals;
  expect((await of(yesterday)).orders).toBe(sold);
  expect((await of(today)).events).toBe(0);
});

test('loading again stores nothing twice, and waits for a hub that is busy', async () => {
  const file = join(folder.dataDir, 'demo.json');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), loaded: false }), { mode: 0o600 });
  const calls = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response('{}', { status: 503 }));
  await load();
  const [first, second] = calls.mock.calls.map(([address]) => new URL(String(address)).pathname);
  expect([first, second]).toEqual(['/api/v1/auth/register', '/api/v1/auth/register']);
  calls.mockRestore();
  const api = await signIn();
  expect((await api<Summary>('/analytics/summary')).body.totals).toMatchObject({ orders, revenue });
  expect((await api<{ data: DataSource[] }>('/data-sources')).body.data).toHaveLength(1);
});

test('is wiped whole, and the workspace goes on as an ordinary one', async () => {
  const api = await signIn();
  const wiped = await api<Workspace>('/workspace/demo', { method: 'DELETE' });
  expect(wiped).toMatchObject({ status: 200, body: { isDemo: false } });
  const { totals, sources } = (await api<Summary>('/analytics/summary')).body;
  expect(totals).toMatchObject({ events: 0, people: 0, orders: 0, revenue: '0.00' });
  expect(sources).toEqual([]);
  expect((await api<{ data: Person[] }>('/profiles')).body.data).toEqual([]);
  expect((await api('/workspace/demo', { method: 'DELETE' })).status).toBe(409);
  const source = await api('/data-sources', {
    body: { sourceType: 'segment', name: 'My own shop', config: {} },
  });
  expect(source.status).toBe(201);
});

test('no workspace but the demo can be wiped', async () => {
  const { api } = await registerWorkspace();
  expect((await api('/workspace/demo', { method: 'DELETE' })).status).toBe(409);
});
