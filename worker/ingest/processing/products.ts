import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { ProductState } from '../event.ts';

/** A product and the source that told of it. */
export interface ToldProduct {
  sourceId: string;
  product: ProductState;
}

/**
 * Stores the states of products. Of two states of one product the later `stateAt` counts, in whichever order they come;
 * storing one again changes nothing. Returns the ids of the products that changed.
 */
export async function writeProducts(
  ctx: { db: Database },
  workspaceId: string,
  told: ToldProduct[],
): Promise<string[]> {
  const latest = new Map<string, ToldProduct>();
  for (const one of told) {
    const { productId, stateAt } = one.product;
    const known = latest.get(productId);
    if (!known || stateAt > known.product.stateAt) latest.set(productId, one);
  }
  if (latest.size === 0) return [];
  const rows = JSON.stringify([...latest.values()].map(({ sourceId, product }) => ({ ...product, sourceId })));
  const { rows: changed } = await ctx.db.execute<{ product_id: string }>(sql`
    insert into products as p (workspace_id, product_id, source_id, title, description, handle, vendor, kind, tags,
      status, price, currency, image_url, state_at, deleted_at)
    select ${workspaceId}::uuid, r."productId", r."sourceId", coalesce(k.title, r.title),
      coalesce(k.description, r.description), coalesce(k.handle, r.handle), coalesce(k.vendor, r.vendor),
      coalesce(k.kind, r.kind), coalesce(k.tags, r.tags, '{}'), coalesce(k.status, r.status),
      coalesce(k.price, r.price), coalesce(k.currency, r.currency), coalesce(k.image_url, r."imageUrl"),
      r."stateAt", r."deletedAt"
    from json_to_recordset(${rows}::json) r ("productId" text, "sourceId" uuid, title text, description text,
      handle text, vendor text, kind text, tags text[], status text, price numeric, currency text, "imageUrl" text,
      "stateAt" timestamptz, "deletedAt" timestamptz)
    -- Who tells that a product is gone tells nothing else: what it was stays.
    left join lateral (
      select * from products where workspace_id = ${workspaceId}::uuid and product_id = r."productId" limit 1
    ) k on r."deletedAt" is not null
    order by r."productId"
    on conflict (workspace_id, product_id) do update set source_id = excluded.source_id, title = excluded.title,
      description = excluded.description, handle = excluded.handle, vendor = excluded.vendor, kind = excluded.kind,
      tags = excluded.tags, status = excluded.status, price = excluded.price, currency = excluded.currency,
      image_url = excluded.image_url, state_at = excluded.state_at, deleted_at = excluded.deleted_at
    where p.state_at < excluded.state_at
    returning p.product_id`);
  return changed.map((row) => row.product_id);
}
