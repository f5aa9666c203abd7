import type { Context } from 'hono';
import { cors } from 'hono/cors';
import { fail } from '../errors.ts';
import { type AppEnv, newRouter } from '../http/router.ts';
import { tellRejections } from '../live/rejections.ts';
import { entriesOfApp, sourcesOfApp } from './app-webhooks.ts';
import { accept } from './receive/accept.ts';
import { asText, readBytes } from './receive/body.ts';
import { describeCollector } from './receive/described.ts';
import { paypalKey } from './receive/paypal/keys.ts';
import { settingsFor } from './receive/settings.ts';
import { isSigned, isSignedByShopify } from './receive/signatures.ts';
import { requireSourceByWriteKey, requireWebhookSource, secretsOf } from './receive/sources.ts';
import { BATCH_LIMIT, readTracking, WEBHOOK_LIMIT, writeKeyOf } from './receive/tracking.ts';

/** Segment's calls, in full and as its browser SDK writes them. */
const CALLS = new Map<string, string>(
  ['track', 'identify', 'page', 'screen', 'group', 'alias', 'batch'].flatMap((call) => [
    [call, call],
    [call.charAt(0), call],
  ]),
);

export const collectorRoutes = newRouter();
describeCollector(collectorRoutes.openAPIRegistry);

// A write key is public and may only ingest, so any page may send with it; no cookie is ever read here.
collectorRoutes.use('/v1/*', cors({ origin: '*', allowHeaders: ['Authorization', 'Content-Type'], maxAge: 86_400 }));

collectorRoutes.use('/v1/*', tellRejections);
collectorRoutes.use('/webhooks/*', tellRejections);

// What the browser SDK tells about itself is of no use here.
collectorRoutes.post('/v1/m', (c) => c.json({ success: true }));

collectorRoutes.post('/v1/:call', async (c) => {
  const type = CALLS.get(c.req.param('call')) ?? fail('not_found');
  const ctx = c.get('ctx');
  const bytes = await readBytes(c.req.raw, BATCH_LIMIT);
  const text = asText(bytes);
  c.set('received', text);
  const body = readTracking(text, bytes.length, type);
  const source = await requireSourceByWriteKey(ctx, writeKeyOf(c.req.header('authorization'), body));
  await accept(ctx, { source, kind: 'segment', headers: { type }, body: text });
  return c.json({ success: true });
});

collectorRoutes.get('/v1/projects/:writeKey/settings', async (c) => {
  const key = c.req.param('writeKey');
  await requireSourceByWriteKey(c.get('ctx'), key);
  return c.json(settingsFor(key, new URL(c.req.url).host));
});

collectorRoutes.post('/webhooks/shopify', async (c) => {
  const ctx = c.get('ctx');
  const bytes = await readBytes(c.req.raw, WEBHOOK_LIMIT);
  const sources = await sourcesOfApp(ctx, { bytes, headers: c.req.raw.headers });
  for (const source of sources) {
    await accept(ctx, { source, kind: 'shopify', headers: toldBy(c.req), body: asText(bytes) });
  }
  return c.json({ accepted: true }, 202);
});

collectorRoutes.post('/webhooks/shopify/:sourceId', async (c) => {
  const { ctx, source, bytes, secrets } = await webhookOf(c, 'shopify');
  if (!(await isSignedByShopify(secrets.webhookSecret ?? '', bytes, c.req.raw.headers))) fail('invalid_signature');
  await accept(ctx, { source, kind: 'shopify', headers: toldBy(c.req), body: asText(bytes) });
  return c.json({ accepted: true }, 202);
});

/** What Shopify says beside the body. A message may come a day after what it tells of, and some say themselves of no time. */
function toldBy(request: { header: (name: string) => string | undefined }): Record<string, string> {
  const triggeredAt = request.header('x-shopify-triggered-at');
  return { topic: request.header('x-shopify-topic') ?? '', ...(triggeredAt ? { triggeredAt } : {}) };
}

// Facebook asks once whether the address is the app's own: its id is what both know. What it tells is signed with the app's secret.
collectorRoutes.get('/webhooks/facebook', (c) => {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge = '' } = c.req.query();
  const { FACEBOOK_CLIENT_ID } = c.get('ctx').env;
  if (mode !== 'subscribe' || !FACEBOOK_CLIENT_ID || token !== FACEBOOK_CLIENT_ID) fail('forbidden');
  return c.text(challenge);
});

collectorRoutes.post('/webhooks/facebook', async (c) => {
  const ctx = c.get('ctx');
  const bytes = await readBytes(c.req.raw, WEBHOOK_LIMIT);
  for (const { source, pageId, body } of await entriesOfApp(ctx, { bytes, headers: c.req.raw.headers })) {
    await accept(ctx, { source, kind: 'facebook', headers: { entry: pageId }, body });
  }
  // Any other status makes Facebook send it again.
  return c.json({ accepted: true });
});

collectorRoutes.post('/webhooks/:provider/:sourceId', async (c) => {
  const { ctx, source, bytes, secrets } = await webhookOf(c, 'webhook');
  const secret = secrets.signingSecret ?? '';
  const url = () => `${ctx.origin}${new URL(c.req.url).pathname}`;
  const { paypalWebhookId: webhookId } = source.config as { paypalWebhookId?: string };
  const paypal = { webhookId, keyOf: (address: string) => paypalKey(ctx, address) };
  const isGenuine = await isSigned({ secret, body: bytes, headers: c.req.raw.headers, now: ctx.now(), url, paypal });
  if (!isGenuine) fail('invalid_signature');
  const provider = c.req.param('provider');
  // Only Standard Webhooks signs the id; any other may be made up by who sends a body again.
  const id = ['webhook', 'svix'].map((by) => c.req.header(`${by}-signature`) && c.req.header(`${by}-id`)).find(Boolean);
  // WooCommerce names what happened beside the body.
  const topic = c.req.header('x-wc-webhook-topic');
  const headers = { provider, ...(id ? { id } : {}), ...(topic ? { topic } : {}) };
  await accept(ctx, { source, kind: 'webhook', headers, body: asText(bytes) });
  return c.json({ accepted: true }, 202);
});

async function webhookOf(c: Context<AppEnv>, type: 'shopify' | 'webhook') {
  const ctx = c.get('ctx');
  const source = await requireWebhookSource(ctx, c.req.param('sourceId') ?? '', type);
  const bytes = await readBytes(c.req.raw, WEBHOOK_LIMIT);
  return { ctx, source, bytes, secrets: await secretsOf(ctx, source) };
}
