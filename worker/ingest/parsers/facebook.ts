import { readJson } from '../reading/json.ts';
import { asObject, readId } from '../reading/keys.ts';
import { readTime } from '../reading/time.ts';
import { firings } from './counts.ts';
import type { Parsed, Parser } from './parser.ts';

/** One hour of a pixel's `/stats`: `{ start_time, aggregation: 'event', data: [{ value, count }] }`. */
export const facebook: Parser = {
  parse(record): Parsed {
    const json = readJson(record.body);
    if (json.kind === 'unreadable') return json;
    const bucket = asObject(json.value);
    const hour = readTime(bucket.start_time);
    const pixelId = readId(record.headers.pixel);
    if (hour === undefined || !pixelId) return { kind: 'unreadable', reason: 'It names no hour, or no pixel' };
    const counts = Array.isArray(bucket.data) ? bucket.data.map(asObject) : [];
    const events = counts.flatMap(({ value, count }) =>
      typeof value !== 'string' || value === ''
        ? []
        : firings(record, {
            counter: `facebook:${pixelId}`,
            event: value,
            hour,
            count: Number(count),
            properties: { pixelId },
            library: 'facebook-graph-stats',
          }),
    );
    return { kind: 'events', events, dropped: [] };
  },
};
