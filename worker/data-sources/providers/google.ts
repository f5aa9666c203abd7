import * as z from 'zod';
import { callProvider } from './call.ts';
import { askGoogle } from './google-api.ts';
import { containersOf, googleChoices } from './google-tags.ts';
import { inPortions } from './portions.ts';
import {
  type FetchedPage,
  type OpenConfig,
  type PageAsk,
  ProviderError,
  type ProviderSettings,
  type SourceProvider,
} from './provider.ts';

const NAME = 'Google Tag Manager';
const ROWS_A_PAGE = 500;
const DAY_MS = 86_400_000;

const Report = z.object({
  dimensionHeaders: z.array(z.object({ name: z.string() })),
  metricHeaders: z.array(z.object({ name: z.string() })),
  rows: z
    .array(
      z.object({
        dimensionValues: z.array(z.object({ value: z.string() })),
        metricValues: z.array(z.object({ value: z.string() })),
        /** Of a count that is told in parts, which it begins with. */
        from: z.number().optional(),
      }),
    )
    .default([]),
  rowCount: z.number().int().default(0),
  metadata: z.object({ timeZone: z.string().optional() }).optional(),
});

/**
 * Tag Manager keeps no events: they come in through the write key that a tag in the container uses. What Analytics
 * counted can be fetched beside them, where a property was chosen.
 */
export const google: SourceProvider = {
  name: NAME,

  testConnection(config, settings) {
    return config.accessToken && config.accountId ? lookUp(config, settings) : fetchScript(config, settings);
  },
  choices: googleChoices,
  fetching: { resources: ['event_counts'], fetchPage },
};

/** Hourly counts by event name (Data API, `runReport`), page by page; the cursor is the offset. */
async function fetchPage(config: OpenConfig, settings: ProviderSettings, ask: PageAsk): Promise<FetchedPage> {
  const { ga4PropertyId } = config;
  if (!ga4PropertyId || !config.accessToken) return { records: [], cursor: null };
  const offset = Number(ask.cursor ?? 0);
  const report = await askGoogle(config, settings, {
    api: 'analyticsData',
    path: `/properties/${ga4PropertyId}:runReport`,
    json: {
      // Days are the property's, which may be ahead of or behind UTC by most of one.
      dateRanges: [{ startDate: dayOf(ask.since.getTime() - DAY_MS), endDate: dayOf(ask.until.getTime()) }],
      dimensions: [{ name: 'dateHour' }, { name: 'eventName' }],
      metrics: [{ name: 'eventCount' }],
      orderBys: [{ dimension: { dimensionName: 'dateHour' } }, { dimension: { dimensionName: 'eventName' } }],
      limit: String(ROWS_A_PAGE),
      offset: String(offset),
    },
    answer: Report,
  });
  const next = offset + report.rows.length;
  const portions = inPortions(
    report.rows,
    ({ metricValues }) => Number(metricValues[0]?.value) || 0,
    (row, from, count) => ({ ...row, from, metricValues: [{ value: String(count) }] }),
  );
  return {
    records: portions.map((rows) => ({
      kind: 'google',
      headers: { property: String(ga4PropertyId) },
      body: JSON.stringify({ ...report, rows }),
    })),
    cursor: report.rows.length > 0 && next < report.rowCount ? String(next) : null,
  };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** With a token and an account: the container must be one of the account's (Tag Manager API v2). */
async function lookUp(config: OpenConfig, settings: ProviderSettings): Promise<string> {
  for await (const { publicId, name } of containersOf(config, settings, String(config.accountId))) {
    if (publicId === config.containerId) return `Found the container ${name} (${publicId})`;
  }
  throw new ProviderError('refused', `${NAME}: the account ${config.accountId} has no container ${config.containerId}`);
}

/** Without a token: a published container's script is public, and 404 while there is none. */
async function fetchScript(config: OpenConfig, settings: ProviderSettings): Promise<string> {
  const base = settings.GOOGLE_BASE_URL ?? 'https://www.googletagmanager.com';
  const { status } = await callProvider({
    name: NAME,
    url: `${base}/gtm.js?id=${config.containerId}`,
    headers: { Accept: '*/*' },
    timeoutMs: settings.timeoutMs,
    circuit: String(config.containerId),
  });
  if (status === 200) return `Found the published container ${config.containerId}`;
  if (status === 404) {
    throw new ProviderError(
      'refused',
      `${NAME} has no published container ${config.containerId}: check the id, and publish it once`,
    );
  }
  throw new ProviderError('refused', `${NAME} refused to show the container ${config.containerId} (status ${status})`);
}
