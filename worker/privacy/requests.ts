import { and, desc, eq, sql } from 'drizzle-orm';
import type { Actor } from '../../contract/actions.ts';
import type { PrivacyRequest } from '../../contract/privacy.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { privacyRequests } from '../db/schema.ts';
import { sha256, toBase64Url } from '../http/bytes.ts';
import { before, cutPage } from '../http/cursor.ts';
import type { Counts, Subject } from './subject.ts';

export type RequestRow = typeof privacyRequests.$inferSelect;

/** What the law and Shopify give. */
const DUE_MS = 30 * 86_400_000;
/** A platform sends the same request again for two days; the same one after this long is a new one. */
const SAME_FOR_MS = 7 * 86_400_000;

export interface NewRequest {
  workspaceId: string;
  kind: RequestRow['kind'];
  origin: RequestRow['origin'];
  sourceId?: string;
  /** What makes two of them one. Only its hash is kept: it may hold ids of the person. */
  key: unknown;
  subject: Subject;
  by?: Actor;
  askedAt: Date;
}

/** Writes a request down, once; it is carried out by the job `privacy`. */
export async function openRequest(ctx: Pick<Ctx, 'db'>, asked: NewRequest): Promise<RequestRow> {
  const { workspaceId, kind, origin, sourceId = null, subject, by = null, askedAt } = asked;
  const requestKey = toBase64Url(await sha256(JSON.stringify([workspaceId, kind, origin, sourceId, asked.key])));
  const times = { createdAt: askedAt, nextAt: askedAt, dueAt: new Date(askedAt.getTime() + DUE_MS) };
  const long = new Date(askedAt.getTime() - SAME_FOR_MS).toISOString();
  const again = { subject, state: 'open' as const, attempts: 0, counts: {}, error: null, finishedAt: null, ...times };
  const [made] = await ctx.db
    .insert(privacyRequests)
    .values({ id: newId(), workspaceId, kind, origin, sourceId, requestKey, subject, requestedBy: by, ...times })
    .onConflictDoUpdate({
      target: [privacyRequests.workspaceId, privacyRequests.requestKey],
      set: again,
      setWhere: sql`${privacyRequests.state} = 'done' and ${privacyRequests.finishedAt} < ${long}::timestamptz`,
    })
    .returning();
  if (made) return made;
  const mine = and(eq(privacyRequests.workspaceId, workspaceId), eq(privacyRequests.requestKey, requestKey));
  const [known] = await ctx.db.select().from(privacyRequests).where(mine);
  if (!known) throw new Error('A request was neither made nor there');
  return known;
}

/** The ledger of a workspace, the latest request first. */
export async function listRequests(ctx: UserCtx, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  const rows = await ctx.db
    .select()
    .from(privacyRequests)
    .where(
      and(
        eq(privacyRequests.workspaceId, ctx.workspace.id),
        before(cursor, privacyRequests.createdAt, privacyRequests.id),
      ),
    )
    .orderBy(desc(privacyRequests.createdAt), desc(privacyRequests.id))
    .limit(limit + 1);
  const { data, nextCursor } = cutPage(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { data: data.map(shown), nextCursor };
}

/** Closes a request: whom it was about is not kept. */
export async function finish(ctx: Ctx, { id, workspaceId }: RequestRow, counts: Counts, note?: string): Promise<void> {
  await ctx.db
    .update(privacyRequests)
    .set({ state: 'done', subject: {}, counts, error: note ?? null, nextAt: null, finishedAt: ctx.now() })
    .where(and(eq(privacyRequests.id, id), eq(privacyRequests.workspaceId, workspaceId)));
}

/** Exports that waited for somebody's data are done once it was handed over, or is no more. */
export async function closeExports(ctx: Ctx, workspaceId: string, profiles: string[]): Promise<void> {
  const ids = JSON.stringify(profiles);
  await ctx.db.execute(sql`
    update privacy_requests set state = 'done', subject = '{}', next_at = null, finished_at = ${ctx.now().toISOString()}::timestamptz
    where workspace_id = ${workspaceId}::uuid and kind = 'export' and state = 'waiting'
      and subject->'profiles' ?| array(select json_array_elements_text(${ids}::json))`);
}

export function shown(row: RequestRow): PrivacyRequest {
  const { id, kind, origin, sourceId, state, counts, error, requestedBy } = row;
  return {
    ...{ id, kind, origin, sourceId, state, counts, error },
    personId: state === 'waiting' ? (row.subject.profiles?.[0] ?? null) : null,
    by: requestedBy?.name ?? null,
    dueAt: row.dueAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
