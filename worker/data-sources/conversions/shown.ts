import { sql } from 'drizzle-orm';
import type { Conversions } from '../../../contract/oauth.ts';
import type { UserCtx } from '../../context.ts';
import { requireSource } from '../sources.ts';

const DAYS = 7;
/** So many of the newest are looked at. */
const MOST = 10_000;

interface Row extends Record<string, unknown> {
  sent: number;
  deduplicated: number;
  pending: number;
  refused: number;
  without_consent: number;
  last_sent_at: string | null;
  last_refusal: string | null;
}

/** What a source sent to the Conversions API in the last week, and how much of it the browser told Facebook as well. */
export async function getConversions(ctx: UserCtx, id: string): Promise<Conversions> {
  const source = await requireSource(ctx, id);
  const since = new Date(ctx.now().getTime() - DAYS * 86_400_000).toISOString();
  const { rows } = await ctx.db.execute<Row>(sql`
    with recent as (
      select status, message_id, sent_at, error, created_at from conversions_sent
      where source_id = ${source.id} and workspace_id = ${ctx.workspace.id} and created_at >= ${since}::timestamptz
      order by created_at desc limit ${MOST}
    )
    select count(*) filter (where r.status = 'sent')::int as sent,
      count(*) filter (where r.status = 'sent' and (e.context ? 'userAgent' or e.context -> 'page' ? 'url'))::int
        as deduplicated,
      count(*) filter (where r.status = 'pending')::int as pending,
      count(*) filter (where r.status = 'refused')::int as refused,
      count(*) filter (where r.status = 'without_consent')::int as without_consent,
      max(r.sent_at) as last_sent_at,
      (array_agg(r.error order by r.created_at desc) filter (where r.error is not null))[1] as last_refusal
    from recent r
    left join lateral (
      select context from events where workspace_id = ${ctx.workspace.id} and message_id = r.message_id limit 1
    ) e on true`);
  const row = rows[0];
  const sent = row?.sent ?? 0;
  return {
    enabled: (source.config as { sendConversions?: unknown }).sendConversions === true,
    days: DAYS,
    sent,
    deduplicated: row?.deduplicated ?? 0,
    rate: sent > 0 ? (row?.deduplicated ?? 0) / sent : null,
    pending: row?.pending ?? 0,
    refused: row?.refused ?? 0,
    withoutConsent: row?.without_consent ?? 0,
    lastSentAt: row?.last_sent_at ? new Date(row.last_sent_at).toISOString() : null,
    lastRefusal: row?.last_refusal ?? null,
  };
}
