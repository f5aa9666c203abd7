import { sql } from 'drizzle-orm';
import { MAX_SAMPLE, type WebhookSample } from '../../../contract/mapping.ts';
import type { UserCtx } from '../../context.ts';
import { requireSource } from '../sources.ts';

const SAMPLES = 5;
/** The newest bodies, looked at for some that are small enough to be shown. */
const LOOKED_AT = 50;

/** The last bodies that came to a source, what was stored and what waits among the failures; five at most, newest first. */
export async function listSamples(ctx: UserCtx, id: string): Promise<WebhookSample[]> {
  await requireSource(ctx, id);
  const [source, workspace] = [sql`${id}::uuid`, sql`${ctx.workspace.id}::uuid`];
  const { rows } = await ctx.db.execute<{
    id: string;
    received_at: string;
    stored: boolean;
    topic: string | null;
    body: string;
  }>(sql`
    select id, to_json(received_at) #>> '{}' as received_at, stored, topic, body from (
      (select id, received_at, true as stored, context->>'topic' as topic, raw::text as body from events
        where source_id = ${source} and workspace_id = ${workspace} order by id desc limit ${LOOKED_AT})
      union all
      (select id, received_at, false, headers->>'topic', payload from ingest_failures
        where source_id = ${source} and workspace_id = ${workspace} and status = 'open'
        order by received_at desc, id desc limit ${LOOKED_AT})
    ) came
    where body is not null and length(body) <= ${MAX_SAMPLE}
    order by received_at desc, id desc limit ${SAMPLES}`);
  return rows.map(({ received_at, ...sample }) => ({ ...sample, receivedAt: new Date(received_at).toISOString() }));
}
