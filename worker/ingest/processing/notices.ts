import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { disconnectSource } from '../../data-sources/oauth/disconnect.ts';
import { dataSources, internalEvents } from '../../db/schema.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import type { Job } from '../../jobs/jobs.ts';
import { takeRequest } from '../../privacy/take.ts';
import type { Notice } from '../parsers/parser.ts';
import type { AcceptedRecord } from '../record.ts';

/** A notice and the record that brought it. */
export interface ToldNotice {
  record: Pick<AcceptedRecord, 'id' | 'sourceId' | 'receivedAt'>;
  notice: Notice;
}

/**
 * Writes down what a provider told the app itself, under the record's own id, so that twice is once. A lead is fetched. Whoever asks for
 * their data or to be forgotten goes to the ledger. A shop that took the app away is disconnected and says so, unless
 * somebody connected it again after the notice.
 */
export async function takeNotices(ctx: Ctx, workspaceId: string, told: ToldNotice[]): Promise<void> {
  if (told.length === 0) return;
  await ctx.db
    .insert(internalEvents)
    .values(
      told.map(({ record, notice }) => ({
        id: record.id,
        workspaceId,
        eventType: `${notice.type === 'new_lead' ? 'facebook' : 'shopify'}.${notice.type}`,
        timestamp: new Date(record.receivedAt),
        payload: { connector_id: record.sourceId, ...notice.about },
      })),
    )
    .onConflictDoNothing();
  await enqueue(
    ctx,
    told.flatMap(({ record: { sourceId }, notice: { type, about } }): Job[] =>
      type === 'new_lead' ? [{ kind: 'fetch-lead', workspaceId, sourceId, leadId: String(about.lead_id) }] : [],
    ),
  );
  for (const { record, notice } of told) {
    if (notice.type !== 'app_uninstalled') {
      await takeRequest(ctx, workspaceId, record, notice);
      continue;
    }
    const { id, secrets, updatedAt } = dataSources;
    const [source] = await ctx.db
      .select({ id, workspaceId: dataSources.workspaceId, secrets, updatedAt })
      .from(dataSources)
      .where(and(eq(id, record.sourceId), eq(dataSources.workspaceId, workspaceId)));
    if (!source || source.updatedAt.getTime() > Date.parse(record.receivedAt)) continue;
    await disconnectSource(ctx, source, 'The app was removed from the shop: connect it again');
  }
}
