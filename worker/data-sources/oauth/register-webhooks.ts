import { and, eq } from 'drizzle-orm';
import * as z from 'zod';
import type { Ctx } from '../../context.ts';
import { dataSources } from '../../db/schema.ts';
import { ProviderError } from '../providers/provider.ts';
import { askShopify, type Shop } from '../providers/shopify/api.ts';
import { freshConfig, tokenRefused } from './tokens.ts';

/** The topics that the parser reads. */
const TOPICS = [
  ...['ORDERS_CREATE', 'ORDERS_UPDATED', 'ORDERS_CANCELLED', 'ORDERS_EDITED', 'ORDERS_DELETE', 'REFUNDS_CREATE'],
  ...['CUSTOMERS_CREATE', 'CUSTOMERS_UPDATE', 'PRODUCTS_CREATE', 'PRODUCTS_UPDATE', 'PRODUCTS_DELETE'],
  ...['CARTS_CREATE', 'CARTS_UPDATE', 'CHECKOUTS_CREATE', 'CHECKOUTS_UPDATE', 'APP_UNINSTALLED'],
  // What a customer allows, and their tags, are told by themselves since the version 2025-01, and no more with the customer.
  ...['CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE', 'CUSTOMERS_MARKETING_CONSENT_UPDATE', 'CUSTOMERS_MERGE'],
  ...['CUSTOMERS_DELETE', 'CUSTOMER_TAGS_ADDED', 'CUSTOMER_TAGS_REMOVED'],
];

const Subscriptions = z.object({
  webhookSubscriptions: z.object({ nodes: z.array(z.object({ topic: z.string(), uri: z.string() })) }),
});
const Created = z.object({
  webhookSubscriptionCreate: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
});

const LIST = `query Subscriptions {
  webhookSubscriptions(first: 100) { nodes { topic uri } pageInfo { hasNextPage endCursor } }
}`;
const CREATE = `mutation Subscribe($topic: WebhookSubscriptionTopic!, $webhookSubscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhookSubscription) {
    webhookSubscription { id }
    userErrors { field message }
  }
}`;

/**
 * Has a shop that was connected by signing in send its webhooks here; they are signed with the app's secret. What is
 * subscribed to already stays. Throws when Shopify is away, so that it is tried again; a topic that Shopify refuses
 * to this app is left out.
 */
export async function registerWebhooks(
  ctx: Ctx,
  { workspaceId, sourceId, origin }: { workspaceId: string; sourceId: string; origin: string },
): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(dataSources)
    .where(and(eq(dataSources.id, sourceId), eq(dataSources.workspaceId, workspaceId)));
  if (!row || row.status === 'disconnected') return;
  try {
    const { config, secrets } = await freshConfig(ctx, row);
    await subscribe(
      ctx,
      { config: { ...config, ...secrets }, settings: ctx.env },
      `${origin}/webhooks/shopify/${row.id}`,
    );
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind === 'away' || error.kind === 'busy') throw error;
    if (error.kind === 'revoked' && !(await tokenRefused(ctx, row, error.message))) throw error;
    ctx.log.warn('webhooks could not be registered', { source: row.id, reason: error.message });
  }
}

async function subscribe(ctx: Ctx, shop: Shop, uri: string): Promise<void> {
  const { data } = await askShopify(shop, { query: LIST, answer: Subscriptions });
  const held = data.webhookSubscriptions.nodes.filter((one) => one.uri === uri).map(({ topic }) => topic);
  for (const topic of TOPICS.filter((one) => !held.includes(one))) {
    const variables = { topic, webhookSubscription: { uri } };
    const created = await askShopify(shop, { query: CREATE, variables, answer: Created });
    const [error] = created.data.webhookSubscriptionCreate.userErrors;
    if (error) ctx.log.warn('a topic was not subscribed to', { topic, reason: error.message });
  }
}
