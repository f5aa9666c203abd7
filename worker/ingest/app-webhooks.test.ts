import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { openShop } from '../../test/shop.ts';
import { sealSecrets } from '../data-sources/secrets.ts';
import { newId } from '../db/id.ts';
import { dataSources } from '../db/schema.ts';
import { sourcesOfApp } from './app-webhooks.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const KEY = btoa('0123456789abcdef0123456789abcdef');
const APP = 'the-secret-of-the-app';

test('what Shopify tells the app by its one address is for who signed in to the shop, and nobody else', async () => {
  const settings = { ENCRYPTION_KEY: KEY, SHOPIFY_CLIENT_SECRET: APP };
  const ctx = await openShop(database.db, { settings });
  const connect = async (shopDomain: string, webhookSecret: string) => {
    const { workspace } = await openShop(database.db);
    const id = newId();
    const secrets = await sealSecrets(KEY, id, { accessToken: 'shpat_1', webhookSecret });
    const shop = { sourceType: 'shopify' as const, name: 'Shop', config: { shopDomain } };
    await database.db.insert(dataSources).values({ id, workspaceId: workspace.id, ...shop, secrets });
    return id;
  };
  const [ours, also] = [await connect('a.myshopify.com', APP), await connect('a.myshopify.com', APP)];
  await connect('b.myshopify.com', APP);
  await connect('a.myshopify.com', 'typed-in-by-hand');

  const bytes = new TextEncoder().encode(JSON.stringify({ shop_id: 42, customer: { id: 7 } }));
  const meant = async (secret: string, shop: string) => {
    const hmac = createHmac('sha256', secret).update(bytes).digest('base64');
    const headers = new Headers({ 'X-Shopify-Shop-Domain': shop, 'X-Shopify-Hmac-Sha256': hmac });
    return (await sourcesOfApp(ctx, { bytes, headers })).map(({ id }) => id).sort();
  };
  await expect(meant('typed-in-by-hand', 'a.myshopify.com')).rejects.toMatchObject({ code: 'invalid_signature' });
  expect(await meant(APP, 'c.myshopify.com')).toEqual([]);
  expect(await meant(APP, 'a.myshopify.com')).toEqual([ours, also].sort());
});
