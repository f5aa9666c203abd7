import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { LISTED } from './register-webhooks.ts';

/** So many shops are asked in one run; the next takes the others. */
const MOST = 200;
/** Whoever could not be asked is asked again after this long, then twice as long, up to a day. */
const FIRST_PAUSE_MINUTES = 10;
const LONGEST_PAUSE_MINUTES = 1440;

/**
 * Asks for the webhooks of every shop that was connected by signing in and was asked for other topics than are read now, or
 * was not looked at for a day. A shop is claimed by when it is due next, so that two runs never ask for the same, and one
 * that cannot be asked comes less and less often.
 */
export async function askForWebhooks(ctx: Ctx, at: Date): Promise<void> {
  const now = sql`${at.toISOString()}::timestamptz`;
  const { rows } = await ctx.db.execute<{ source_id: string; workspace_id: string }>(sql`
    with due as (
      select s.id, s.workspace_id from data_sources s left join webhook_registrations r on r.source_id = s.id
      where s.source_type = 'shopify' and s.status = 'active' and s.token_expires_at is not null
        and (r.source_id is null or r.topics <> ${LISTED} or r.due_at <= ${now})
      order by r.due_at nulls first limit ${MOST}
    )
    insert into webhook_registrations as r (source_id, workspace_id, topics, due_at, tries)
    select id, workspace_id, ${LISTED}, ${now} + make_interval(mins => ${FIRST_PAUSE_MINUTES}), 1 from due
    on conflict (source_id) do update set topics = excluded.topics,
      tries = case when r.topics = excluded.topics then r.tries + 1 else 1 end,
      due_at = ${now} + make_interval(mins => least(${LONGEST_PAUSE_MINUTES},
        case when r.topics = excluded.topics then ${FIRST_PAUSE_MINUTES} * 2 ^ least(r.tries, 20)
          else ${FIRST_PAUSE_MINUTES} end)::int)
    where r.topics <> excluded.topics or r.due_at <= ${now}
    returning source_id, workspace_id`);
  await enqueue(
    ctx,
    rows.map(({ source_id, workspace_id }) => ({
      ...{ kind: 'register-webhooks' as const, sourceId: source_id, workspaceId: workspace_id },
    })),
  );
}
