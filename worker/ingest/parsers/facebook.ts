import { readJson } from '../reading/json.ts';
import { asObject, readId } from '../reading/keys.ts';
import { readTime } from '../reading/time.ts';
import { firings } from './counts.ts';
import { lead } from './facebook-lead.ts';
import type { Notice, Parsed, Parser } from './parser.ts';

/**
 * What was fetched or told of by Facebook: a lead of a page, an entry of a webhook, or one hour of a pixel's `/stats`,
 * `{ start_time, aggregation: 'event', data: [{ value, count }] }`.
 */
export const facebook: Parser = {
  parse(record, config): Parsed {
    const json = readJson(record.body);
    if (json.kind === 'unreadable') return json;
    if (record.headers.page) return lead(record, json.value, config);
    if (record.headers.entry) return told(asObject(json.value));
    const bucket = asObject(json.value);
    const hour = readTime(bucket.start_time);
    const pixelId = readId(record.headers.pixel);
    if (hour === undefined || !pixelId) return { kind: 'unreadable', reason: 'It names no hour, or no pixel' };
    const counts = Array.isArray(bucket.data) ? bucket.data.map(asObject) : [];
    const events = counts.flatMap(({ value, count, from }) =>
      typeof value !== 'string' || value === ''
        ? []
        : firings(record, {
            counter: `facebook:${pixelId}`,
            event: value,
            hour,
            ...{ count: Number(count), from },
            properties: { pixelId },
            library: 'facebook-graph-stats',
          }),
    );
    return { kind: 'events', events, dropped: [] };
  },
};

/** What happened on a page. A lead is told of by its id alone, and is fetched; messages and posts are not used here. */
function told(entry: Record<string, unknown>): Parsed {
  const of = (list: unknown) => (Array.isArray(list) ? list.map(asObject) : []);
  const all = [...of(entry.changes), ...of(entry.messaging), ...of(entry.standby)];
  const notices = all.flatMap(({ field, value }): Notice[] => {
    const { leadgen_id, form_id, page_id } = asObject(value);
    const leadId = field === 'leadgen' ? readId(leadgen_id) : undefined;
    return leadId
      ? [{ type: 'new_lead', about: { lead_id: leadId, form_id: readId(form_id), page_id: readId(page_id) } }]
      : [];
  });
  const dropped = Array.from({ length: all.length - notices.length }, () => 'unsupported' as const);
  return { kind: 'events', events: [], dropped, notices };
}
