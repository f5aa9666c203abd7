import type { Given } from '../stand-in.ts';
import { refusal } from './refusals.ts';

const HOUR = 3_600_000;
const PROPERTY = '345678901';

interface Report {
  dateRanges: { startDate: string; endDate: string }[];
  dimensions: { name: string }[];
  metrics: { name: string }[];
  limit?: string | number;
  offset?: string | number;
}

/** Analytics: the Admin API's account summaries, and the Data API's reports of one property in UTC. */
export function answerAnalytics(url: URL, body: string): Given | undefined {
  if (url.pathname === '/v1beta/accountSummaries') {
    return {
      body: {
        accountSummaries: [
          {
            name: 'accountSummaries/1001',
            account: 'accounts/1001',
            displayName: 'Gift shop account',
            propertySummaries: [
              { property: `properties/${PROPERTY}`, displayName: 'Gift shop (web)', parent: 'accounts/1001' },
            ],
          },
        ],
      },
    };
  }
  const property = /^\/v1beta\/properties\/(\d+):runReport$/.exec(url.pathname)?.[1];
  if (!property) return undefined;
  if (property !== PROPERTY) {
    return refusal(403, 'PERMISSION_DENIED', 'User does not have sufficient permissions for this property.');
  }
  return run(JSON.parse(body) as Report);
}

/** The same counts for the same hour however often they are asked for. */
function run({ dateRanges, dimensions, metrics, limit = 10_000, offset = 0 }: Report): Given {
  const [range] = dateRanges;
  const names = dimensions.map(({ name }) => name);
  if (!range || names.join() !== 'dateHour,eventName' || metrics.map(({ name }) => name).join() !== 'eventCount') {
    return refusal(400, 'INVALID_ARGUMENT', 'Field is not a valid dimension.');
  }
  const rows = [];
  const end = Math.min(Date.parse(`${range.endDate}T00:00:00Z`) + 24 * HOUR, Date.now());
  for (let hour = Date.parse(`${range.startDate}T00:00:00Z`); hour < end; hour += HOUR) {
    const seed = (hour / HOUR) % 4;
    if (seed === 0) continue;
    const dateHour = new Date(hour).toISOString().slice(0, 13).replace(/[-T]/g, '');
    const counts: [string, number][] = [
      ['page_view', seed],
      ['view_item', 1],
      ...(seed === 3 ? ([['purchase', 1]] as [string, number][]) : []),
    ];
    for (const [event, count] of counts) {
      rows.push({ dimensionValues: [{ value: dateHour }, { value: event }], metricValues: [{ value: String(count) }] });
    }
  }
  const from = Number(offset);
  return {
    body: {
      dimensionHeaders: dimensions,
      metricHeaders: metrics.map(({ name }) => ({ name, type: 'TYPE_INTEGER' })),
      rows: rows.slice(from, from + Number(limit)),
      rowCount: rows.length,
      metadata: { currencyCode: 'EUR', timeZone: 'Etc/UTC' },
      kind: 'analyticsData#runReport',
    },
  };
}
