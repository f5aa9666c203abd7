import { sql } from 'drizzle-orm';
import type { ConfiguredKind } from '../../contract/actions.ts';
import type { UserCtx } from '../context.ts';
import { fail } from '../errors.ts';

const TABLES: Record<Exclude<ConfiguredKind, 'fact' | 'mapping'>, string> = {
  segment: 'segments',
  workflow: 'workflows',
  draft: 'campaign_drafts',
  question: 'scheduled_questions',
};

/**
 * 409 where the id of a new thing is in use already, by whomever: nothing is told of the row but that there is one. A
 * fact may go on with one that no longer holds, and asks for itself; a mapping has the id of its source.
 */
export async function requireFree(ctx: UserCtx, things: { kind: ConfiguredKind; id: string }[]): Promise<void> {
  for (const { kind, id } of things) {
    if (kind === 'mapping') continue;
    const taken =
      kind === 'fact'
        ? sql`facts where id = ${id}::uuid and (workspace_id <> ${ctx.workspace.id}::uuid or ended_at is null)`
        : sql`${sql.identifier(TABLES[kind])} where id = ${id}::uuid`;
    const { rows } = await ctx.db.execute(sql`select 1 from ${taken} limit 1`);
    if (rows.length > 0)
      fail('conflict', `The id ${id} is in use for something else: leave it out, and there will be another`);
  }
}
