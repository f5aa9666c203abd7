import { sql } from 'drizzle-orm';
import { CHANNELS } from '../../../contract/segments.ts';
import { queryCache } from '../../cache/query-cache.ts';
import type { UserCtx } from '../../context.ts';
import type { Vocabulary } from '../reading/reading.ts';

const PRODUCTS = 500;
const SOURCES = 50;
const SEGMENTS = 50;

/** The names of a workspace that a question may mean: products (those that sell first), sources, saved segments, channels. */
export function readVocabulary(ctx: UserCtx): Promise<Vocabulary> {
  return queryCache.through(ctx, { name: 'vocabulary', input: null }, () => read(ctx));
}

async function read({ db, workspace: { id } }: UserCtx): Promise<Vocabulary> {
  const [products, rest] = await db.batch([
    db.execute<{ name: string }>(sql`
      with sold as (
        select coalesce(product_id, name) as key, max(name) as name, sum(quantity) as units
        from order_items where workspace_id = ${id}::uuid group by 1
      )
      select coalesce(p.title, s.name) as name
      from sold s full join (
        select product_id, title from products where workspace_id = ${id}::uuid and deleted_at is null
      ) p on p.product_id = s.key
      order by s.units desc nulls last, 1 limit ${PRODUCTS}`),
    db.execute<{ sources: string[] | null; segments: Vocabulary['segments'] | null }>(sql`
      select (
        select json_agg(name) from (
          select name from data_sources where workspace_id = ${id}::uuid order by created_at limit ${SOURCES}) s
      ) as sources, (
        select json_agg(json_build_object('id', id, 'name', name)) from (
          select id, name from segments where workspace_id = ${id}::uuid and key is null order by created_at limit ${SEGMENTS}) g
      ) as segments`),
  ]);
  const { sources, segments } = rest.rows[0] ?? { sources: null, segments: null };
  return {
    products: [...new Set(products.rows.map(({ name }) => name))],
    sources: sources ?? [],
    segments: segments ?? [],
    channels: [...CHANNELS],
  };
}
