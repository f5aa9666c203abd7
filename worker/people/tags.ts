import { sql } from 'drizzle-orm';
import type { UserCtx } from '../context.ts';

/** The statement that finds the words which the shop put on a person, also on histories that are shown with them. */
export function tagsOf(ctx: UserCtx, personId: string) {
  return ctx.db.execute<{ tag: string }>(sql`
    select distinct tag from profile_tags where workspace_id = ${ctx.workspace.id}::uuid and (
      profile_id = ${personId}::uuid or profile_id in (select profile_id from profile_parts where person_id = ${personId}::uuid))
    order by tag limit 200`);
}

/** Which of some people carry a tag. */
export async function carriersOf(ctx: UserCtx, tag: string, personIds: string[]): Promise<Set<string>> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select i.id from jsonb_array_elements_text(${JSON.stringify(personIds)}::jsonb) i (id)
    where exists (
      select from profile_tags t where t.workspace_id = ${ctx.workspace.id}::uuid and t.tag = ${tag} and (
        t.profile_id = i.id::uuid
        or t.profile_id in (select profile_id from profile_parts where person_id = i.id::uuid)))`);
  return new Set(rows.map(({ id }) => id));
}
