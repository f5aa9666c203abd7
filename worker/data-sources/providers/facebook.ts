import * as z from 'zod';
import type { CommonEvent } from '../../ingest/event.ts';
import { normaliseName } from '../../ingest/names.ts';
import { iso, readTime } from '../../ingest/reading/time.ts';
import { askFacebook, NAME } from './facebook-api.ts';
import type { SourceProvider } from './provider.ts';

const HOUR_MS = 3_600_000;
/** Facebook counts back seven days at most. */
const REACH_MS = 7 * 24 * HOUR_MS;
const MOST_EVENTS = 2000;

const Pixel = z.object({ id: z.string(), name: z.string() });
const Stats = z.object({
  data: z.array(
    z.object({
      start_time: z.string(),
      data: z.array(z.object({ value: z.string(), count: z.coerce.number().int().nonnegative() })),
    }),
  ),
});

export const facebook: SourceProvider = {
  name: NAME,

  async testConnection(config, settings) {
    const pixel = await askFacebook(config, settings, { query: { fields: 'id,name' }, answer: Pixel });
    return `Connected to the pixel ${pixel.name} (${pixel.id})`;
  },

  /**
   * Facebook tells how often an event fired in each hour, not who fired it. Each firing becomes one event without a
   * person: the totals are right, and analysis marks what it reads from them as estimated. The newest 2,000 are kept.
   */
  async fetchEvents(config, settings, { sourceId, since, now }) {
    const from = Math.max(since.getTime(), now.getTime() - REACH_MS);
    const stats = await askFacebook(config, settings, {
      edge: '/stats',
      query: { aggregation: 'event', start_time: String(Math.floor(from / 1000)) },
      answer: Stats,
    });
    const pixelId = String(config.pixelId);
    const hours = stats.data.toSorted((a, b) => (readTime(b.start_time) ?? 0) - (readTime(a.start_time) ?? 0));
    const events: CommonEvent[] = [];
    for (const hour of hours) {
      const at = readTime(hour.start_time);
      if (at === undefined) continue;
      for (const { value, count } of hour.data) {
        for (let n = 0; n < count && events.length < MOST_EVENTS; n++) {
          events.push(fired({ sourceId, pixelId, event: value, hour: at, n, receivedAt: now }));
        }
      }
    }
    return events;
  },
};

/** The nth firing of an event in an hour: the same one however often the hour is fetched. */
function fired(of: {
  sourceId: string;
  pixelId: string;
  event: string;
  hour: number;
  n: number;
  receivedAt: Date;
}): CommonEvent {
  const name = normaliseName(of.event);
  return {
    sourceId: of.sourceId,
    messageId: `facebook:${of.pixelId}:${of.hour / HOUR_MS}:${of.event.slice(0, 200)}:${of.n}`,
    kind: name === 'page_view' ? 'page' : 'track',
    name,
    originalName: of.event,
    occurredAt: iso(Math.min(of.hour, of.receivedAt.getTime())),
    receivedAt: of.receivedAt.toISOString(),
    properties: { pixelId: of.pixelId, counted: 'hourly' },
    context: { library: { name: 'facebook-graph-stats' } },
    historical: true,
  };
}
