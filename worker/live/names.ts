import { sql } from 'drizzle-orm';
import type { Decision } from '../../contract/live.ts';
import type { Ctx } from '../context.ts';

/** Gives the people of listed decisions the names they are known by; who is only a visitor stays without one. */
export async function nameThem(ctx: Ctx, workspaceId: string, decisions: Decision[]): Promise<Decision[]> {
  const ids = [...new Set(decisions.flatMap(({ person }) => (person ? [person.id] : [])))];
  if (ids.length === 0) return decisions;
  const names = await namesOf(ctx, workspaceId, ids);
  return decisions.map((one) => {
    if (!one.person) return one;
    const { id, name } = one.person;
    return { ...one, person: { id, name: names.get(id) ?? name } };
  });
}

/** What people are known by; null for visitors. */
async function namesOf(ctx: Ctx, workspaceId: string, ids: string[]): Promise<Map<string, string | null>> {
  const { rows } = await ctx.db.execute<{ id: string; name: string | null }>(sql`
    select p.id, case when p.known then coalesce(p.traits->>'name', p.email, p.user_id) end as name
    from json_array_elements_text(${JSON.stringify(ids)}::json) k (id)
    cross join lateral (
      select * from profiles where id = k.id::uuid and workspace_id = ${workspaceId}::uuid limit 1
    ) p`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
