import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { inTurn } from '../../ingest/writing/apply.ts';
import type { Reader } from './link.ts';

/** What a page says to whoever follows a link. */
export interface Subscription {
  shop: string;
  /** The language the person is known by, such as `de-AT`; null where nothing is known. */
  language: string | null;
  subscribed: boolean;
}

/** How it stands with the person a letter went to, also where they are shown with another one since. */
export async function readSubscription(
  ctx: Ctx,
  { workspaceId, profileId }: Reader,
): Promise<Subscription | undefined> {
  const { rows } = await ctx.db.execute<{ shop: string; language: string | null; subscribed: boolean }>(sql`
    select w.name as shop, coalesce(p.traits->>'language', p.traits->>'locale') as language,
      p.consent->>'email' is distinct from 'unsubscribed' as subscribed
    from profiles p join workspaces w on w.id = p.workspace_id
    where p.id = ${shownAs(profileId)} and p.workspace_id = ${workspaceId}::uuid`);
  return rows[0];
}

/**
 * Takes back the yes to e-mail, from this moment on: every letter asks for it when it is handed over. Nothing that was
 * said before can undo it, however late it arrives. Twice is once.
 */
export async function unsubscribe(ctx: Ctx, { workspaceId, profileId }: Reader): Promise<void> {
  const at = ctx.now().toISOString();
  await inTurn(ctx.db, workspaceId, [
    sql`
      insert into consents (id, workspace_id, profile_id, home_id, channel, state, source, message_id, occurred_at)
      select ${newId()}::uuid, p.workspace_id, p.id, nullif(${profileId}::uuid, p.id), 'email', 'unsubscribed',
        'unsubscribe link', ${`unsubscribe:${newId()}`},
        greatest(${at}::timestamptz, (select max(occurred_at) from consents where profile_id = p.id and channel = 'email'))
      from profiles p
      where p.id = ${shownAs(profileId)} and p.workspace_id = ${workspaceId}::uuid
        and p.consent->>'email' is distinct from 'unsubscribed'`,
    sql`
      update profiles p set consent = consent || '{"email": "unsubscribed"}'
      where p.id = ${shownAs(profileId)} and p.workspace_id = ${workspaceId}::uuid
        and p.consent->>'email' is distinct from 'unsubscribed'`,
  ]);
}

const shownAs = (profileId: string) =>
  sql`coalesce((select person_id from profile_parts where profile_id = ${profileId}::uuid), ${profileId}::uuid)`;
