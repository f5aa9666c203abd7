import * as z from 'zod';
import { askFacebook, NAME } from './facebook-api.ts';
import { fetchLeads, pagesOf } from './facebook-pages.ts';
import { inPortions } from './portions.ts';
import type { Choice, FetchedPage, OpenConfig, PageAsk, ProviderSettings, SourceProvider } from './provider.ts';

const HOUR_MS = 3_600_000;
/** Facebook counts back seven days at most. */
const REACH_MS = 7 * 24 * HOUR_MS;
const MOST_PAGES = 10;

const Pixel = z.object({ id: z.string(), name: z.string() });
const After = z.object({ cursors: z.object({ after: z.string() }).partial().optional(), next: z.string().optional() });
const Hour = z.looseObject({
  start_time: z.string(),
  data: z.array(z.looseObject({ value: z.unknown(), count: z.unknown() })),
});
const Stats = z.object({ data: z.array(Hour), paging: After.optional() });
const Businesses = z.object({
  data: z.array(
    z.object({ id: z.string(), name: z.string(), owned_pixels: z.object({ data: z.array(Pixel) }).optional() }),
  ),
  paging: After.optional(),
});

export const facebook: SourceProvider = {
  name: NAME,

  async testConnection(config, settings) {
    const pixel = await askFacebook(config, settings, { query: { fields: 'id,name' }, answer: Pixel });
    return `Connected to the pixel ${pixel.name} (${pixel.id})`;
  },
  choices: async (config, settings) => [...(await pixelsOf(config, settings)), ...(await pagesOf(config, settings))],
  fetching: {
    resources: ['event_counts', 'leads'],
    fetchPage: (config, settings, ask) =>
      ask.resource === 'leads' ? fetchLeads(config, settings, ask) : fetchCounts(config, settings, ask),
  },
};

/**
 * Facebook tells how often an event fired in each hour, not who fired it. A record is an hour as `/stats` gives it;
 * an hour that is not over yet comes again with the next sync, with what was added.
 */
async function fetchCounts(config: OpenConfig, settings: ProviderSettings, ask: PageAsk): Promise<FetchedPage> {
  const from = Math.max(ask.since.getTime(), ask.until.getTime() - REACH_MS);
  if (!config.pixelId || from >= ask.until.getTime()) return { records: [], cursor: null };
  const { data, paging } = await askFacebook(config, settings, {
    edge: '/stats',
    query: {
      aggregation: 'event',
      start_time: String(Math.floor(from / HOUR_MS) * 3600),
      end_time: String(Math.ceil(ask.until.getTime() / 1000)),
      ...(ask.cursor ? { after: ask.cursor } : {}),
    },
    answer: Stats,
  });
  return {
    records: data.flatMap((hour) =>
      inPortions(
        hour.data,
        ({ count }) => Number(count) || 0,
        (one, from, count) => ({ ...one, from, count }),
      ).map((data) => ({
        kind: 'facebook' as const,
        headers: { pixel: String(config.pixelId) },
        body: JSON.stringify({ ...hour, data }),
      })),
    ),
    cursor: nextOf(paging),
  };
}

/** The pixels of the businesses that the account belongs to. */
async function pixelsOf(config: OpenConfig, settings: ProviderSettings): Promise<Choice[]> {
  const found: Choice[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: z.infer<typeof Businesses> = await askFacebook(config, settings, {
      path: '/me/businesses',
      query: { fields: 'id,name,owned_pixels{id,name}', limit: '50', ...(after ? { after } : {}) },
      answer: Businesses,
    });
    for (const { name: group, owned_pixels } of answer.data) {
      for (const { id, name } of owned_pixels?.data ?? []) {
        found.push({ kind: 'pixel', config: { pixelId: id }, label: name, group });
      }
    }
    after = nextOf(answer.paging);
    if (!after) break;
  }
  return found;
}

/** Pages end where no next one is named; a cursor alone means nothing. */
function nextOf(paging: z.infer<typeof After> | undefined): string | null {
  return (paging?.next && paging.cursors?.after) || null;
}
