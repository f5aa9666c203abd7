import { sql } from 'drizzle-orm';
import { queryCache } from '../cache/query-cache.ts';
import type { UserCtx } from '../context.ts';
import { newestEventsOf } from '../db/newest.ts';

/** What an answer has to know of the shop besides its figures. */
export interface Shop {
  /** In which money is told: the workspace's, or the one of most orders where none was ever paid in it. */
  currency: string;
  sources: { id: string; name: string }[];
  /** Names of events that ever came in. */
  events: string[];
  /** What was told at least once; parts of an order that were not asked for are taken as told. */
  recorded: {
    refunds: boolean;
    discounts: boolean;
    tax: boolean;
    shipping: boolean;
    lines: boolean;
    consents: boolean;
  };
  /** The first order that counts, and the first event. */
  firstOrderAt: Date | null;
  firstEventAt: Date | null;
  /** When the newest data had been received. */
  watermark: Date | null;
  /** The version of the data. */
  version: string;
}

interface Read {
  currencies: { currency: string; orders: number }[];
  sources: { id: string; name: string }[];
  events: string[];
  recorded: Shop['recorded'];
  first_order: string | null;
  first_event: string | null;
  watermark: string | null;
  version: string;
}

/** Ids are given in the order of storing; what one batch stores may have been received in another. */
const JUST_STORED = 200;

/** Parts of an order that sources may or may not tell. */
type Part = 'discounts' | 'tax' | 'shipping';

/**
 * One look-up, along indexes, and none while the data stays the same. Whether an order ever told of a part is only
 * looked for where it matters, for where none did, every order has to be looked at.
 */
export async function readShop(ctx: UserCtx, parts: Part[]): Promise<Shop> {
  const shop = await queryCache.through(ctx, { name: 'metrics of the shop', input: parts }, () => read(ctx, parts));
  const own = shop.currencies.find(({ currency }) => currency === ctx.workspace.currency);
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return {
    currency: (own ?? shop.currencies[0])?.currency ?? ctx.workspace.currency,
    ...{ sources: shop.sources, events: shop.events, recorded: shop.recorded },
    ...{ firstOrderAt: moment(shop.first_order), firstEventAt: moment(shop.first_event) },
    ...{ watermark: moment(shop.watermark), version: shop.version ?? '0' },
  };
}

async function read(ctx: UserCtx, parts: Part[]): Promise<Read> {
  const id = sql`${ctx.workspace.id}::uuid`;
  const told = (part: Part) =>
    parts.includes(part)
      ? sql`exists (select from orders where workspace_id = ${id} and ${sql.raw(part)} is not null)`
      : sql`true`;
  const { rows } = await ctx.db.execute<{ shop: Read }>(sql`
    select jsonb_build_object(
      'currencies', (select coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'orders', orders) order by orders desc, currency), '[]')
        from order_totals where workspace_id = ${id} and orders > 0),
      'sources', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name) order by created_at, id), '[]')
        from data_sources where workspace_id = ${id}),
      'events', (select coalesce(jsonb_agg(distinct name), '[]') from event_totals where workspace_id = ${id}),
      'recorded', jsonb_build_object(
        'refunds', exists (select from refunds where workspace_id = ${id}),
        'discounts', ${told('discounts')}, 'tax', ${told('tax')}, 'shipping', ${told('shipping')},
        'lines', exists (select from order_items where workspace_id = ${id}),
        'consents', exists (select from consents where workspace_id = ${id})),
      'first_order', (select min(placed_at) from orders where workspace_id = ${id} and not is_test and cancelled_at is null),
      'first_event', (select min(occurred_at) from events where workspace_id = ${id}),
      'watermark', (select max(e.received_at) from data_sources s
        cross join lateral (select received_at ${newestEventsOf(sql`s.id`, JUST_STORED)}) e
        where s.workspace_id = ${id}),
      'version', (select version::text from workspace_versions where workspace_id = ${id})) as shop`);
  return rows[0]?.shop as Read;
}
