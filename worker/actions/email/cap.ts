import { sql } from 'drizzle-orm';
import type { Ctx, UserCtx } from '../../context.ts';

/** A week of letters goes back so far from each moment. */
const WINDOW_DAYS = 7;
/** Whoever's week stays full for so long is not written to any more: it would be old news. */
const EXPIRES_DAYS = 14;
const DAY_MS = 86_400_000;
/** Why a letter waits that was written. */
export const DEFERRED = 'Waits, as this person got as many letters this week as anybody gets.';
export const EXPIRED = 'Left out, as this person’s weeks were full for 14 days.';

/** What becomes of a letter that does not go out now. */
export type Put = { until: Date } | 'expired';

interface Letter {
  id: string;
  createdAt: Date;
}

/**
 * Lets letters through that are about to be handed over, and says which have to wait and until when: nobody gets more of them
 * within seven days than the workspace allows, by whichever sendings they come. Each counts from the moment it is let through; one
 * workspace's are let through one after the other, so that two sendings never both take the last place of somebody's week. What may have
 * gone already is let through again, as its key takes it once.
 */
export async function letThrough(
  ctx: Ctx,
  { workspaceId, letters }: { workspaceId: string; letters: Letter[] },
): Promise<Map<string, Put>> {
  if (letters.length === 0) return new Map();
  const now = ctx.now().toISOString();
  const ids = JSON.stringify(letters.map(({ id }) => id));
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('letters ' || ${workspaceId}::text, 0))`),
    ctx.db.execute<{ id: string; free: string }>(sql`
      with wanted as (
        select m.id, m.status, coalesce(part.person_id, m.profile_id) as person, w.letters_per_week as most,
          row_number() over (partition by coalesce(part.person_id, m.profile_id) order by m.id) as place
        from jsonb_array_elements_text(${ids}::jsonb) i (id)
        join email_messages m on m.id = i.id::uuid and m.workspace_id = ${workspaceId}::uuid
        join workspaces w on w.id = m.workspace_id
        left join profile_parts part on part.profile_id = m.profile_id
      ), verdicts as (
        select w.id, w.most is null or w.status = 'unknown' or coalesce(cardinality(got.times), 0) + w.place - 1 < w.most as goes,
          coalesce(got.times[w.most], ${now}::timestamptz) + make_interval(days => ${WINDOW_DAYS}::int) as free
        from wanted w left join lateral (
          select array_agg(at order by at desc) as times from (
            select greatest(o.cleared_at, o.sent_at) as at from email_messages o
            where w.most is not null and o.workspace_id = ${workspaceId}::uuid and o.id <> w.id
              and o.status in ('queued', 'sending', 'sent', 'unknown') and o.profile_id in (
                select w.person union all select p.profile_id from profile_parts p where p.person_id = w.person)
          ) lately where at > ${now}::timestamptz - make_interval(days => ${WINDOW_DAYS}::int)
        ) got on true
      ), marked as (
        update email_messages m set cleared_at = case when v.goes then ${now}::timestamptz end
        from verdicts v where m.id = v.id
      )
      select id, free::text as free from verdicts where not goes`),
  ]);
  const written = new Map(letters.map(({ id, createdAt }) => [id, createdAt.getTime()]));
  return new Map(
    rows.map(({ id, free }) => {
      const until = new Date(free);
      const isLate = until.getTime() > (written.get(id) ?? 0) + EXPIRES_DAYS * DAY_MS;
      return [id, isLate ? 'expired' : { until }];
    }),
  );
}

/** What waits for its person's week is looked at anew at once: another number of letters holds from now on. */
export function lookAgain(ctx: UserCtx) {
  return ctx.db.execute(sql`
    update email_messages set due_at = ${ctx.now().toISOString()}::timestamptz
    where workspace_id = ${ctx.workspace.id}::uuid and status = 'queued' and reason = ${DEFERRED}`);
}

/** How many letters a person of the workspace gets at most within seven days; null where nobody has said so. */
export async function mostPerWeek(ctx: UserCtx): Promise<number | null> {
  const { rows } = await ctx.db.execute<{ most: number | null }>(
    sql`select letters_per_week as most from workspaces where id = ${ctx.workspace.id}::uuid`,
  );
  return rows[0]?.most ?? null;
}

/** The people, as rows of `person`, who at a moment have got so many letters within the week before it. */
export function writtenTo(ctx: UserCtx, { letters, at }: { letters: number; at: Date }) {
  const since = new Date(at.getTime() - WINDOW_DAYS * DAY_MS).toISOString();
  return sql`
    select coalesce(part.person_id, m.profile_id) as person
    from email_messages m left join profile_parts part on part.profile_id = m.profile_id
    where m.workspace_id = ${ctx.workspace.id}::uuid and m.status in ('queued', 'sending', 'sent', 'unknown')
      and greatest(m.cleared_at, m.sent_at) > ${since}::timestamptz
    group by 1 having count(*) >= ${letters}::int`;
}

/** Which of some people have as full a week as anybody gets, at the moment when they are to be written to. */
export async function fullWeeks(
  ctx: UserCtx,
  ids: string[],
  at: Date,
): Promise<{ most: number | null; ids: string[] }> {
  const most = await mostPerWeek(ctx);
  if (most === null) return { most, ids: [] };
  const { rows } = await ctx.db.execute<{ person: string }>(sql`
    select w.person from (${writtenTo(ctx, { letters: most, at })}) w
    where w.person in (select i::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) i)`);
  return { most, ids: rows.map(({ person }) => person) };
}
