import { sql } from 'drizzle-orm';
import { FactMeaning, MOST_FACTS, type ShopFact } from '../../contract/learning.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { fail } from '../errors.ts';
import { effectOf } from './effects.ts';
import { readMeaning } from './meaning.ts';

/** Whose facts they are; jobs remember what was learned, and are nobody. */
export type FactsOf = Pick<UserCtx, 'db' | 'now'> & {
  workspace: Pick<UserCtx['workspace'], 'id'>;
  user?: Pick<UserCtx['user'], 'id'>;
};

/** A fact as it is told: by whom it comes from the caller. */
export interface NewFact {
  text: string;
  source: ShopFact['source'];
  messageId?: string | undefined;
  /** The fact that it changes: that one ends. */
  replaces?: string | undefined;
  /** Where it is known by other means than its words. */
  meaning?: FactMeaning | undefined;
}

type Row = {
  id: string;
  text: string;
  meaning: unknown;
  source: ShopFact['source'];
  user_id: string | null;
  first_name: string | null;
  last_name: string | null;
  message_id: string | null;
  replaces: string | null;
  created_at: string;
  ended_at: string | null;
};

/** The most that the page of facts shows of those that no longer hold. */
const MOST_ENDED = 200;

/** What the shop has said of itself and still holds, newest first; with `all`, also what was changed or forgotten. */
export async function listFacts(ctx: FactsOf, { all = false }: { all?: boolean } = {}): Promise<ShopFact[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    ${COLUMNS} where f.workspace_id = ${ctx.workspace.id} and ${all ? sql`true` : sql`f.ended_at is null`}
    order by (f.ended_at is null) desc, f.created_at desc, f.id desc limit ${MOST_FACTS + (all ? MOST_ENDED : 0)}`);
  return rows.map(asFact);
}

/**
 * Remembers a fact. Said again while it holds, it is the one that stands; with `replaces` the old one ends in the same
 * moment. 404 where that is not a fact of this workspace that holds, 409 where a hundred hold.
 */
export async function rememberFact(ctx: FactsOf, given: NewFact): Promise<ShopFact> {
  const text = given.text.replace(/\s+/g, ' ').trim();
  const [id, workspaceId, now] = [newId(), ctx.workspace.id, ctx.now().toISOString()];
  const replaces = given.replaces ?? null;
  const meaning = JSON.stringify(given.meaning ?? readMeaning(text));
  const holds = sql`workspace_id = ${workspaceId} and ended_at is null`;
  // One after another in a workspace, so that two at once neither pass the limit nor say the same twice.
  const [, { rows: found }] = await ctx.db.batch([
    ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`facts ${workspaceId}`}, 0))`),
    ctx.db.execute<{ id: string | null; same: string | null; known: boolean; full: boolean }>(sql`
      with same as (select id from facts where ${holds} and lower(text) = lower(${text}) order by id limit 1),
      old as (select id from facts where ${holds} and id = ${replaces}::uuid),
      state as (
        select ${replaces}::uuid is null or exists (select from old) as known,
          (select count(*) from facts where ${holds}) - (select count(*) from old) >= ${MOST_FACTS} as "full"
      ),
      ended as (
        update facts set ended_at = ${now}::timestamptz
        where id in (select id from old) and (select known and not "full" from state) and not exists (select from same where id = facts.id)
      ),
      added as (
        insert into facts (id, workspace_id, user_id, text, meaning, source, message_id, replaces, created_at)
        select ${id}, ${workspaceId}, ${ctx.user?.id ?? null}::uuid, ${text}, ${meaning}::jsonb, ${given.source},
          ${given.messageId ?? null}::uuid, ${replaces}::uuid, ${now}::timestamptz
        from state where known and not "full" and not exists (select from same)
        returning id
      )
      select (select id from added) as id, (select id from same) as same, known, "full" from state`),
  ]);
  const [outcome] = found;
  const kept = outcome?.known ? (outcome.id ?? outcome.same) : undefined;
  if (kept) return factById(ctx, kept);
  if (outcome?.full) return fail('conflict', `At most ${MOST_FACTS} facts hold at a time: forget one first`);
  return fail('not_found');
}

/**
 * Says a fact anew: a new row that ends the old one, so that its history stays. What was learned of a kind of offer is
 * still of that kind in other words, and cited with it; what was measured was of the words before.
 */
export async function changeFact(ctx: UserCtx, id: string, text: string): Promise<ShopFact> {
  const old = (await listFacts(ctx)).find((one) => one.id === id);
  const { measured: _, ...of } = old?.meaning.learnedOf ?? {};
  const meaning = old?.meaning.learnedOf
    ? { ...readMeaning(text), learnedOf: of as typeof old.meaning.learnedOf }
    : undefined;
  return rememberFact(ctx, { text, source: 'written', replaces: id, meaning });
}

/** It no longer holds; what it said stays in its history. */
export async function forgetFact(ctx: UserCtx, id: string): Promise<ShopFact> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    update facts set ended_at = ${ctx.now().toISOString()}::timestamptz
    where id = ${id} and workspace_id = ${ctx.workspace.id} and ended_at is null returning id`);
  return rows.length > 0 ? factById(ctx, id) : fail('not_found');
}

/** Everything that a fact has said, newest first: what it replaced and what replaced it. */
export async function factHistory(ctx: UserCtx, id: string): Promise<ShopFact[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    with recursive line as (
      select id, replaces from facts where id = ${id} and workspace_id = ${ctx.workspace.id}
      union
      select f.id, f.replaces from facts f join line l on f.id = l.replaces or f.replaces = l.id
      where f.workspace_id = ${ctx.workspace.id}
    )
    ${COLUMNS} where f.id in (select id from line) order by f.created_at desc, f.id desc limit ${MOST_ENDED}`);
  return rows.length > 0 ? rows.map(asFact) : fail('not_found');
}

async function factById(ctx: FactsOf, id: string): Promise<ShopFact> {
  const { rows } = await ctx.db.execute<Row>(
    sql`${COLUMNS} where f.id = ${id} and f.workspace_id = ${ctx.workspace.id}`,
  );
  return rows[0] ? asFact(rows[0]) : fail('not_found');
}

const COLUMNS = sql`
  select f.id, f.text, f.meaning, f.source, f.user_id, u.first_name, u.last_name, f.message_id, f.replaces,
    f.created_at, f.ended_at
  from facts f left join users u on u.id = f.user_id`;

function asFact(row: Row): ShopFact {
  const meaning = FactMeaning.safeParse(row.meaning).data ?? {};
  const name = [row.first_name, row.last_name].filter(Boolean).join(' ');
  return {
    id: row.id,
    text: row.text,
    meaning,
    effect: effectOf(meaning),
    source: row.source,
    by: row.user_id === null ? null : { id: row.user_id, name },
    messageId: row.message_id,
    replaces: row.replaces,
    createdAt: new Date(row.created_at).toISOString(),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
  };
}
