import { sql } from 'drizzle-orm';
import { type Checklist, TEST_EVENT } from '../../contract/checklist.ts';
import { senderDomain } from '../actions/email/provider.ts';
import type { UserCtx } from '../context.ts';
import { dataSources, eventTotals, orders } from '../db/schema.ts';

interface Found extends Record<string, unknown> {
  shop: string | null;
  sold: boolean;
  site: { id: string; key: string } | null;
  browsed: boolean;
  tested: boolean;
}

/**
 * The first steps of the caller's workspace. A shop counts as connected while its source stands, and for good once it has
 * orders; a snippet as installed once anything but the test came from a site.
 */
export async function readChecklist(ctx: UserCtx): Promise<Checklist> {
  const [found, domain] = await Promise.all([look(ctx), senderDomain(ctx.env)]);
  const { shop, sold, site, browsed, tested } = found;
  const steps = {
    shop: { done: sold || shop !== null, sourceId: shop },
    snippet: { done: browsed, sourceId: site?.id ?? null },
    testEvent: { done: tested, sourceId: site?.id ?? null, writeKey: site?.key ?? null },
    domain: { done: domain.state === 'verified', ...domain },
  };
  return { ...steps, done: Object.values(steps).every(({ done }) => done) };
}

/** One statement over rows of counters and sources: the same work in a shop of any size. */
async function look(ctx: UserCtx): Promise<Found> {
  const mine = sql`workspace_id = ${ctx.workspace.id}::uuid`;
  const { rows } = await ctx.db.execute<Found>(sql`
    with mine as (
      select id, source_type, status, write_key, created_at from ${dataSources} where ${mine} and status <> 'disconnected'
    ), totals as (
      select t.name, m.source_type from ${eventTotals} t left join ${dataSources} m on m.id = t.source_id where t.${mine}
    )
    select
      (select id from mine where source_type = 'shopify' order by created_at limit 1) as shop,
      exists (select 1 from ${orders} where ${mine}) as sold,
      (select json_build_object('id', id, 'key', write_key) from mine
        where source_type in ('segment', 'gtm') and status = 'active' and write_key is not null
        order by created_at limit 1) as site,
      exists (select 1 from totals where source_type in ('segment', 'gtm', 'facebook_pixel') and name <> ${TEST_EVENT}) as browsed,
      exists (select 1 from totals where name = ${TEST_EVENT}) as tested`);
  const [row] = rows;
  if (!row) throw new Error('The statement returned no row');
  return row;
}
