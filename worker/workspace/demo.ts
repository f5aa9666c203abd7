import { eq, type SQL, sql } from 'drizzle-orm';
import type { Workspace } from '../../contract/auth.ts';
import type { UserCtx } from '../context.ts';
import { dropCopies } from '../data-sources/sources.ts';
import {
  actionPlans,
  campaignDrafts,
  dataSources,
  deedBlocks,
  deedCodes,
  deedColumns,
  deedGatherings,
  deedMarks,
  deedQuestions,
  emailMessages,
  events,
  eventTimes,
  eventTotals,
  internalEvents,
  modelFits,
  orders,
  orderTotals,
  predictionModels,
  predictions,
  products,
  profileDeeds,
  profileEventCounts,
  profileIdentifiers,
  profileMerges,
  profiles,
  profileTags,
  propensities,
  propensityModels,
  recommendations,
  refunds,
  workflowRuns,
  workflows,
  workspaceCounters,
  workspaces,
} from '../db/schema.ts';
import { fail } from '../errors.ts';
import { showWorkspace } from './workspace.ts';

/** Rows that one statement deletes at most, so that a large shop never holds the database up for long. */
const ROWS_AT_ONCE = 20_000;

/** The sources go first, so that nothing new arrives; what counts the others goes last. */
const WIPED = [
  dataSources,
  workflowRuns,
  workflows,
  emailMessages,
  campaignDrafts,
  actionPlans,
  profileTags,
  deedGatherings,
  deedQuestions,
  deedColumns,
  deedBlocks,
  profileDeeds,
  events,
  orders,
  refunds,
  profileEventCounts,
  profileIdentifiers,
  profileMerges,
  profiles,
  recommendations,
  predictions,
  predictionModels,
  propensities,
  propensityModels,
  modelFits,
  products,
  internalEvents,
  eventTimes,
  deedCodes,
  deedMarks,
  eventTotals,
  orderTotals,
  workspaceCounters,
];

/**
 * Empties the demo workspace of its sources, events, people, orders, recommendations and actions, and makes it an ordinary one.
 * Conversations stay: they are the user's own words. An interrupted wipe can be repeated; 409 for any other workspace.
 */
export async function wipeDemo(ctx: UserCtx): Promise<Workspace> {
  const { id, isDemo } = ctx.workspace;
  if (!isDemo) return fail('conflict', 'Only the demo shop can be wiped, and this workspace is not the demo shop');
  const sources = await ctx.db.select().from(dataSources).where(eq(dataSources.workspaceId, id));
  for (const table of WIPED) {
    const some: SQL = sql`delete from ${table} where ctid = any(array(
      select ctid from ${table} where ${table.workspaceId} = ${id} limit ${ROWS_AT_ONCE}))`;
    let deleted: number;
    do {
      deleted = (await ctx.db.execute(some)).rowCount;
    } while (deleted === ROWS_AT_ONCE);
  }
  await Promise.all(sources.map((source) => dropCopies(ctx, source)));
  const [row] = await ctx.db
    .update(workspaces)
    .set({ isDemo: false, updatedAt: ctx.now() })
    .where(eq(workspaces.id, id))
    .returning();
  return row ? showWorkspace(row, ctx.user.role) : fail('not_found');
}
