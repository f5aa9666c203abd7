import { type SQL, sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import { carriersOf } from '../../people/tags.ts';
import { readAudience } from '../audience.ts';
import { peopleText, refuse } from '../words/languages.ts';
import { type Kind, line, type PlanOf } from './kind.ts';

/** A word put on people, or taken off. Approval is of the people who are shown; who comes into the segment later is not among them. */
export const tagPeople: Kind<'tag_people'> = {
  right: 'draft',
  touchesPeople: true,

  async plan(ctx, { audience, tag: given, remove = false }, words) {
    const { quoted, tag: say } = words;
    const { name: called, people: all } = await readAudience(ctx, audience, { words });
    const carriers = await carriersOf(
      ctx,
      given,
      all.map(({ id }) => id),
    );
    const about = all.filter(({ id }) => carriers.has(id) === remove).map(({ id }) => id);
    const others = all.length - about.length;
    const [tag, name, people] = [quoted(given), quoted(called), peopleText(about.length, words)];
    if (about.length === 0) {
      const why = all.length === 0 ? 'nobody' : remove ? 'none' : 'all';
      refuse('conflict', say.nothing({ name, why }), words);
    }
    const lines = [
      remove ? line('remove', say.takeLine({ tag, people, name })) : line('add', say.putLine({ tag, people, name })),
    ];
    const rest = peopleText(others, words);
    if (others > 0) lines.push(line('skip', remove ? say.without(rest) : say.already(rest)));
    return {
      title: remove ? say.takeTitle({ tag, people }) : say.putTitle({ tag, people }),
      difference: { people: about.length, reachable: null, messages: 0, money: null, currency: null, lines },
      audience: about,
    };
  },

  async apply(ctx, plan, words) {
    const { quoted, tag: say } = words;
    const { remove } = plan.input;
    const done = { tag: quoted(plan.input.tag), people: peopleText(plan.audience?.length ?? 0, words) };
    return {
      result: remove ? say.noLonger(done) : say.carry(done),
      href: '/people',
      // What it really changed is written down with the change: only that is taken back.
      statements: [ctx.db.execute(noting(plan, remove ? takeOff(ctx, plan) : putOn(ctx, plan)))],
    };
  },

  async undo(ctx, { undo, input: { tag, remove } }, words) {
    const { quoted, tag: say } = words;
    const changed = JSON.stringify((undo as { rows: unknown[] }).rows);
    const rows = sql`jsonb_to_recordset(${changed}::jsonb) as r (id uuid, at timestamptz)`;
    const mine = sql`t.workspace_id = ${ctx.workspace.id}::uuid and t.tag = ${tag} and t.profile_id = r.id`;
    const statement = remove
      ? sql`insert into profile_tags (workspace_id, profile_id, tag, created_at)
          select ${ctx.workspace.id}::uuid, r.id, ${tag}, r.at from ${rows} on conflict do nothing`
      : sql`delete from profile_tags t using ${rows} where ${mine}`;
    const done = { tag: quoted(tag), people: peopleText((undo as { rows: unknown[] }).rows.length, words) };
    return {
      result: remove ? say.again(done) : say.offAgain(done),
      statements: [ctx.db.execute(statement)],
    };
  },
};

type TagPlan = PlanOf<'tag_people'>;

const idsOf = ({ audience }: TagPlan): SQL => sql`jsonb_array_elements_text(${JSON.stringify(audience ?? [])}::jsonb)`;

function putOn(ctx: UserCtx, plan: TagPlan): SQL {
  return sql`insert into profile_tags (workspace_id, profile_id, tag, created_at)
    select ${ctx.workspace.id}::uuid, i.id::uuid, ${plan.input.tag}, ${ctx.now().toISOString()}::timestamptz
    from ${idsOf(plan)} i (id) on conflict do nothing returning profile_id, created_at`;
}

/** Also where it was put on a history that is shown with this person now. */
function takeOff(ctx: UserCtx, plan: TagPlan): SQL {
  return sql`delete from profile_tags t
    where t.workspace_id = ${ctx.workspace.id}::uuid and t.tag = ${plan.input.tag} and (
      t.profile_id in (select i.id::uuid from ${idsOf(plan)} i (id))
      or t.profile_id in (select profile_id from profile_parts where person_id in (select i.id::uuid from ${idsOf(plan)} i (id))))
    returning t.profile_id, t.created_at`;
}

function noting(plan: TagPlan, change: SQL): SQL {
  return sql`with changed as (${change})
    update action_plans set undo = jsonb_build_object('rows', (
      select coalesce(jsonb_agg(jsonb_build_object('id', profile_id, 'at', created_at)), '[]'::jsonb) from changed))
    where id = ${plan.id}::uuid`;
}
