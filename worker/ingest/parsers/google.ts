import { readJson } from '../reading/json.ts';
import { asObject, readId } from '../reading/keys.ts';
import { firings } from './counts.ts';
import type { Parsed, Parser } from './parser.ts';

const HOUR_MS = 3_600_000;

/**
 * A page of an Analytics report of `eventCount` by `dateHour` and `eventName`. Hours are the property's: its zone
 * comes with the report.
 */
export const google: Parser = {
  parse(record): Parsed {
    const json = readJson(record.body);
    if (json.kind === 'unreadable') return json;
    const report = asObject(json.value);
    const property = readId(record.headers.property);
    if (!property || !Array.isArray(report.rows)) {
      return { kind: 'unreadable', reason: 'It is no report, or names no property' };
    }
    const zone = zoneOf(asObject(report.metadata).timeZone);
    const events = report.rows.map(asObject).flatMap((row) => {
      const [dateHour, event] = valuesOf(row.dimensionValues);
      const [count] = valuesOf(row.metricValues);
      const hour = hourOf(dateHour ?? '', zone);
      if (hour === undefined || !event) return [];
      return firings(record, {
        ...{ counter: `google:${property}`, event, hour, count: Number(count), from: row.from },
        properties: { ga4PropertyId: property },
        library: 'google-analytics-data',
      });
    });
    return { kind: 'events', events, dropped: [] };
  },
};

function valuesOf(values: unknown): (string | undefined)[] {
  if (!Array.isArray(values)) return [];
  return values.map((one) => {
    const { value } = asObject(one);
    return typeof value === 'string' ? value : undefined;
  });
}

function zoneOf(zone: unknown): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: typeof zone === 'string' ? zone : 'UTC' }).resolvedOptions()
      .timeZone;
  } catch {
    return 'UTC';
  }
}

/** `2026112013` in a zone as the moment at which that hour began; the first of two where clocks go back. */
function hourOf(dateHour: string, zone: string): number | undefined {
  const [, year, month, day, hour] = /^(\d{4})(\d{2})(\d{2})(\d{2})$/.exec(dateHour) ?? [];
  if (!year) return undefined;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour));
  const first = local - offsetAt(local, zone);
  const at = local - offsetAt(first, zone);
  return Number.isFinite(at) ? Math.floor(at / HOUR_MS) * HOUR_MS : undefined;
}

/** How far a zone's clocks are ahead of UTC at a moment. Milliseconds. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(at / 1000) * 1000;
}
