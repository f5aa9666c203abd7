import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGoogle } from '../../../dev/providers/google.ts';
import { CLIENT } from '../../../dev/providers/oauth.ts';
import type { StandIn } from '../../../dev/providers/stand-in.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { dataSources, tokenLeases } from '../../db/schema.ts';
import { openSecrets, sealSecrets } from '../secrets.ts';
import type { SourceRow } from '../sources.ts';
import { disconnectSource } from './disconnect.ts';
import { freshConfig } from './tokens.ts';

const ENCRYPTION_KEY = btoa('0123456789abcdef0123456789abcdef');
const MINUTE = 60_000;

let database: TestDatabase;
let google: StandIn;
let ctx: UserCtx;
beforeAll(async () => {
  [database, google] = await Promise.all([startTestDatabase(), startGoogle()]);
  const settings = {
    ENCRYPTION_KEY,
    GOOGLE_BASE_URL: google.url,
    GOOGLE_CLIENT_ID: CLIENT.id,
    GOOGLE_CLIENT_SECRET: CLIENT.secret,
  };
  ctx = await openShop(database.db, { now: new Date(), settings });
});
afterAll(() => Promise.all([database.stop(), google.stop()]));

/** What a person granted, as tokens. */
async function grant(): Promise<{ accessToken: string; refreshToken: string }> {
  const query = new URLSearchParams({
    client_id: CLIENT.id,
    redirect_uri: 'http://hub/back',
    scope: 's',
    decision: 'allow',
  });
  const page = await fetch(`${google.url}/o/oauth2/v2/auth?${query}`, { redirect: 'manual' });
  const code = new URL(page.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const form = {
    ...{ grant_type: 'authorization_code', code, redirect_uri: 'http://hub/back' },
    ...{ client_id: CLIENT.id, client_secret: CLIENT.secret },
  };
  const response = await fetch(`${google.url}/token`, { method: 'POST', body: new URLSearchParams(form) });
  const tokens = (await response.json()) as { access_token: string; refresh_token: string };
  return { accessToken: tokens.access_token, refreshToken: tokens.refresh_token };
}

/** A source whose token ends so many minutes from now. */
async function connected(minutes: number): Promise<SourceRow> {
  const id = newId();
  const [row] = await database.db
    .insert(dataSources)
    .values({
      ...{ id, workspaceId: ctx.workspace.id, sourceType: 'gtm', name: 'Google' },
      secrets: await sealSecrets(ENCRYPTION_KEY, id, await grant()),
      tokenExpiresAt: new Date(ctx.now().getTime() + minutes * MINUTE),
    })
    .returning();
  if (!row) throw new Error('The source was not stored');
  return row;
}

const read = async ({ id }: SourceRow) => {
  const [row] = await database.db.select().from(dataSources).where(eq(dataSources.id, id));
  if (!row) throw new Error('The source is gone');
  return row;
};
const asked = () => google.asked.filter(({ path }) => path === '/token').length;

describe('a token', () => {
  test('that is good for a while is used as it is', async () => {
    const row = await connected(30);
    const before = asked();
    expect((await freshConfig(ctx, row)).source).toBe(row);
    expect(asked()).toBe(before);
  });

  test('that ends soon is replaced, also in the row', async () => {
    const row = await connected(3);
    const held = await openSecrets(ENCRYPTION_KEY, row);
    const { secrets } = await freshConfig(ctx, row);
    expect(secrets.accessToken).not.toBe(held.accessToken);
    expect(secrets.refreshToken).toBe(held.refreshToken);
    const stored = await read(row);
    expect(await openSecrets(ENCRYPTION_KEY, stored)).toEqual(secrets);
    expect(stored.tokenExpiresAt?.getTime()).toBeGreaterThan(ctx.now().getTime() + 50 * MINUTE);
  });

  test('that is still good serves while the provider is away, one that has ended does not', async () => {
    const [row, ended] = [await connected(3), await connected(-1)];
    google.fail({ path: '/token', times: 2, how: { status: 503, body: 'unwell' } });
    expect((await freshConfig(ctx, row)).secrets).toEqual(await openSecrets(ENCRYPTION_KEY, row));
    await expect(freshConfig(ctx, ended)).rejects.toMatchObject({ kind: 'away' });
    expect((await read(row)).status).toBe('active');
  });

  test('is refreshed by somebody else when the one who began was cut off', async () => {
    const row = await connected(-1);
    const cutOff = { sourceId: row.id, workspaceId: row.workspaceId, until: new Date(ctx.now().getTime() - 1) };
    await database.db.insert(tokenLeases).values(cutOff);
    expect((await freshConfig(ctx, row)).source.tokenExpiresAt?.getTime()).toBeGreaterThan(ctx.now().getTime());
  });

  test('that ended is waited for by those who come while it is refreshed', async () => {
    const row = await connected(-1);
    const before = asked();
    const all = await Promise.all(Array.from({ length: 5 }, () => freshConfig(ctx, row)));
    expect(new Set(all.map(({ secrets }) => secrets.accessToken)).size).toBe(1);
    expect(asked()).toBe(before + 1);
  });
});

test('a refusal of an old token does not disconnect a source that was connected again meanwhile', async () => {
  const row = await connected(30);
  const secrets = await sealSecrets(ENCRYPTION_KEY, row.id, await grant());
  await database.db.update(dataSources).set({ secrets }).where(eq(dataSources.id, row.id));
  await disconnectSource(ctx, row, 'refused');
  expect(await read(row)).toMatchObject({ status: 'active', disconnectedReason: null });
  await disconnectSource(ctx, await read(row), 'refused');
  expect(await read(row)).toMatchObject({ status: 'disconnected', disconnectedReason: 'refused', nextSyncAt: null });
});
