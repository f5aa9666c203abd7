import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { Subject, SubjectKey } from './subject.ts';
import { wordsOf } from './words.ts';

/** More profiles than this are no person. */
const MOST_PROFILES = 1000;
const MOST_KEYS = 5000;

/** The people whom keys name in a workspace. */
export async function peopleNamed(db: Database, workspaceId: string, keys: SubjectKey[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct i.profile_id as id
    from json_to_recordset(${JSON.stringify(keys)}::json) k (kind text, value text)
    join profile_identifiers i on i.workspace_id = ${workspaceId}::uuid and i.kind = k.kind and i.value = k.value
    limit ${MOST_PROFILES}`);
  return rows.map(({ id }) => id);
}

/**
 * All that people are known by: the profiles that were merged into them, their keys, and the words by which texts name
 * them. An address that another person showed first is that person's.
 */
export async function describe(
  db: Database,
  workspaceId: string,
  people: string[],
  named: Pick<Subject, 'keys' | 'orders'> = {},
): Promise<Subject> {
  const ids = JSON.stringify(people);
  const own = sql`(select id::uuid from json_array_elements_text(${ids}::json) g (id))`;
  const [parts, keys, traits] = await db.batch([
    db.execute<{ id: string }>(sql`
      select id from (
        select profile_id as id from profile_parts where workspace_id = ${workspaceId}::uuid and person_id in ${own}
        union select from_profile_id from profile_merges
        where workspace_id = ${workspaceId}::uuid and into_profile_id in ${own} and undone_at is null
      ) p limit ${MOST_PROFILES}`),
    db.execute<SubjectKey & Record<string, unknown>>(sql`
      select kind, value from profile_identifiers
      where workspace_id = ${workspaceId}::uuid and profile_id in ${own} limit ${MOST_KEYS}`),
    db.execute<{ traits: unknown }>(sql`
      select traits from profiles where workspace_id = ${workspaceId}::uuid and id in ${own}
      union all select traits from profile_parts where workspace_id = ${workspaceId}::uuid and person_id in ${own}
      limit ${MOST_PROFILES}`),
  ]);
  const profiles = [...new Set([...people, ...parts.rows.map(({ id }) => id)])];
  const all = [...(named.keys ?? []), ...keys.rows.map(({ kind, value }) => ({ kind, value }))];
  const once = [...new Map(all.map((key) => [`${key.kind}:${key.value}`, key])).values()];
  const words = wordsOf(
    once,
    profiles,
    traits.rows.map((row) => row.traits),
  );
  return { ...named, profiles, keys: once, ...words };
}
