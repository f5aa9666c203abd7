import { sql } from 'drizzle-orm';
import type { SegmentChange } from '../../contract/segments.ts';
import type { UserCtx } from '../context.ts';
import { before, cutPage } from '../http/cursor.ts';
import { asSomebody } from './preview.ts';
import { readSegments } from './rows.ts';
import { requireSegment } from './segments.ts';

type Row = {
  change_id: string;
  profile_id: string;
  change: SegmentChange['change'];
  cause: SegmentChange['cause'];
  at: string;
  user_id: string | null;
  email: string | null;
  traits: unknown;
  last_seen_at: string | null;
};

/**
 * Who came into a segment and who went out of it, latest first. Kept for saved segments and edited built-ins, from the
 * moment they were saved, edited or followed; empty for a built-in that never was.
 */
export async function history(
  ctx: UserCtx,
  { id, limit, cursor }: { id: string; limit: number; cursor?: string | undefined },
): Promise<{ data: SegmentChange[]; nextCursor: string | null }> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const { row } = requireSegment(segments, id);
  if (!row) return { data: [], nextCursor: null };
  const { rows } = await ctx.db.execute<Row>(sql`
    select c.id as change_id, c.profile_id, c.change, c.cause, c.at, p.user_id, p.email, p.traits, p.last_seen_at
    from (
      select * from segment_changes c where c.segment_id = ${row.id}::uuid
        and ${before(cursor, sql`c.at`, sql`c.id`) ?? sql`true`}
      order by c.at desc, c.id desc limit ${limit + 1}
    ) c
    left join lateral (select * from profiles where id = c.profile_id limit 1) p on true
    order by c.at desc, c.id desc`);
  const { data, nextCursor } = cutPage(rows, limit, (one) => ({ at: new Date(one.at), id: one.change_id }));
  return {
    data: data.map(({ profile_id, change, cause, at, ...person }) => ({
      ...{ person: asSomebody({ ...person, id: profile_id }), change, cause },
      at: new Date(at).toISOString(),
    })),
    nextCursor,
  };
}
