import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { BEHAVIOUR } from '../ingest/event.ts';
import { inTurn } from '../ingest/writing/apply.ts';
import { FACTS, NAMES } from '../ingest/writing/facts.ts';
import { when } from '../ingest/writing/rows.ts';
import { deleteEvents, idsIn } from './rows.ts';
import type { Counts } from './subject.ts';

/**
 * Takes out of people what one source told of them, where others told of them too: its events, its consents, the ids
 * that none of the others showed. Who they are is told anew from what is left; phone numbers of before events kept what
 * they tell of people stand in none, and go.
 */
export async function leaveOthers(ctx: Ctx, workspaceId: string, sourceId: string, people: string[]): Promise<Counts> {
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  const theirs = idsIn(people);
  const [consents] = await inTurn(ctx.db, workspaceId, [
    sql`delete from consents where ${own} and profile_id in ${theirs} and message_id in (
      select message_id from events where profile_id in ${theirs} and source_id = ${sourceId}::uuid)`,
  ]);
  let events = 0;
  for (let page = 1; page > 0; events += page) {
    page = await deleteEvents(ctx, workspaceId, sql`profile_id in ${theirs} and source_id = ${sourceId}::uuid`);
  }
  const rows = people.map((id) => ({ id, known: false, bought: true, consented: true }));
  await inTurn(ctx.db, workspaceId, [
    sql`delete from profile_identifiers i where ${own} and profile_id in ${theirs} and not exists (
      select from events e where e.profile_id = i.profile_id and i.value = case i.kind when 'user' then e.user_id
        when 'email' then e.email when 'anonymous' then e.anonymous_id else e.told->>i.kind end)`,
    toldAnew('profiles', sql`e.profile_id = q.id`, sql`p.workspace_id = ${workspaceId}::uuid and p.id in ${theirs}`),
    toldAnew(
      'profile_parts',
      sql`e.profile_id = q.person_id and coalesce(e.home_id, e.profile_id) = q.profile_id`,
      sql`p.workspace_id = ${workspaceId}::uuid and p.person_id in ${theirs}`,
    ),
    sql`delete from profile_event_counts where ${own} and profile_id in ${theirs}`,
    sql`insert into profile_event_counts (profile_id, name, workspace_id, count, value, first_at, last_at)
      select profile_id, name, workspace_id, count(*), coalesce(sum(value), 0), min(occurred_at), max(occurred_at)
      from events where ${own} and profile_id in ${theirs} and kind in ${[...BEHAVIOUR]}
      group by profile_id, name, workspace_id`,
    ...when(rows, (given) => FACTS(given, rows)),
    ...when(rows, (given) => NAMES(workspaceId, given)),
  ]);
  return { events, consents: consents?.rowCount ?? 0, otherwiseKnown: people.length };
}

/** Ids, addresses, traits and times as the events that are left, `e`, tell them of a row `q`. */
function toldAnew(table: 'profiles' | 'profile_parts', isOf: SQL, which: SQL): SQL {
  const key = sql.identifier(table === 'profiles' ? 'id' : 'profile_id');
  return sql`
    update ${sql.identifier(table)} p set user_id = t.user_id, email = t.email, phone = t.phone, traits = w.traits,
      traits_at = t.traits_at, known = coalesce(t.known, false), first_seen_at = t.first_at, last_seen_at = t.last_at
    from ${sql.identifier(table)} q
    cross join lateral (
      select (array_agg(user_id order by occurred_at) filter (where user_id is not null))[1] as user_id,
        (array_agg(email order by occurred_at desc) filter (where email is not null))[1] as email,
        (array_agg(told->>'phone' order by occurred_at desc) filter (where told->>'phone' is not null))[1] as phone,
        bool_or(user_id is not null or email is not null or told->>'whatsapp' is not null
          or told->>'messenger' is not null) as known, min(occurred_at) as first_at,
        max(occurred_at) as last_at, max(occurred_at) filter (where kind = 'identify') as traits_at
      from events e where ${isOf}) t
    cross join lateral (
      select coalesce(jsonb_object_agg(key, value), '{}') as traits from (
        select distinct on (j.key) j.key, j.value
        from events e cross join lateral jsonb_each(case when e.told is not null then coalesce(e.told->'traits', '{}')
          when jsonb_typeof(e.raw->'traits') = 'object' then e.raw->'traits' else e.properties end) j
        where ${isOf} and e.kind = 'identify' order by j.key, e.occurred_at desc) newest) w
    where q.${key} = p.${key} and ${which}`;
}
