import { desc, inArray, sql } from 'drizzle-orm';
import type { UserCtx } from '../context.ts';
import { profiles } from '../db/schema.ts';
import { cutPage } from '../http/cursor.ts';
import { asPerson } from '../people/people.ts';

/** One page of people from ids that were found with `limit + 1`, seen last first. */
export async function peoplePage(ctx: UserCtx, ids: string[], limit: number) {
  const rows = await ctx.db
    .select()
    .from(profiles)
    .where(
      sql`${profiles.workspaceId} = ${ctx.workspace.id} and ${ids.length > 0 ? inArray(profiles.id, ids) : sql`false`}`,
    )
    .orderBy(desc(profiles.lastSeenAt), desc(profiles.id));
  const { data, nextCursor } = cutPage(rows, limit, (row) => ({ at: row.lastSeenAt ?? row.createdAt, id: row.id }));
  return { data: data.map((row) => asPerson(row, ctx.workspace.currency)), nextCursor };
}
