import { sql } from 'drizzle-orm';
import type { ListKey } from '../../../contract/segment-lists.ts';
import type { Somebody } from '../../../contract/segments.ts';
import type { Ctx, UserCtx } from '../../context.ts';
import { FOR_SOME } from '../compile/planner.ts';
import { asSomebody } from '../preview.ts';

const PAGE = 5000;

/** The profile to which an id belongs, and the person it is shown with. */
export interface Found {
  home: string;
  person: string;
}

/** Whom ids name, by id; those that name nobody are not in it. */
export async function findPeople(
  ctx: Pick<Ctx, 'db'> & { workspace: { id: string } },
  by: ListKey,
  keys: string[],
): Promise<Map<string, Found>> {
  if (keys.length === 0) return new Map();
  const pages = pagesOf(keys).map((page) =>
    ctx.db.execute<Found & { value: string } & Record<string, unknown>>(sql`
      select k.value, i.home, i.person from json_array_elements_text(${JSON.stringify(page)}::json) k (value)
      cross join lateral (
        select coalesce(home_id, profile_id) as home, profile_id as person from profile_identifiers
        where workspace_id = ${ctx.workspace.id}::uuid and kind = ${by} and value = k.value limit 1
      ) i`),
  );
  const [, ...results] = await ctx.db.batch([ctx.db.execute(FOR_SOME), ...pages]);
  return new Map(results.flatMap(({ rows }) => rows).map(({ value, home, person }) => [value, { home, person }]));
}

/** Who is on a list now: profiles with the persons they are shown with, as far as those are still there. */
export async function readMembers(ctx: UserCtx, segmentId: string): Promise<Found[]> {
  const { rows } = await ctx.db.execute<Found & Record<string, unknown>>(sql`
    select l.profile_id as home, p.id as person from segment_list_people l
    left join profile_parts q on q.profile_id = l.profile_id
    join profiles p on p.id = coalesce(q.person_id, l.profile_id)
    where l.segment_id = ${segmentId}::uuid and l.workspace_id = ${ctx.workspace.id}::uuid`);
  return rows;
}

/** A few people as they are shown. */
export async function somebodies(ctx: UserCtx, ids: string[]): Promise<Map<string, Somebody>> {
  if (ids.length === 0) return new Map();
  const { rows } = await ctx.db.execute<Parameters<typeof asSomebody>[0]>(sql`
    select p.id, p.user_id, p.email, p.traits, p.last_seen_at
    from json_array_elements_text(${JSON.stringify(ids)}::json) k (value)
    join profiles p on p.id = k.value::uuid and p.workspace_id = ${ctx.workspace.id}::uuid`);
  return new Map(rows.map((row) => [row.id, asSomebody(row)]));
}

/** Pieces of a long list, each for one statement. */
export function pagesOf<T>(all: readonly T[], size = PAGE): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, page) => all.slice(page * size, (page + 1) * size));
}
