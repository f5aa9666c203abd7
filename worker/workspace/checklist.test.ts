import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmail } from '../../dev/providers/email.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { openShop } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { dataSources, eventTotals } from '../db/schema.ts';
import { readChecklist } from './checklist.ts';

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startEmail>>;
beforeAll(async () => {
  [database, service] = await Promise.all([startTestDatabase(), startEmail()]);
});
afterAll(() => Promise.all([database.stop(), service.stop()]));

async function connect(ctx: UserCtx, sourceType: 'shopify' | 'segment') {
  const id = newId();
  const writeKey = sourceType === 'segment' ? `key-${id}` : null;
  await ctx.db
    .insert(dataSources)
    .values({ id, workspaceId: ctx.workspace.id, sourceType, name: sourceType, writeKey });
  return { id, writeKey };
}

/** As the ingest counts what was stored. */
async function arrive(ctx: UserCtx, sourceId: string, name: string) {
  await ctx.db
    .insert(eventTotals)
    .values({ workspaceId: ctx.workspace.id, sourceId, name, count: 1, lastAt: new Date() });
}

const doneOf = ({ shop, snippet, testEvent, domain }: Awaited<ReturnType<typeof readChecklist>>) => [
  ...(shop.done ? ['shop'] : []),
  ...(snippet.done ? ['snippet'] : []),
  ...(testEvent.done ? ['test'] : []),
  ...(domain.done ? ['domain'] : []),
];

test('each step is done by what the workspace holds, and by nothing of another workspace', async () => {
  const [ctx, other] = await Promise.all([openShop(database.db), openShop(database.db)]);
  expect(doneOf(await readChecklist(ctx))).toEqual([]);
  const theirs = await connect(other, 'segment');
  await arrive(other, theirs.id, 'page_view');
  await arrive(other, theirs.id, 'test_event');
  expect(await readChecklist(ctx)).toMatchObject({ testEvent: { writeKey: null }, done: false });
  expect(doneOf(await readChecklist(ctx))).toEqual([]);

  const shop = await connect(ctx, 'shopify');
  const site = await connect(ctx, 'segment');
  const connected = await readChecklist(ctx);
  expect(doneOf(connected)).toEqual(['shop']);
  expect(connected).toMatchObject({
    shop: { sourceId: shop.id },
    testEvent: { sourceId: site.id, writeKey: site.writeKey },
  });
  // A test proves the way in, not that the snippet stands on a page.
  await arrive(ctx, site.id, 'test_event');
  expect(doneOf(await readChecklist(ctx))).toEqual(['shop', 'test']);
  await arrive(ctx, site.id, 'page_view');
  expect(doneOf(await readChecklist(ctx))).toEqual(['shop', 'snippet', 'test']);
});

describe('the sender’s domain', () => {
  const ask = async (settings: Record<string, string> = {}) => {
    const given = { RESEND_API_KEY: 're_test', RESEND_BASE_URL: service.url, EMAIL_FROM: 'Lumen <hi@Lumen.example>' };
    return (await readChecklist(await openShop(database.db, { settings: { ...given, ...settings } }))).domain;
  };

  test('is verified when the e-mail service says so of this very domain', async () => {
    service.domains.push({ name: 'umen.example', status: 'verified' });
    expect(await ask()).toMatchObject({ done: false, state: 'unverified', domain: 'lumen.example' });
    service.domains.push({ name: 'lumen.example', status: 'pending' });
    expect(await ask()).toMatchObject({ state: 'unverified', needed: expect.stringContaining('“pending”') });
    service.domains.splice(1, 1, { name: 'lumen.example', status: 'verified' });
    expect(await ask()).toEqual({ done: true, state: 'verified', domain: 'lumen.example', needed: '' });
  });

  test('is not told where nobody can tell, and what is needed is', async () => {
    expect(await ask({ RESEND_API_KEY: 're_sending_only' })).toMatchObject({ done: false, state: 'unknown' });
    service.fail({ path: '/domains', times: 1, how: 'drop' });
    expect(await ask()).toMatchObject({ done: false, state: 'unknown' });
    expect(await ask({ EMAIL_FROM: '' })).toMatchObject({
      ...{ state: 'not_set_up', domain: null },
      needed: expect.stringContaining('RESEND_API_KEY'),
    });
  });
});
