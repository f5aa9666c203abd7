import { and, eq, sql } from 'drizzle-orm';
import { MOST_FACTS } from '../../../contract/learning.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { facts } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { readMeaning } from '../../learning/meaning.ts';
import { asContent, onlyIf, type Setting } from './kind.ts';

/** The row of what it says now. */
interface Row {
  now: string;
}

/**
 * What the shop says of itself. A fact that is said anew is a new row, so a fact goes by the id of what it said first.
 * What was learned from outcomes is not set up by anybody, and left out.
 */
export const factSetting: Setting<'fact', Row> = {
  async list(ctx) {
    const mine = sql`f.workspace_id = ${ctx.workspace.id}`;
    const { rows } = await ctx.db.execute<{ id: string; now: string; text: string }>(sql`
      with recursive line as (
        select f.id as now, f.text, f.id, f.replaces, 0 as back from facts f
        where ${mine} and f.ended_at is null and f.source <> 'learned'
        union all
        select l.now, l.text, f.id, f.replaces, l.back + 1 from line l
        join facts f on f.id = l.replaces and ${mine} where l.back < 1000
      )
      select distinct on (now) id, now, text from line order by now, back desc limit ${MOST_FACTS}`);
    return rows.map(({ id, now, text }) => ({ id, row: { now }, content: asContent('fact', { text }) }));
  },

  async check(ctx, { id, content, held }, { all }) {
    if (!held && all.length > MOST_FACTS) fail('conflict', `At most ${MOST_FACTS} facts hold at a time`);
    const said = (text: unknown) => String(text).toLowerCase();
    const isTwice = all.some((one) => one.id !== id && said(Object(one.content).text) === said(content.text));
    if (isTwice) return [{ path: 'text', message: 'This is said twice: say it once' }];
    const last = held ? undefined : await lastOf(ctx, id);
    if (last?.holds) fail('conflict', `The id ${id} is that of what another fact said before: leave it out`);
    return [];
  },

  async put(ctx, { id, content: { text }, held }) {
    const before = held?.row.now ?? (await lastOf(ctx, id))?.id;
    const row = { workspaceId: ctx.workspace.id, userId: ctx.user.id, text, meaning: readMeaning(text) };
    const ended = held ? ending(ctx, held.row.now) : [];
    return [
      ...ended,
      ctx.db.insert(facts).values({
        ...{ ...row, id: before ? newId() : id, replaces: before ?? null },
        ...{ source: 'written', createdAt: ctx.now() },
      }),
    ];
  },

  remove(ctx, { row }) {
    return ending(ctx, row.now);
  },
};

function ending(ctx: UserCtx, id: string) {
  const own = and(eq(facts.id, id), eq(facts.workspaceId, ctx.workspace.id));
  return [
    onlyIf(ctx, sql`exists (select from facts where id = ${id}::uuid and ended_at is null)`),
    ctx.db.update(facts).set({ endedAt: ctx.now() }).where(own),
  ];
}

/** What a fact said last: what is said again goes on with it. */
async function lastOf(ctx: UserCtx, id: string): Promise<{ id: string; holds: boolean } | undefined> {
  const mine = sql`f.workspace_id = ${ctx.workspace.id}`;
  const { rows } = await ctx.db.execute<{ id: string; holds: boolean }>(sql`
    with recursive line as (
      select f.id, f.ended_at, 0 as n from facts f where f.id = ${id}::uuid and ${mine}
      union all
      select f.id, f.ended_at, l.n + 1 from line l join facts f on f.replaces = l.id and ${mine} where l.n < 1000
    )
    select id, ended_at is null as holds from line order by n desc limit 1`);
  return rows[0];
}
