import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { compareAgain } from '../data-sources/reconcile/again.ts';
import { BEHAVIOUR } from '../ingest/event.ts';
import { inTurn } from '../ingest/writing/apply.ts';
import { FACTS } from '../ingest/writing/facts.ts';
import { when } from '../ingest/writing/rows.ts';
import { hashOf } from './erased.ts';
import { addCounts, type Counts, type Subject } from './subject.ts';

/** So many events go in one transaction. */
const EVENTS_AT_ONCE = 2000;

/** What makes or tells of an order stays, as nobody's: figures of money rest on it. */
const TELLS_OF_MONEY = sql`name in ('purchase', 'refund')`;

/** Rows that are about one person and nothing else, by table and the column that says whose they are. */
export const THEIRS = [
  // Before their events, so that these are not packed anew while they go.
  ['profile_deeds', 'profile_id'],
  ['profile_event_counts', 'profile_id'],
  ['consents', 'profile_id'],
  ['profile_tags', 'profile_id'],
  ['segment_members', 'profile_id'],
  ['segment_changes', 'profile_id'],
  ['segment_rechecks', 'profile_id'],
  ['segment_list_people', 'profile_id'],
  ['segment_import_changes', 'profile_id'],
  ['predictions', 'profile_id'],
  ['buyer_risks', 'profile_id'],
  ['propensities', 'profile_id'],
  ['profile_names', 'profile_id'],
  ['profile_merges', 'from_profile_id'],
  ['profile_merges', 'into_profile_id'],
  ['profile_parts', 'person_id'],
  ['profile_identifiers', 'profile_id'],
  ['profiles', 'id'],
] as const;

/** People as rows of SQL can be compared with them. */
export const idsIn = (ids: readonly string[]): SQL =>
  sql`(select id::uuid from json_array_elements_text(${JSON.stringify(ids)}::json) g (id))`;

/**
 * Takes people out of the tables, in one transaction but for their events, which go page by page: their orders stay as
 * nobody's with all their money, e-mails that were sent stay as a number of a campaign. With `isRemembered` the salted
 * traces of their ids are kept first, so that nothing of before can come in again. That their money stays is compared with
 * the shop's platform afterwards. Doing it again changes nothing.
 */
export async function eraseRows(
  ctx: Ctx,
  workspaceId: string,
  { profiles = [], keys = [], orders = [], erasedAt = '' }: Subject,
  isRemembered = true,
): Promise<Counts> {
  const theirs = idsIn(profiles);
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  const named = sql`(select id from json_array_elements_text(${JSON.stringify(orders)}::json) g (id))`;
  const { rows: others } = await ctx.db.execute<{ id: string }>(sql`
    select distinct profile_id as id from orders
    where ${own} and order_id in ${named} and profile_id is not null and profile_id not in ${theirs}`);
  const statements: [name: string, statement: SQL][] = [
    ...(isRemembered ? traces(workspaceId, { keys, erasedAt }, theirs, named) : []),
    ...compareAgain(
      workspaceId,
      sql`(o.profile_id in ${theirs} or (o.order_id in ${named} and o.profile_id is not null))`,
      ctx.now(),
    ).map((statement): [string, SQL] => ['', statement]),
    [
      'orders',
      sql`update orders set profile_id = null, home_id = null
        where ${own} and (profile_id in ${theirs} or (order_id in ${named} and profile_id is not null))`,
    ],
    ['events', anonymous(own, sql`profile_id in ${idsIn(others.map(({ id }) => id))} and order_id in ${named}`)],
    ['conversions', ofTheirEvents(own, theirs)],
    [
      'emails',
      sql`update email_messages set profile_id = gen_random_uuid(), address = null, subject = '', body = '',
          reason = null, provider_id = null, due_at = null,
          status = case when status in ('draft', 'queued') then 'skipped' else status end
        where ${own} and profile_id in ${theirs}`,
    ],
    [
      'audiences',
      sql`update action_plans set audience = audience - array(select json_array_elements_text(${JSON.stringify(profiles)}::json))
        where ${own} and audience ?| array(select json_array_elements_text(${JSON.stringify(profiles)}::json))`,
    ],
    [
      'runs',
      sql`update workflow_runs set person_id = null, cause_key = 'erased:' || id, cause = 'A person who was erased since',
          status = case status when 'running' then 'stopped' else status end
        where ${own} and person_id in ${theirs}`,
    ],
    // Nobody who builds blocks of deeds meanwhile writes what they read before.
    ['', sql`update deed_gatherings set lease = null, lease_until = null where ${own}`],
    [
      '',
      sql`delete from deed_blocks b where ${own} and exists (
        select from profile_deeds d where d.${own} and d.profile_id in ${theirs} and d.number between b.first_number and b.last_number)`,
    ],
    // What stands beside the deeds of a number that is nobody's any more may be of whoever was merged into them.
    [
      '',
      sql`with nobody as materialized (
          select n.number from (
            select unnest(changed) as number from deed_blocks where ${own} union select unnest(numbers) from deed_marks where ${own}
          ) n where not exists (select from profile_deeds d where d.${own} and d.number = n.number)
        )
        delete from deed_columns c using deed_blocks b
        where c.${own} and b.workspace_id = c.workspace_id and b.first_number = c.first_number
          and exists (select from nobody n where n.number between b.first_number and b.last_number)`,
    ],
    ...THEIRS.map(([table, column]): [string, SQL] => [
      table,
      sql`delete from ${sql.identifier(table)} where ${own} and ${sql.identifier(column)} in ${theirs}`,
    ]),
    ['marks', sql`delete from segment_marks where ${own} and profile_ids <@ array${theirs}`],
    ...when(
      others.map(({ id }) => ({ id, known: false, bought: true, consented: false })),
      (rows) => FACTS(rows, others),
    ).map((statement): [string, SQL] => ['', statement]),
  ];
  const done = await inTurn(
    ctx.db,
    workspaceId,
    statements.map(([, statement]) => statement),
  );
  const counts = addCounts(...done.map(({ rowCount }, n) => ({ [statements[n]?.[0] ?? '']: rowCount })));
  const { '': _, ...told } = counts;
  return addCounts(told, await eraseEvents(ctx, workspaceId, theirs));
}

