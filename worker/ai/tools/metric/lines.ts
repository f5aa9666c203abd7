import { sql } from 'drizzle-orm';
import type { MetricId, MetricQuery } from '../../../../contract/metrics.ts';
import type { UserCtx } from '../../../context.ts';
import { nothing } from '../finding.ts';
import { UNKNOWN_WORDS } from '../names/unknown.ts';
import type { Finding, ToolCtx } from '../tool.ts';

const OF_LINES: ReadonlySet<MetricId> = new Set(['units', 'units_per_order']);
/** Events name their product themselves. */
const OF_EVENTS: ReadonlySet<MetricId> = new Set(['product_views', 'cart_adds']);

/** Whether a question is answered by the lines of orders, and no order has ever listed any. */
export async function lacksLines({ ctx }: ToolCtx, query: MetricQuery): Promise<boolean> {
  const byProduct =
    query.dimensions?.includes('product') === true || query.filters?.some(({ by }) => by === 'product') === true;
  if (OF_EVENTS.has(query.metric) || !(OF_LINES.has(query.metric) || byProduct)) return false;
  return hasNoLines(ctx);
}

export async function hasNoLines(ctx: UserCtx): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ told: boolean }>(
    sql`select exists (select from order_items where workspace_id = ${ctx.workspace.id}::uuid) as told`,
  );
  return rows[0]?.told !== true;
}

/** Not recorded, with why, what to connect, and what can be asked instead. */
export function withoutLines({ language }: ToolCtx, metric: MetricId | 'people'): Finding {
  const { noLines, noLinesNext } = UNKNOWN_WORDS[language];
  return nothing({
    looked: 'Looked for the lines of orders',
    text: noLines,
    next: noLinesNext,
    data: { metric, state: 'not_recorded', value: null, missing: 'order_lines' },
  });
}
