import { and, desc, eq, gt, lt } from 'drizzle-orm';
import type { PageQuery } from '../../contract/errors.ts';
import type { StoredEvent } from '../../contract/sources.ts';
import type { UserCtx } from '../context.ts';
import { events } from '../db/schema.ts';
import { asStoredEvent, EVENT } from '../people/stored-event.ts';
import { requireSource } from './sources.ts';

/**
 * The events of a source, the last stored first. `after` is the id of an event: only what was stored since then is
 * returned, for looking again and again. `cursor` leads to what was stored before.
 */
export async function listSourceEvents(
  ctx: UserCtx,
  { id, limit, cursor, after }: PageQuery & { id: string; after?: string | undefined },
): Promise<{ data: StoredEvent[]; nextCursor: string | null }> {
  const { sourceType } = await requireSource(ctx, id);
  const rows = await ctx.db
    .select(EVENT)
    .from(events)
    .where(
      and(
        eq(events.sourceId, id),
        eq(events.workspaceId, ctx.workspace.id),
        cursor === undefined ? undefined : lt(events.id, cursor),
        after === undefined ? undefined : gt(events.id, after),
      ),
    )
    .orderBy(desc(events.id))
    .limit(limit + 1);
  const data = rows.slice(0, limit).map((row) => asStoredEvent(row, sourceType));
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}
