import { createHmac } from 'node:crypto';
import type { SentEvent } from '../dev/providers/facebook/conversions.ts';
import { startProviders } from '../dev/providers/index.ts';

/** The stand-ins of the providers of a test's own hub, and what a test may do to them from outside. */
export interface StandIns {
  settings: Record<string, string>;
  /** Changes a shop, and has Shopify send what it is told to: see `POST /_control/shop`. */
  changeShop(body: { shop: string } & object): Promise<void>;
  /** Has Shopify answer no query that holds these words until it is let go by what this returns. */
  holdShopify(query: string): Promise<() => Promise<void>>;
  /** Has Shopify answer the next `times` queries that hold these words seconds later than it would. */
  shopifyIsLate(query: string, times: number): Promise<void>;
  /** What Meta counts: events of one name and id once. */
  countedByMeta(): Promise<SentEvent[]>;
  stop(): Promise<void>;
}

export async function startStandIns(): Promise<StandIns> {
  const { settings, stop } = await startProviders();
  const [shopify = '', meta = ''] = [settings.SHOPIFY_BASE_URL, settings.FACEBOOK_BASE_URL];
  async function control(what: string, body: object): Promise<void> {
    const answer = await fetch(new URL(`/_control/${what}`, shopify), { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`The stand-in answered ${answer.status}: ${await answer.text()}`);
    await answer.body?.cancel();
  }
  return {
    settings,
    changeShop: (body) => control('shop', body),
    async holdShopify(query) {
      await control('fail', { path: '/graphql.json', body: query, times: 1_000_000, how: 'held' });
      return () => control('go', {});
    },
    shopifyIsLate: (query, times) => control('fail', { path: '/graphql.json', body: query, times, how: 'late' }),
    async countedByMeta() {
      const answer = await fetch(new URL('/_control/events', meta));
      return ((await answer.json()) as { counted: SentEvent[] }).counted;
    },
    stop,
  };
}

/** Sends an order to a shop's address that Shopify did not sign. Returns the status it was answered with. */
export async function forgeOrder(address: string): Promise<number> {
  const body = JSON.stringify({ id: 666, total_price: '99999.00', created_at: new Date().toISOString() });
  const signature = createHmac('sha256', 'not the secret').update(body).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'x-shopify-topic': 'orders/create',
    'x-shopify-hmac-sha256': signature,
  };
  const answer = await fetch(address, { method: 'POST', headers, body });
  await answer.body?.cancel();
  return answer.status;
}