/** Their events: those of money become nobody's, all others go, and are counted no more. */
async function eraseEvents(ctx: Ctx, workspaceId: string, theirs: SQL): Promise<Counts> {
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  const [kept] = await inTurn(ctx.db, workspaceId, [
    anonymous(own, sql`profile_id in ${theirs} and ${TELLS_OF_MONEY}`),
  ]);
  let gone = 0;
  for (let page = EVENTS_AT_ONCE; page === EVENTS_AT_ONCE; gone += page) {
    page = await deleteEvents(ctx, workspaceId, sql`profile_id in ${theirs}`);
  }
  return { events: gone, anonymousEvents: kept?.rowCount ?? 0 };
}

/** Deletes a page of events with what was counted of them; how many they were. */
export async function deleteEvents(ctx: Ctx, workspaceId: string, which: SQL): Promise<number> {
  const [answer] = await inTurn(ctx.db, workspaceId, [
    sql`
      with gone as (
        delete from events where id in (
          select id from events where workspace_id = ${workspaceId}::uuid and ${which} limit ${EVENTS_AT_ONCE}
        ) returning source_id, name, kind, value
      ), less as (
        update event_totals t set count = t.count - g.count, value = t.value - g.value
        from (select source_id, name, count(*) as count, coalesce(sum(value), 0) as value from gone
          where kind in ${[...BEHAVIOUR]} group by 1, 2) g
        where t.workspace_id = ${workspaceId}::uuid and t.source_id = g.source_id and t.name = g.name returning 1
      )
      select count(*)::int as count from gone`,
  ]);
  return Number(answer?.rows[0]?.count ?? 0);
}

/** Events without anybody: their order, money and time stay. */
function anonymous(own: SQL, which: SQL): SQL {
  return sql`update events set profile_id = null, home_id = null, user_id = null, anonymous_id = null, email = null,
    original_name = name, properties = '{}', context = '{}', raw = null, told = null where ${own} and ${which}`;
}

/** What is to be sent to a conversions API, and what of theirs was. */
function ofTheirEvents(own: SQL, theirs: SQL): SQL {
  return sql`delete from conversions_sent where ${own} and message_id in (
    select message_id from events where ${own} and profile_id in ${theirs})`;
}

function traces(
  workspaceId: string,
  { keys, erasedAt }: Required<Pick<Subject, 'keys' | 'erasedAt'>>,
  theirs: SQL,
  named: SQL,
): [string, SQL][] {
  const salt = `${crypto.randomUUID()}${crypto.randomUUID()}`;
  return [
    [
      '',
      sql`insert into erasure_salts (workspace_id, salt) values (${workspaceId}::uuid, ${salt}) on conflict do nothing`,
    ],
    [
      '',
      sql`
        insert into erasures as e (workspace_id, hash, erased_at)
        select ${workspaceId}::uuid, ${hashOf(sql`s.salt`, sql`k.kind`, sql`k.value`)}, ${erasedAt}::timestamptz
        from erasure_salts s
        cross join (
          select kind, value from json_to_recordset(${JSON.stringify(keys)}::json) k (kind text, value text)
          union select 'order', order_id from orders
          where workspace_id = ${workspaceId}::uuid and profile_id in ${theirs}
          union select 'order', id from ${named} n
        ) k
        where s.workspace_id = ${workspaceId}::uuid
        on conflict (workspace_id, hash) do update set erased_at = greatest(e.erased_at, excluded.erased_at)`,
    ],
  ];
}
