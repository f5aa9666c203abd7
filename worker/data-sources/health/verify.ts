import { sql } from 'drizzle-orm';
import type { Verification } from '../../../contract/health.ts';
import type { SourceType } from '../../../contract/sources.ts';
import type { UserCtx } from '../../context.ts';
import { requireSource } from '../sources.ts';

const WINDOW_MS = 60 * 60_000;
/** More events than these in an hour need no verifying one by one. */
const MOST_EVENTS = 20_000;

const SHOP_PAGES = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase', 'identify'];

/** What a source of each type sends once it is set up right. */
const EXPECTED: Record<SourceType, string[]> = {
  segment: SHOP_PAGES,
  gtm: SHOP_PAGES,
  facebook_pixel: ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase'],
  shopify: [...SHOP_PAGES, 'refund'],
  webhook: [],
};

/** Which of the events expected of a source came in the last hour, and what came besides. */
export async function verifySource(ctx: UserCtx, id: string): Promise<Verification> {
  const { sourceType } = await requireSource(ctx, id);
  const since = new Date(ctx.now().getTime() - WINDOW_MS);
  const { rows } = await ctx.db.execute<{ name: string; count: string; last_at: string }>(sql`
    select name, count(*) as count, to_json(max(received_at)) #>> '{}' as last_at
    from (
      select name, received_at from events
      where source_id = ${id}::uuid and id > ${firstIdAt(since)}::uuid and workspace_id = ${ctx.workspace.id}::uuid
      order by id desc limit ${MOST_EVENTS}
    ) e
    group by name order by count(*) desc, name limit 50`);
  const came = new Map(
    rows.map((row) => [row.name, { count: Number(row.count), lastAt: new Date(row.last_at).toISOString() }]),
  );
  const expected = EXPECTED[sourceType];
  const shown = (name: string) => ({ name, ...(came.get(name) ?? { count: 0, lastAt: null }) });
  return {
    since: since.toISOString(),
    expected: expected.map(shown),
    others: [...came.keys()].filter((name) => !expected.includes(name)).map(shown),
  };
}

/** The least UUIDv7 of a moment: what was stored since has a greater one. */
function firstIdAt(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
