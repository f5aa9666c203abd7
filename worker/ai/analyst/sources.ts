import { sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import type { Answerer, Finding } from './question.ts';
import { counted, listText, nameText } from './words.ts';

/** A source of a workspace and how far its data has come. */
export interface SourceState {
  name: string;
  sourceType: string;
  status: string;
  events: number;
  lastEventAt: Date | null;
  lastSyncError: string | null;
}

const MAX_SOURCES = 20;
/** A connected source that was silent for so long is worth a look. */
const SILENT_HOURS = 48;

export async function sourceStates(ctx: UserCtx): Promise<SourceState[]> {
  const { rows } = await ctx.db.execute<{
    name: string;
    source_type: string;
    status: string;
    events: number;
    last_event: string | null;
    error: string | null;
  }>(sql`
    select s.name, s.source_type, s.status, coalesce(t.events, 0)::float8 as events, t.last_at as last_event,
      (select y.error from data_source_syncs y where y.source_id = s.id order by y.started_at desc limit 1) as error
    from data_sources s left join lateral (
      select sum(count) as events, max(last_at) as last_at from event_totals
      where workspace_id = s.workspace_id and source_id = s.id
    ) t on true
    where s.workspace_id = ${ctx.workspace.id} order by s.created_at limit ${MAX_SOURCES}`);
  return rows.map((row) => ({
    name: row.name,
    sourceType: row.source_type,
    status: row.status,
    events: row.events,
    lastEventAt: row.last_event === null ? null : new Date(row.last_event),
    lastSyncError: row.error,
  }));
}

/** "Is my data up to date?" */
export const sourceHealth: Answerer = async ({ ctx, calendar }) => {
  const [sources, failures] = await Promise.all([sourceStates(ctx), openFailures(ctx)]);
  const worries = sources.flatMap((source) => worryOf(source, calendar.now));
  const lines = sources.map(
    (source) => `${nameText(source.name)} (${source.sourceType}, ${source.status}): ${arrival(source, calendar.now)}`,
  );
  const bad = worries.length > 0 || failures > 0;
  return {
    looked: `Checked ${counted(sources.length, 'source')}`,
    text: [
      bad ? 'Not everything is as it should be.' : 'Yes, your data is arriving.',
      listText(lines),
      ...worries,
      ...(failures > 0
        ? [`${counted(failures, 'message')} could not be processed and ${failures === 1 ? 'waits' : 'wait'} for you.`]
        : []),
    ].join('\n\n'),
    next: bad
      ? 'Open Sources to see what is wrong and to send it again.'
      : 'Ask "What changed this week?" to put it to use.',
    data: { sources, openFailures: failures },
  };
};

/** Where a workspace has no source, whatever was asked. */
export function nothingConnected(): Finding {
  return {
    looked: 'Looked for connected sources',
    text: `There is nothing to count yet: no data source is connected.\n\n${HOW_TO_CONNECT}`,
    next: 'Connect one source, or add dummy data to try it out, and ask again.',
    data: { sources: [] },
  };
}

export const HOW_TO_CONNECT = `Open **Sources** and choose one:

- **Shopify**: your shop's address, an access token and the webhook secret; orders, customers, carts and refunds then arrive by themselves.
- **Segment** (or any Segment SDK): copy the write key and set the SDK's host to PulseHub.
- **Google Tag Manager** or **Facebook Pixel**: your container or pixel id.
- **Webhook**: copy the address and signing secret into any system that can send JSON.

To look around first, choose **Add dummy data** on any source.`;

async function openFailures(ctx: UserCtx): Promise<number> {
  const { rows } = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select from ingest_failures where workspace_id = ${ctx.workspace.id} and status = 'open' limit 10000) f`);
  return rows[0]?.n ?? 0;
}

function arrival({ events, lastEventAt }: SourceState, now: Date): string {
  if (!lastEventAt) return 'nothing has arrived yet';
  return `${counted(events, 'event')}, the last ${ago(lastEventAt, now)}`;
}

function worryOf({ name, status, lastEventAt, lastSyncError }: SourceState, now: Date): string[] {
  if (lastSyncError) return [`The last sync of ${nameText(name)} failed.`];
  if (status !== 'active') return [`${nameText(name)} is ${status}, so nothing new arrives from it.`];
  if (!lastEventAt) return [`${nameText(name)} is connected and has sent nothing yet.`];
  const silent = now.getTime() - lastEventAt.getTime() > SILENT_HOURS * 3_600_000;
  return silent ? [`${nameText(name)} has been silent: the last event came ${ago(lastEventAt, now)}.`] : [];
}

function ago(then: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - then.getTime()) / 60_000));
  if (minutes < 2) return 'just now';
  if (minutes < 120) return `${minutes} minutes ago`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} hours ago`;
  return `${Math.round(minutes / 1440)} days ago`;
}
