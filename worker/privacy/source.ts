import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { dropCopies } from '../data-sources/sources.ts';
import { dataSources, privacyRequests } from '../db/schema.ts';
import { inTurn } from '../ingest/writing/apply.ts';
import { askToCarryOut, eraseSubject, tellErased } from './erase.ts';
import { describe } from './find.ts';
import { finish, type RequestRow } from './requests.ts';
import { deleteEvents } from './rows.ts';
import { leaveOthers } from './shared-people.ts';
import { addCounts, type Counts } from './subject.ts';

const PEOPLE_AT_ONCE = 25;
const ORDERS_AT_ONCE = 2000;
/** One job takes so many pages of people; what is left is another's. */
const MOST_PAGES = 20;

/**
 * Erases everything that a source brought: the source itself first, so that nothing comes in any more, then its orders,
 * the people whom nobody else told of, of the others what this source told, and at last what was nobody's. A source that was connected again
 * since is left alone.
 */
export async function eraseSource(ctx: Ctx, request: RequestRow): Promise<void> {
  const { workspaceId, sourceId } = request;
  if (!sourceId) return finish(ctx, request, {});
  if (!(await removeSource(ctx, request, sourceId))) {
    return finish(ctx, request, {}, 'It was connected again since: nothing was erased');
  }
  let counts = addCounts(request.counts, await eraseOrders(ctx, workspaceId, sourceId));
  for (let pages = 0; ; pages++) {
    const people = await someOf(ctx, workspaceId, sourceId);
    if (people.length === 0) break;
    if (pages >= MOST_PAGES) return goOn(ctx, request, counts);
    counts = addCounts(counts, await erasePeople(ctx, workspaceId, sourceId, people));
  }
  counts = addCounts(counts, await eraseRest(ctx, workspaceId, sourceId));
  await tellErased(ctx, request, 'source.erased', 'Everything that a source brought was erased', counts);
  await finish(ctx, request, counts);
}

/** False where it was connected again after the request. */
async function removeSource(ctx: Ctx, { createdAt, workspaceId }: RequestRow, sourceId: string): Promise<boolean> {
  const mine = and(eq(dataSources.id, sourceId), eq(dataSources.workspaceId, workspaceId));
  const [source] = await ctx.db.select().from(dataSources).where(mine);
  if (!source) return true;
  if (source.status === 'active' && source.updatedAt > createdAt) return false;
  await ctx.db.delete(dataSources).where(mine);
  await ctx.env.SOURCE_SYNC.getByName(sourceId).forget();
  await dropCopies(ctx, source);
  return true;
}

async function eraseOrders(ctx: Ctx, workspaceId: string, sourceId: string): Promise<Counts> {
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  let orders = 0;
  for (let page = ORDERS_AT_ONCE; page === ORDERS_AT_ONCE; orders += page) {
    const some = sql`(select order_id from orders where ${own} and source_id = ${sourceId}::uuid
      order by order_id limit ${ORDERS_AT_ONCE})`;
    const [, , gone] = await inTurn(ctx.db, workspaceId, [
      sql`delete from order_items where ${own} and order_id in ${some}`,
      sql`delete from refunds where ${own} and order_id in ${some}`,
      sql`delete from orders where ${own} and order_id in ${some}`,
    ]);
    page = gone?.rowCount ?? 0;
  }
  return { orders };
}

interface Told {
  id: string;
  /** Another source told of them too. */
  isShared: boolean;
}

async function someOf(ctx: Ctx, workspaceId: string, sourceId: string): Promise<Told[]> {
  const { rows } = await ctx.db.execute<Told & Record<string, unknown>>(sql`
    select p.id, exists (
      select from events o where o.profile_id = p.id and o.source_id <> ${sourceId}::uuid) as "isShared"
    from (
      select distinct profile_id as id from (
        select profile_id from events where workspace_id = ${workspaceId}::uuid and source_id = ${sourceId}::uuid
          and profile_id is not null limit 5000) e
      limit ${PEOPLE_AT_ONCE}) p`);
  return rows;
}

async function erasePeople(ctx: Ctx, workspaceId: string, sourceId: string, people: Told[]): Promise<Counts> {
  const shared = people.filter(({ isShared }) => isShared).map(({ id }) => id);
  const theirs = people.filter(({ isShared }) => !isShared).map(({ id }) => id);
  const subject = await describe(ctx.db, workspaceId, theirs);
  const erased = theirs.length > 0 ? await eraseSubject(ctx, workspaceId, subject, false) : {};
  const left = shared.length > 0 ? await leaveOthers(ctx, workspaceId, sourceId, shared) : {};
  return addCounts(erased, left);
}

/** What was nobody's, or is by now, and what only counts. */
async function eraseRest(ctx: Ctx, workspaceId: string, sourceId: string): Promise<Counts> {
  let events = 0;
  for (let page = 1; page > 0; events += page) {
    page = await deleteEvents(ctx, workspaceId, sql`source_id = ${sourceId}::uuid`);
  }
  const own = sql`workspace_id = ${workspaceId}::uuid and source_id = ${sourceId}::uuid`;
  const [products] = await inTurn(ctx.db, workspaceId, [
    sql`delete from products where ${own}`,
    sql`delete from event_totals where ${own}`,
    sql`delete from event_times where ${own}`,
  ]);
  return { events, products: products?.rowCount ?? 0 };
}

async function goOn(ctx: Ctx, request: RequestRow, counts: Counts): Promise<void> {
  await ctx.db
    .update(privacyRequests)
    .set({ counts, attempts: 0 })
    .where(and(eq(privacyRequests.id, request.id), eq(privacyRequests.workspaceId, request.workspaceId)));
  await askToCarryOut(ctx, request);
}
