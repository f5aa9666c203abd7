import { and, eq, inArray, sql } from 'drizzle-orm';
import { SEGMENT_KEYS, type SegmentKey } from '../../contract/analytics.ts';
import type { Definition } from '../../contract/segments.ts';
import { byCaller } from '../actions/actor.ts';
import { recordAudit } from '../actions/audit.ts';
import { SEGMENTS } from '../analytics/segments.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { segments as table } from '../db/schema.ts';
import { isStandard, STANDARD } from './definition/standard.ts';
import { FROM_THE_START } from './membership/fill.ts';
import type { Segments } from './rows.ts';

/** The statements of which changes of segments are made, each with its entry of the log. They belong after `takingTurn`. */
export type Statement = { _: unknown; execute: unknown } & Parameters<UserCtx['db']['batch']>[0][number];

/**
 * Comes first in the batch that changes segments: no writer of the workspace is under way then, and no judge. A writer
 * that began before would not see that its people have to be marked.
 */
export function takingTurn(ctx: UserCtx): Statement {
  return ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${ctx.workspace.id}, 0)),
    pg_advisory_xact_lock(hashtextextended(${ctx.workspace.id}, 1))`);
}

/** The six of a new workspace: nobody is in them yet, and whoever comes is followed from the first day. */
export function followingSix(ctx: Pick<Ctx, 'db' | 'now'>, workspaceId: string) {
  const stamps = { createdAt: ctx.now(), updatedAt: ctx.now() };
  return ctx.db.insert(table).values(
    SEGMENT_KEYS.map((key) => ({
      ...{ id: newId(), workspaceId, key, name: SEGMENTS[key].name, definition: STANDARD[key] },
      ...stamps,
    })),
  );
}

/** A new segment, whose people are still to be gathered. */
export function saving(
  ctx: UserCtx,
  { id, name, definition }: { id: string; name: string; definition: Definition },
): Statement[] {
  return [
    ctx.db.insert(table).values({ id, workspaceId: ctx.workspace.id, name, definition, filling: FROM_THE_START }),
    logged(ctx, 'saved', { id, name }, { after: definition }),
  ];
}

export function renaming(ctx: UserCtx, segments: Segments, { id, name }: { id: string; name: string }) {
  return [
    ctx.db.update(table).set({ name, updatedAt: ctx.now() }).where(own(ctx, id)),
    logged(ctx, 'edited', { id, name }, { before: { name: segments.nameOf(id) }, after: { name } }),
  ] as const;
}

/** Another rule for a saved segment or a built-in, which has no row of its own until then. */
export function changingRule(
  ctx: UserCtx,
  segments: Segments,
  { id, definition }: { id: string; definition: Definition },
): Statement[] {
  const key = keyOf(id);
  const changed = { definition, filling: FROM_THE_START, updatedAt: ctx.now() };
  const again = { ...changed, version: sql`${table.version} + 1` };
  return [
    key
      ? ctx.db
          .insert(table)
          .values({ id: newId(), workspaceId: ctx.workspace.id, key, name: SEGMENTS[key].name, ...changed })
          .onConflictDoUpdate({
            target: [table.workspaceId, table.key],
            targetWhere: sql`key is not null`,
            set: again,
          })
      : ctx.db.update(table).set(again).where(own(ctx, id)),
    ...gatherDependents(ctx, segments, id),
    logged(
      ctx,
      'edited',
      { id, name: segments.nameOf(id) },
      { before: segments.find(id)?.definition, after: definition },
    ),
  ];
}

/** A built-in at its standard rule again; nothing where it is. */
export function puttingBack(ctx: UserCtx, segments: Segments, key: SegmentKey): Statement[] {
  const row = segments.find(key);
  if (!row?.definition || isStandard(key, row.definition)) return [];
  // It stays followed: its history goes on, and what waits for who comes and goes still hears of them.
  return [
    ctx.db
      .update(table)
      .set({
        ...{ definition: STANDARD[key], filling: FROM_THE_START },
        ...{ version: sql`${table.version} + 1`, updatedAt: ctx.now() },
      })
      .where(eq(table.id, row.id)),
    ...gatherDependents(ctx, segments, key),
    logged(ctx, 'put back', { id: key, name: row.name }, { before: row.definition }),
  ];
}

/** A saved segment with its history. */
export function removing(ctx: UserCtx, segments: Segments, id: string) {
  return [
    ctx.db.delete(table).where(and(eq(table.id, id), eq(table.workspaceId, ctx.workspace.id))),
    logged(ctx, 'deleted', { id, name: segments.nameOf(id) }, { before: segments.find(id)?.definition }),
  ] as const;
}

/** The entry of the log for a change of a segment, for the batch that makes it. */
export function logged(
  ctx: UserCtx,
  done: 'saved' | 'edited' | 'followed' | 'put back' | 'deleted',
  { id, name }: { id: string; name: string },
  more: { before?: unknown; after?: unknown },
) {
  const by = byCaller(ctx);
  return recordAudit(ctx, {
    ...{ ...by, what: `segment.${done.replace(' ', '_')}`, text: `${by.actor.name} ${done} the segment “${name}”` },
    subject: { kind: 'segment', id },
    ...more,
  });
}

function gatherDependents(ctx: UserCtx, segments: Segments, id: string): Statement[] {
  const ids = segments.dependentsOf(id).map((one) => one.id);
  if (ids.length === 0) return [];
  const again = { filling: FROM_THE_START, version: sql`${table.version} + 1` };
  return [
    ctx.db
      .update(table)
      .set(again)
      .where(and(eq(table.workspaceId, ctx.workspace.id), inArray(table.id, ids))),
  ];
}

const keyOf = (id: string) => SEGMENT_KEYS.find((one) => one === id);

function own(ctx: UserCtx, id: string) {
  const key = keyOf(id);
  return and(eq(table.workspaceId, ctx.workspace.id), key ? eq(table.key, key) : eq(table.id, id));
}
