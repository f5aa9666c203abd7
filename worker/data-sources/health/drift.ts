import { and, eq, sql } from 'drizzle-orm';
import type { Ctx, UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { driftAlerts } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import type { Batch } from '../../ingest/after.ts';
import { typedPaths, type ValueType } from './shapes.ts';

/** Of each batch so many events of one name are looked at: more of them say hardly more. */
const LOOKED_AT = 20;
/** A source learns so many paths; one that makes up names for ever stops there. */
const MOST_PATHS = 5000;
const MOST_REMEMBERED = 50_000;

/** What this isolate knows to be known already: only a first sight costs a write. Losing it costs one statement. */
const remembered = new Set<string>();

interface Sight {
  source: string;
  name: string;
  path: string;
  type: ValueType;
  at: string;
  /** Of the alert, should it be one. */
  id: string;
}

/**
 * Learns what a source's events look like, and lists an alert where a property has become of another type. What was
 * fetched of former times is no change of plan. The events themselves are stored already, as they came.
 */
export async function learnShapes(ctx: Ctx, { workspaceId, events, written }: Batch): Promise<void> {
  const sights = new Map<string, Sight>();
  const looked = new Map<string, number>();
  for (const [index, event] of events.entries()) {
    if (event.historical || written.outcomes[index]?.kind !== 'stored') continue;
    const { sourceId, name, receivedAt } = event;
    const times = (looked.get(`${sourceId} ${name}`) ?? 0) + 1;
    looked.set(`${sourceId} ${name}`, times);
    if (times > LOOKED_AT) continue;
    for (const { path, type } of typedPaths(event.properties)) {
      const key = JSON.stringify([sourceId, name, path, type]);
      if (remembered.has(key) || sights.has(key)) continue;
      sights.set(key, { source: sourceId, name, path, type, at: receivedAt, id: newId() });
    }
  }
  if (sights.size === 0) return;
  await keep(ctx, workspaceId, [...sights.values()]);
  if (remembered.size > MOST_REMEMBERED) remembered.clear();
  for (const key of sights.keys()) remembered.add(key);
}

/** One statement: new paths are kept, and each that had another type before is an alert, once. */
async function keep(ctx: Ctx, workspaceId: string, sights: Sight[]): Promise<void> {
  await ctx.db.execute(sql`
    with seen as (
      select * from json_to_recordset(${JSON.stringify(sights)}::json)
        s (source uuid, name text, path text, type text, at timestamptz, id uuid)
    ), learned as (
      insert into source_paths (workspace_id, source_id, name, path, type, first_seen_at)
      select ${workspaceId}::uuid, s.source, s.name, s.path, s.type, s.at from seen s
      where exists (select 1 from data_sources d where d.id = s.source and d.workspace_id = ${workspaceId}::uuid)
        and (select count(*) from source_paths p where p.source_id = s.source) < ${MOST_PATHS}
      on conflict do nothing
      returning source_id, name, path, type, first_seen_at
    )
    insert into drift_alerts (id, workspace_id, source_id, name, path, was, became, at)
    select s.id, ${workspaceId}::uuid, l.source_id, l.name, l.path, before.type, l.type, l.first_seen_at
    from learned l
    join seen s on s.source = l.source_id and s.name = l.name and s.path = l.path and s.type = l.type
    cross join lateral (
      select p.type from source_paths p
      where p.source_id = l.source_id and p.name = l.name and p.path = l.path and p.type <> l.type
      order by p.first_seen_at desc limit 1
    ) before
    on conflict do nothing`);
}

/** Takes note of an alert of the workspace, or 404. */
export async function dismissDrift(ctx: UserCtx, id: string): Promise<void> {
  const [row] = await ctx.db
    .update(driftAlerts)
    .set({ dismissedAt: ctx.now() })
    .where(and(eq(driftAlerts.id, id), eq(driftAlerts.workspaceId, ctx.workspace.id)))
    .returning({ id: driftAlerts.id });
  if (!row) fail('not_found', 'There is no such alert');
}
