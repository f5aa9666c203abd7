import { sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { listText, nameText, paragraphs, plainName } from './shown.ts';
import { type SourceState, worryOf } from './sources/states.ts';
import { standingOf } from './standing.ts';
import type { Finding, Tool } from './tool.ts';

/** "Is my data up to date?" */
export const readSources: Tool<'read_sources'> = {
  name: 'read_sources',
  description:
    'What has arrived from each connected source, when the last event came, what failed, and how orders stand against the shop’s platform. Use it for "is my data up to date", "what is connected".',
  readOnly: true,
  async run(tools) {
    const { ctx, calendar } = tools;
    const [{ sources, reconciliation }, failures] = await Promise.all([standingOf(tools), openFailures(ctx)]);
    if (sources.length === 0) return nothingConnected();
    const figures = new Figures({ language: 'en', currency: ctx.workspace.currency });
    const worries = sources.flatMap((source) => worryText(figures, source, calendar.now));
    const behind = reconciliation?.state === 'behind';
    const bad = worries.length > 0 || failures > 0 || behind;
    const lines = sources.map(
      (source) =>
        `${nameText(source.name)} (${source.sourceType.replaceAll('_', ' ')}, ${source.status}): ${arrival(figures, source, calendar.now)}`,
    );
    if (reconciliation) {
      figures.note(reconciliation.ordersBehind, 'count', ['orders behind', 'behind']);
      figures.note(reconciliation.daysDiffering, 'count', ['days differ', 'days']);
    }
    const failed =
      failures > 0 && figures.counted(failures, 'message', 'messages', { of: ['failed', 'open failures'] });
    return finding({
      looked: `Checked ${sources.length === 1 ? 'the source' : `${sources.length} sources`}`,
      text: paragraphs(
        bad ? '**Not everything is as it should be.**' : '**Yes**, your data is arriving.',
        listText(lines),
        worries.join(' '),
        failed && `${failed} could not be processed and ${failures === 1 ? 'waits' : 'wait'} for you.`,
        reconciliation && `Your orders here: ${reconciliation.text}.`,
      ),
      next: bad
        ? 'Open Sources to see what is wrong and to send it again.'
        : 'Ask "What changed this week?" to put it to use.',
      data: { sources, openFailures: failures, ...(reconciliation && { reconciliation }) },
      facts: figures.facts,
      cards: [
        {
          type: 'table',
          title: 'Sources',
          columns: [
            { key: 'name', label: 'Source', unit: 'text' },
            { key: 'status', label: 'Status', unit: 'text' },
            { key: 'events', label: 'Events', unit: 'count' },
            { key: 'last', label: 'Last event', unit: 'text' },
          ],
          rows: sources.map((source) => ({
            cells: [
              plainName(source.name),
              source.status,
              source.events,
              source.lastEventAt && ago(source.lastEventAt, calendar.now),
            ],
            href: '/sources',
          })),
          currency: null,
          rowsInAll: sources.length,
        },
      ],
      fromStrangers: false,
    });
  },
};

/** Where a workspace has no source, whatever was asked. */
export function nothingConnected(): Finding {
  return nothing({
    looked: 'Looked for connected sources',
    text: `There is nothing to count yet: no data source is connected.\n\n${HOW_TO_CONNECT}`,
    next: 'Connect one source, or add dummy data to try it out, and ask again.',
    data: { sources: [] },
  });
}

export const HOW_TO_CONNECT = `Open **Sources** and choose one:

- **Shopify**: your shop's address, an access token and the webhook secret; orders, customers, carts and refunds then arrive by themselves.
- **Segment** (or any Segment SDK): copy the write key and set the SDK's host to PulseHub.
- **Google Tag Manager** or **Facebook Pixel**: your container or pixel id.
- **Webhook**: copy the address and signing secret into any system that can send JSON.

To look around first, choose **Add dummy data** on any source.`;

const MOST_FAILURES = 10_000;

async function openFailures(ctx: UserCtx): Promise<number> {
  const { rows } = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select from ingest_failures where workspace_id = ${ctx.workspace.id} and status = 'open' limit ${MOST_FAILURES}) f`);
  return rows[0]?.n ?? 0;
}

function arrival(figures: Figures, { name, events, lastEventAt }: SourceState, now: Date): string {
  if (!lastEventAt) return 'nothing has arrived yet';
  const count = figures.counted(events, 'event', 'events', { at: [plainName(name)] });
  return `${count}, the last ${figures.ago(lastEventAt, now)}`;
}

function worryText(figures: Figures, source: SourceState, now: Date): string[] {
  const worry = worryOf(source, now);
  const name = nameText(source.name);
  if (worry === 'sync failed') return [`The last sync of ${name} failed.`];
  if (worry === 'not active') return [`${name} is ${source.status}, so nothing new arrives from it.`];
  if (worry === 'nothing yet') return [`${name} is connected and has sent nothing yet.`];
  if (worry !== 'silent' || !source.lastEventAt) return [];
  return [`${name} has been silent: the last event came ${figures.ago(source.lastEventAt, now)}.`];
}

function ago(then: Date, now: Date): string {
  return new Figures({ language: 'en', currency: 'USD' }).ago(then, now);
}
