import { type SQL, sql } from 'drizzle-orm';
import { newId } from '../../db/id.ts';
import type { ByHand } from './apply.ts';
import type { Plan } from './plan.ts';
import { when } from './rows.ts';

/** The tables whose rows are shown with a person and know their home. */
export const OWNED = ['events', 'orders', 'consents', 'profile_identifiers'] as const;

/**
 * Shows profiles with the person they were found to be: their rows move and keep their home, what each said of itself
 * stays in its part, and the edge with its evidence says why. Nothing of it is lost: see `apart.ts` for the way back.
 */
export function mergers(workspaceId: string, plan: Plan, by?: ByHand): SQL[] {
  if (plan.merges.length === 0) return [];
  const merges = plan.merges.map(({ from, into, person, evidence }) => ({ id: newId(), from, into, person, evidence }));
  const people = [...new Set(merges.map(({ person }) => person))].map((id) => ({ id }));
  const stored = plan.merges.filter(({ isNew }) => !isNew).map(({ from, person }) => ({ from, person }));
  const profiles = [...people, ...stored.map(({ from }) => ({ id: from }))];
  const moves = (rows: SQL) => sql`${rows} m ("from" uuid, person uuid)`;
  return [
    ...when(
      profiles,
      (rows) => sql`
      select expect_rows(${profiles.length}::bigint, count(*)) from ${rows} m (id uuid)
      cross join lateral (select id from profiles where id = m.id limit 1) p`,
    ),
    // Who was one profile until now says of itself what its row says; of a new one nothing is known yet.
    ...when(
      profiles,
      (rows) => sql`
      insert into profile_parts (profile_id, workspace_id, person_id, user_id, email, phone, traits, traits_at, known,
        first_seen_at, last_seen_at, apart, created_at)
      select p.id, p.workspace_id, p.id, p.user_id, p.email, p.phone, p.traits, p.traits_at, p.known, p.first_seen_at,
        p.last_seen_at, p.apart, p.created_at
      from ${rows} m (id uuid)
      cross join lateral (select * from profiles where id = m.id and not merged limit 1) p`,
    ),
    ...when(
      plan.merges.filter(({ isNew }) => isNew),
      (rows) => sql`
      insert into profile_parts (profile_id, workspace_id, person_id)
      select m."from", ${workspaceId}::uuid, m.person from ${moves(rows)}`,
    ),
    ...when(
      stored,
      (rows) => sql`
      update profile_parts q set person_id = m.person from ${moves(rows)} where q.person_id = m."from"`,
    ),
    ...when(
      stored,
      (rows) => sql`
      with moved as (
        delete from profile_event_counts c using ${moves(rows)} where c.profile_id = m."from"
        returning m.person, c.name, c.count, c.value, c.first_at, c.last_at
      )
      insert into profile_event_counts as c (profile_id, name, workspace_id, count, value, first_at, last_at)
      select person, name, ${workspaceId}::uuid, sum(count), sum(value), min(first_at), max(last_at)
      from moved group by person, name
      on conflict (profile_id, name) do update set count = c.count + excluded.count, value = c.value + excluded.value,
        first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at)`,
    ),
    ...OWNED.flatMap((table) =>
      when(
        stored,
        (rows) => sql`
        update ${sql.identifier(table)} r set profile_id = m.person, home_id = coalesce(r.home_id, r.profile_id)
        from ${moves(rows)} where r.profile_id = m."from"`,
      ),
    ),
    ...when(
      merges,
      (rows) => sql`
      insert into profile_merges (id, workspace_id, from_profile_id, into_profile_id, evidence, merged_by, reason,
        created_at)
      select m.id, ${workspaceId}::uuid, m."from", m."into", m.evidence, ${by?.userId ?? null}::uuid, ${by?.reason ?? null},
        coalesce(${by?.at.toISOString() ?? null}::timestamptz, now())
      from ${rows} m (id uuid, "from" uuid, "into" uuid, evidence jsonb)`,
    ),
    ...when(stored, (rows) => sql`delete from profile_names n using ${moves(rows)} where n.profile_id = m."from"`),
    ...when(stored, (rows) => sql`delete from profiles p using ${moves(rows)} where p.id = m."from"`),
    ...when(people, (rows) => sql`update profiles p set merged = true from ${rows} m (id uuid) where p.id = m.id`),
  ];
}
