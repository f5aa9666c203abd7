import { type SQL, sql } from 'drizzle-orm';
import { byCaller } from '../actions/actor.ts';
import { recordAudit } from '../actions/audit.ts';
import { requireRight } from '../auth/rights.ts';
import type { UserCtx } from '../context.ts';
import { listMerges } from '../people/merges.ts';
import { requireProfile } from '../people/people.ts';
import { closeExports } from './requests.ts';

/** Rows that are read and written out at a time. */
const PAGE = 500;

/** A part of an export: a list, read page by page in the order of `key`, a text that is unique in it. */
interface Part {
  name: string;
  key: SQL;
  from: SQL;
  row: SQL;
}

/**
 * All that is kept of a person as one JSON document, written out as it is read, so that it may be of any size: who they
 * are, by which ids and why several histories are one, what they allowed, did and ordered, and what was decided and sent.
 * Requests for this person's data that waited are done with it.
 */
export async function exportPerson(ctx: UserCtx, id: string): Promise<ReadableStream<Uint8Array>> {
  requireRight(ctx, 'export_people');
  await requireProfile(ctx, id);
  const merges = await listMerges(ctx, id);
  const [{ rows: people }] = await ctx.db.batch([
    ctx.db.execute<{ person: unknown }>(sql`
      select to_jsonb(p) - 'workspace_id' as person from profiles p
      where p.id = ${id}::uuid and p.workspace_id = ${ctx.workspace.id}::uuid`),
    recordAudit(ctx, {
      ...{ ...byCaller(ctx), what: 'person.exported', text: 'The data of a person was taken out' },
      subject: { kind: 'person', id },
    }),
  ]);
  await closeExports(ctx, ctx.workspace.id, [id]);
  const head = { exportedAt: ctx.now().toISOString(), person: people[0]?.person, merges: merges.data };
  return asStream(written(ctx, id, head));
}

async function* written(ctx: UserCtx, id: string, head: object): AsyncGenerator<string> {
  yield JSON.stringify(head).slice(0, -1);
  for (const part of partsOf(ctx.workspace.id, id)) {
    yield `,${JSON.stringify(part.name)}:[`;
    let [after, first] = ['', true];
    for (let rows = PAGE; rows === PAGE; ) {
      const page = await ctx.db.execute<{ key: string; row: unknown }>(sql`
        select ${part.key} as key, ${part.row} as row ${part.from} and ${part.key} > ${after}
        order by ${part.key} limit ${PAGE}`);
      rows = page.rows.length;
      after = page.rows.at(-1)?.key ?? after;
      if (rows === 0) break;
      yield (first ? '' : ',') + page.rows.map(({ row }) => JSON.stringify(row)).join();
      first = false;
    }
    yield ']';
  }
  yield '}';
}

/** The lists of an export, each of one table. Keys compare byte by byte, so that a page begins where the last one ended. */
function partsOf(workspaceId: string, id: string): Part[] {
  const person = sql`${id}::uuid`;
  const mine = sql`t.workspace_id = ${workspaceId}::uuid`;
  const whole = sql`to_jsonb(t) - 'workspace_id'`;
  const theirs = (name: string, table: string, key: SQL, row = whole, column = 'profile_id'): Part => ({
    ...{ name, row, key: sql`(${key}) collate "C"` },
    from: sql`from ${sql.identifier(table)} t where ${mine} and t.${sql.identifier(column)} = ${person}`,
  });
  return [
    theirs('ids', 'profile_identifiers', sql`t.kind || ':' || t.value`),
    theirs('parts', 'profile_parts', sql`t.profile_id::text`, whole, 'person_id'),
    theirs('consents', 'consents', sql`t.id::text`),
    theirs('tags', 'profile_tags', sql`t.tag`),
    theirs('events', 'events', sql`t.id::text`),
    theirs(
      'orders',
      'orders',
      sql`t.order_id`,
      sql`${whole} || jsonb_build_object(
        'items', (select coalesce(jsonb_agg(to_jsonb(i) - 'workspace_id' order by i.line), '[]') from order_items i
          where i.workspace_id = t.workspace_id and i.order_id = t.order_id),
        'refunds', (select coalesce(jsonb_agg(to_jsonb(r) - 'workspace_id' order by r.refund_id), '[]') from refunds r
          where r.workspace_id = t.workspace_id and r.order_id = t.order_id))`,
    ),
    {
      ...theirs('segments', 'segment_members', sql`t.segment_id::text`),
      row: sql`jsonb_build_object('segment', (select name from segments where id = t.segment_id), 'since', t.entered_at)`,
    },
    theirs('segmentChanges', 'segment_changes', sql`t.id::text`),
    theirs('messages', 'email_messages', sql`t.id::text`),
    {
      ...theirs('decisions', 'action_plans', sql`t.id::text`),
      from: sql`from action_plans t where ${mine} and t.audience ? ${id}`,
      row: sql`jsonb_build_object('kind', t.kind, 'title', t.title, 'status', t.status, 'createdAt', t.created_at,
        'appliedAt', t.applied_at)`,
    },
    {
      ...theirs('workflowRuns', 'workflow_runs', sql`t.id::text`, whole, 'person_id'),
      row: sql`jsonb_build_object('cause', t.cause, 'status', t.status, 'startedAt', t.started_at)`,
    },
    {
      ...theirs('predictions', 'predictions', sql`t.model_id::text || ' ' || t.horizon_days`),
      row: sql`jsonb_build_object('horizonDays', t.horizon_days, 'expectedValue', t.expected_value)`,
    },
  ];
}

function asStream(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
