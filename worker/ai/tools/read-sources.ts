import { sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import { wordsOf } from '../reading/words.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { platform } from './metric/standing-text.ts';
import { listText, nameText, paragraphs, plainName } from './shown.ts';
import { type SourceState, worryOf } from './sources/states.ts';
import { standingOf } from './standing.ts';
import type { Finding, Tool } from './tool.ts';
import { ASKS } from './words/asks.ts';
import { countText, type Language } from './words/format.ts';
import { phrasesIn } from './words/languages.ts';
import { SOURCE_WORDS } from './words/sources.ts';

/** "Is my data up to date?" */
export const readSources: Tool<'read_sources'> = {
  name: 'read_sources',
  description:
    'What has arrived from each connected source, when the last event came, what failed, and how orders stand against the shop’s platform. Use it for "is my data up to date", "what is connected".',
  readOnly: true,
  async run(tools, { source: asked }) {
    const { ctx, calendar, language } = tools;
    const say = SOURCE_WORDS[language];
    const [standing, failures] = await Promise.all([standingOf(tools), openFailures(ctx)]);
    const { reconciliation } = standing;
    if (standing.sources.length === 0) return nothingConnected(language);
    const sources = asked === undefined ? standing.sources : standing.sources.filter((one) => isCalled(one, asked));
    if (asked !== undefined && sources.length === 0) return notConnected(standing.sources, asked, language);
    const figures = new Figures({ language, currency: ctx.workspace.currency });
    const worries = sources.flatMap((source) => worryText(figures, source, calendar.now));
    const behind = reconciliation?.state === 'behind';
    const bad = worries.length > 0 || failures > 0 || behind;
    const lines = sources.map(
      (source) =>
        `${nameText(source.name)} (${source.sourceType.replaceAll('_', ' ')}, ${say.status[source.status] ?? source.status}): ${arrival(figures, source, calendar.now)}`,
    );
    const failed = failures > 0 && figures.noun(failures, 'message', { of: ['failed', 'open failures'] });
    return finding({
      looked: say.looked({ one: sources.length === 1, count: countText(sources.length, language) }),
      text: paragraphs(
        bad ? say.bad : say.good,
        listText(lines),
        worries.join(' '),
        failed && say.failed({ messages: failed, one: failures === 1 }),
        platform({ standing, result: { metric: 'orders' }, phrases: phrasesIn(language), figures }) ?? say.notCompared,
      ),
      next: bad ? say.badNext : say.goodNext(ASKS[language].changed),
      data: { sources, openFailures: failures, ...(reconciliation && { reconciliation }) },
      facts: figures.facts,
      cards: [
        {
          type: 'table',
          title: say.title,
          columns: [
            { key: 'name', label: say.columns.source, unit: 'text' },
            { key: 'status', label: say.columns.status, unit: 'text' },
            { key: 'events', label: say.columns.events, unit: 'count' },
            { key: 'last', label: say.columns.last, unit: 'text' },
          ],
          rows: sources.map((source) => ({
            cells: [
              plainName(source.name),
              say.status[source.status] ?? source.status,
              source.events,
              source.lastEventAt && new Figures({ language, currency: 'USD' }).ago(source.lastEventAt, calendar.now),
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
export function nothingConnected(language: Language): Finding {
  const say = SOURCE_WORDS[language];
  return nothing({
    looked: say.lookedForSources,
    text: `${say.nothingConnected}\n\n${say.howToConnect}`,
    next: say.connectNext,
    data: { sources: [] },
  });
}

/** "Shopify" is a source by its kind or its name. */
function isCalled({ name, sourceType }: SourceState, asked: string): boolean {
  const plain = (text: string) => wordsOf(text.replaceAll('_', ' ')).join(' ');
  const kind = KINDS[plain(asked)] ?? plain(asked);
  return plain(sourceType) === kind || plain(name) === plain(asked);
}
const KINDS: Record<string, string> = { 'google tag manager': 'gtm', facebook: 'facebook pixel' };

/** A source that is asked of and is none of those that are connected: "yes, data arrives" would be of others. */
function notConnected(sources: SourceState[], asked: string, language: Language): Finding {
  const say = SOURCE_WORDS[language];
  const names = sources.map(({ name }) => nameText(name)).join(', ');
  return nothing({
    looked: say.lookedForSources,
    text: say.noSuch({ asked: nameText(asked), names }),
    next: say.connectNext,
    data: { sources: [], asked },
  });
}

const MOST_FAILURES = 10_000;

async function openFailures(ctx: UserCtx): Promise<number> {
  const { rows } = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select from ingest_failures where workspace_id = ${ctx.workspace.id} and status = 'open' limit ${MOST_FAILURES}) f`);
  return rows[0]?.n ?? 0;
}

function arrival(figures: Figures, { name, events, lastEventAt }: SourceState, now: Date): string {
  const say = SOURCE_WORDS[figures.language];
  if (!lastEventAt) return say.nothingYet;
  const count = figures.noun(events, 'event', { at: [plainName(name)] });
  return say.arrived({ events: count, ago: figures.ago(lastEventAt, now) });
}

function worryText(figures: Figures, source: SourceState, now: Date): string[] {
  const say = SOURCE_WORDS[figures.language];
  const worry = worryOf(source, now);
  const name = nameText(source.name);
  if (worry === 'sync failed') return [say.syncFailed(name)];
  if (worry === 'not active') return [say.notActive({ name, status: say.status[source.status] ?? source.status })];
  if (worry === 'nothing yet') return [say.sentNothing(name)];
  if (worry !== 'silent' || !source.lastEventAt) return [];
  return [say.silent({ name, ago: figures.ago(source.lastEventAt, now) })];
}
