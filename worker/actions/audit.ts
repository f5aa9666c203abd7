import { and, desc, eq, sql } from 'drizzle-orm';
import type { Actor, AuditEntry, Surface } from '../../contract/actions.ts';
import type { UserCtx } from '../context.ts';
import type { Database } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { auditLog } from '../db/schema.ts';
import { before, cutPage } from '../http/cursor.ts';

/** What was done. Texts and values are kept for good: give neither secrets nor more of people than ids. */
export interface NewEntry {
  actor: Actor;
  surface: Surface;
  /** Such as `action.applied`, `source.connected`, `api_key.created`. */
  what: string;
  /** In words. */
  text: string;
  subject?: { kind: string; id: string };
  before?: unknown;
  after?: unknown;
}

const LONGEST_TEXT = 500;
/** Names under which secrets travel: their values are never written down, whoever calls. */
const SECRET = /secret|password|token|authorization|api_?key$|private|writekey/i;

/** The statement that adds an entry: put it into the batch of the change it tells of, or await it by itself. */
export function recordAudit(ctx: { db: Database; now: () => Date; workspace: { id: string } }, entry: NewEntry) {
  return ctx.db.insert(auditLog).values({
    id: newId(),
    workspaceId: ctx.workspace.id,
    at: ctx.now(),
    actor: entry.actor,
    surface: entry.surface,
    what: entry.what,
    text: entry.text.slice(0, LONGEST_TEXT),
    subjectKind: entry.subject?.kind ?? null,
    subjectId: entry.subject?.id ?? null,
    before: withoutSecrets(entry.before),
    after: withoutSecrets(entry.after),
  });
}

interface Asked {
  limit: number;
  cursor?: string | undefined;
  what?: string | undefined;
  actorId?: string | undefined;
  subjectKind?: string | undefined;
  subjectId?: string | undefined;
}

/** What was done in the workspace, latest first. */
export async function listAudit(
  ctx: UserCtx,
  { limit, cursor, what, actorId, subjectKind, subjectId }: Asked,
): Promise<{ data: AuditEntry[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.workspaceId, ctx.workspace.id),
        // `action` finds `action.applied` too.
        what === undefined ? undefined : sql`(${auditLog.what} = ${what} or ${auditLog.what} like ${`${what}.%`})`,
        actorId === undefined ? undefined : sql`${auditLog.actor}->>'id' = ${actorId}`,
        subjectKind === undefined ? undefined : eq(auditLog.subjectKind, subjectKind),
        subjectId === undefined ? undefined : eq(auditLog.subjectId, subjectId),
        before(cursor, auditLog.at, auditLog.id),
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(limit + 1);
  const { data, nextCursor } = cutPage(rows, limit, ({ at, id }) => ({ at, id }));
  return { data: data.map(shown), nextCursor };
}

function shown(row: typeof auditLog.$inferSelect): AuditEntry {
  const { id, at, actor, surface, what, text, subjectKind, subjectId } = row;
  return {
    ...{ id, at: at.toISOString(), actor, surface, what, text },
    subject: subjectKind && subjectId ? { kind: subjectKind, id: subjectId } : null,
    before: row.before,
    after: row.after,
  };
}

function withoutSecrets(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return JSON.parse(JSON.stringify(value, (name, one) => (SECRET.test(name) && one ? '[not kept]' : one)));
}
