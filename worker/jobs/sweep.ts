import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** At most so many rows of a kind go at a time; the next run takes the rest. */
const MOST = 5000;

/** What is kept for a time only, and when it goes. A conversation takes its messages along. */
const WORN_OUT: { table: string; where: SQL }[] = [
  { table: 'idempotency_keys', where: sql`created_at < now() - interval '2 days'` },
  { table: 'refresh_tokens', where: sql`expires_at < now() - interval '7 days'` },
  { table: 'email_links', where: sql`expires_at < now() - interval '1 day'` },
  { table: 'invitations', where: sql`expires_at < now() - interval '30 days'` },
  { table: 'shared_conversations', where: sql`expires_at < now() - interval '30 days'` },
  { table: 'sessions', where: sql`expires_at < now() - interval '30 days'` },
  { table: 'oauth_states', where: sql`expires_at < now() - interval '1 hour'` },
  { table: 'oauth_grants', where: sql`expires_at < now() - interval '1 hour'` },
  { table: 'oauth_refresh_tokens', where: sql`expires_at < now() - interval '7 days'` },
  // Access that nobody renewed, and keys that were revoked long ago: what they did stays in the audit log.
  { table: 'api_keys', where: sql`client_id is not null and expires_at < now() - interval '60 days'` },
  { table: 'api_keys', where: sql`revoked_at < now() - interval '90 days'` },
  { table: 'conversions_sent', where: sql`created_at < now() - interval '30 days'` },
  { table: 'internal_events', where: sql`timestamp < now() - interval '90 days'` },
  {
    table: 'conversations',
    where: sql`workspace_id is null and updated_at < now() - interval '30 days'`,
  },
];

/** Deletes what its time is over. Bounded, and harmless to repeat. */
export async function sweep(ctx: Ctx): Promise<void> {
  for (const { table, where } of WORN_OUT) {
    const name = sql.identifier(table);
    const { rowCount } = await ctx.db.execute(
      sql`delete from ${name} where ctid in (select ctid from ${name} where ${where} limit ${MOST})`,
    );
    if (rowCount) ctx.log.info('swept', { table, rows: rowCount });
  }
}
