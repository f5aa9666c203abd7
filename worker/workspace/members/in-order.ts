import { type SQL, sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import { type Database, postgresFault } from '../../db/client.ts';
import { memberships, workspaces } from '../../db/schema.ts';

type Statement = Parameters<Database['batch']>[0][number];

const DIVISION_BY_ZERO = '22012';

/** What an order for the members of a workspace has to find. */
interface Order {
  workspaceId: string;
  /** Whose word it is, and the role in which they gave it; null where nobody’s word counts any more. */
  by: { userId: string; role: string } | null;
  /** What has to hold besides. */
  holds: SQL;
}

/**
 * Changes who belongs to a workspace, one change after the other: whatever was looked at before is looked at again while
 * nobody else can change it, so that of two owners who let go of each other at one instant one stays. False where it no
 * longer holds, with nothing changed.
 */
export async function inOrder(
  ctx: Pick<UserCtx, 'db'>,
  { workspaceId, by, holds }: Order,
  statements: [Statement, ...Statement[]],
): Promise<boolean> {
  const stillTheirs = by
    ? sql`exists (select 1 from ${memberships} where workspace_id = ${workspaceId}::uuid
        and user_id = ${by.userId}::uuid and role = ${by.role})`
    : sql`true`;
  try {
    await ctx.db.batch([
      // Rows of other tables may still come into the workspace meanwhile.
      ctx.db.execute(sql`select 1 from ${workspaces} where id = ${workspaceId}::uuid for no key update`),
      // A batch has no "if": dividing by nothing is what ends it.
      ctx.db.execute(sql`select 1 / (case when ${stillTheirs} and ${holds} then 1 else 0 end)`),
      ...statements,
    ]);
    return true;
  } catch (error) {
    if (postgresFault(error)?.code === DIVISION_BY_ZERO) return false;
    throw error;
  }
}
