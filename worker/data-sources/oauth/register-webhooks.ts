import { and, eq } from 'drizzle-orm';
import * as z from 'zod';
import type { Ctx } from '../../context.ts';
import { dataSources, webhookRegistrations } from '../../db/schema.ts';
import { publicUrl } from '../../http/public-url.ts';
import { ProviderError } from '../providers/provider.ts';
import { askShopify, type Shop } from '../providers/shopify/api.ts';
import type { SourceRow } from '../sources.ts';
import { freshConfig, tokenRefused } from './tokens.ts';

/** The topics that the parser reads. */
export const TOPICS = [
  ...['ORDERS_CREATE', 'ORDERS_UPDATED', 'ORDERS_CANCELLED', 'ORDERS_EDITED', 'ORDERS_DELETE', 'REFUNDS_CREATE'],
  ...['CUSTOMERS_CREATE', 'CUSTOMERS_UPDATE', 'PRODUCTS_CREATE', 'PRODUCTS_UPDATE', 'PRODUCTS_DELETE'],
  ...['CARTS_CREATE', 'CARTS_UPDATE', 'CHECKOUTS_CREATE', 'CHECKOUTS_UPDATE', 'APP_UNINSTALLED'],
  // What a customer allows, and their tags, are told by themselves since the version 2025-01, and no more with the customer.
  ...['CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE', 'CUSTOMERS_MARKETING_CONSENT_UPDATE', 'CUSTOMERS_MERGE'],
  ...['CUSTOMERS_DELETE', 'CUSTOMER_TAGS_ADDED', 'CUSTOMER_TAGS_REMOVED'],
];

/** By which it is noticed that a shop was asked for others. */
export const LISTED = TOPICS.join(' ');

const Subscription = z.object({ topic: z.string(), uri: z.string() });
type Subscription = z.infer<typeof Subscription>;
const Subscriptions = z.object({
  webhookSubscriptions: z.object({
    nodes: z.array(Subscription),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});
const Created = z.object({
  webhookSubscriptionCreate: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
});

/** Of all sources that the app has at a shop, a few dozen each. */
const MOST_PAGES = 20;
const LIST = `query Subscriptions($after: String) {
  webhookSubscriptions(first: 100, after: $after) { nodes { topic uri } pageInfo { hasNextPage endCursor } }
}`;
const CREATE = `mutation Subscribe($topic: WebhookSubscriptionTopic!, $webhookSubscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhookSubscription) {
    webhookSubscription { id }
    userErrors { field message }
  }
}`;

/** What went well is looked at again after this long: Shopify ends what it could not deliver to for hours. */
export const GOOD_FOR_MS = 86_400_000;

/**
 * Has a shop that was connected by signing in send its webhooks here; they are signed with the app's secret. What is
 * subscribed to already stays; a topic that Shopify refuses to this app is left out. Where somebody just signed in, `origin`
 * is how they reach the hub, and it throws when Shopify is away, so that it is tried again; without it this is the
 * schedule's, which asks again later by itself.
 */
export async function registerWebhooks(
  ctx: Ctx,
  { workspaceId, sourceId, origin }: { workspaceId: string; sourceId: string; origin?: string },
): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(dataSources)
    .where(and(eq(dataSources.id, sourceId), eq(dataSources.workspaceId, workspaceId)));
  if (!row || row.status === 'disconnected') return;
  try {
    const { config, secrets } = await freshConfig(ctx, row);
    const shop = { config: { ...config, ...secrets }, settings: ctx.env };
    const held = await list(shop);
    const to = origin ?? (await originOf(ctx, row, held));
    if (!to)
      return ctx.log.warn('webhooks could not be registered', { source: row.id, reason: 'PUBLIC_URL is not set' });
    await subscribe(ctx, shop, held, addressOf(row, to));
    await wentWell(ctx, row, to);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const isOver = error.kind === 'revoked' ? await tokenRefused(ctx, row, error.message) : error.kind === 'refused';
    if (origin && !isOver) throw error;
    ctx.log.warn('webhooks could not be registered', { source: row.id, reason: error.message });
  }
}

const addressOf = (row: SourceRow, origin: string) => `${origin}/webhooks/shopify/${row.id}`;

/** How the hub is reached, as far as nobody says it: as it was when somebody signed in, unless it has moved. */
async function originOf(ctx: Ctx, row: SourceRow, held: Subscription[]): Promise<string | undefined> {
  const path = addressOf(row, '');
  const led = held.find(({ uri }) => uri.endsWith(path))?.uri.slice(0, -path.length);
  if (led || publicUrl(ctx)) return led || publicUrl(ctx);
  const { origin, sourceId } = webhookRegistrations;
  const [known] = await ctx.db.select({ origin }).from(webhookRegistrations).where(eq(sourceId, row.id));
  return known?.origin ?? undefined;
}

async function list(shop: Shop): Promise<Subscription[]> {
  const held: Subscription[] = [];
  let after: string | null = null;
  for (let pages = 0; pages === 0 || (after && pages < MOST_PAGES); pages++) {
    const variables: { after: string | null } = { after };
    const { data } = await askShopify(shop, { query: LIST, variables, answer: Subscriptions });
    const { nodes, pageInfo } = data.webhookSubscriptions;
    held.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  }
  return held;
}

async function subscribe(ctx: Ctx, shop: Shop, held: Subscription[], uri: string): Promise<void> {
  const topics = new Set(held.filter((one) => one.uri === uri).map(({ topic }) => topic));
  for (const topic of TOPICS.filter((one) => !topics.has(one))) {
    const variables = { topic, webhookSubscription: { uri } };
    const created = await askShopify(shop, { query: CREATE, variables, answer: Created });
    const [error] = created.data.webhookSubscriptionCreate.userErrors;
    if (error) ctx.log.warn('a topic was not subscribed to', { topic, reason: error.message });
  }
}

async function wentWell(ctx: Ctx, { id, workspaceId }: SourceRow, origin: string): Promise<void> {
  const good = { topics: LISTED, origin, tries: 0, dueAt: new Date(ctx.now().getTime() + GOOD_FOR_MS) };
  await ctx.db
    .insert(webhookRegistrations)
    .values({ sourceId: id, workspaceId, ...good })
    .onConflictDoUpdate({ target: webhookRegistrations.sourceId, set: good });
}
