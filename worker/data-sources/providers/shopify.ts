import * as z from 'zod';
import type { CommonEvent } from '../../ingest/event.ts';
import { shopify as parser } from '../../ingest/parsers/shopify.ts';
import type { FetchedRecord, SourceProvider } from './provider.ts';
import { askShopify, NAME } from './shopify/api.ts';
import { fetchPage } from './shopify/pages.ts';
import { RESOURCES } from './shopify/resources.ts';

const ShopAnswer = z.object({
  shop: z.object({ name: z.string(), currencyCode: z.string(), ianaTimezone: z.string() }),
});

export const shopify: SourceProvider = {
  name: NAME,

  async testConnection(config, settings) {
    const { data } = await askShopify(
      { config, settings },
      { query: 'query Connection { shop { name currencyCode ianaTimezone } }', answer: ShopAnswer },
    );
    const { name, currencyCode, ianaTimezone } = data.shop;
    return `Connected to ${name} (${currencyCode}, ${ianaTimezone})`;
  },

  fetching: {
    resources: Object.keys(RESOURCES),
    fetchPage: (config, settings, ask) => fetchPage({ config, settings }, ask),
  },

  async fetchEvents(config, settings, { sourceId, since, now }) {
    const events: CommonEvent[] = [];
    let cursor: string | null = null;
    do {
      const page = await fetchPage(
        { config, settings },
        { resource: 'orders', since, until: new Date(now.getTime() + 86_400_000), cursor, bulk: false },
      );
      events.push(...page.records.flatMap((record) => read(record, sourceId, now)));
      cursor = page.cursor;
    } while (cursor);
    return events;
  },
};

function read({ kind, headers, body }: FetchedRecord, sourceId: string, now: Date): CommonEvent[] {
  const record = { id: '', workspaceId: '', sourceId, kind, headers, body, receivedAt: now.toISOString() };
  const parsed = parser.parse(record, {});
  return parsed.kind === 'events' ? parsed.events.map((event) => ({ ...event, historical: true })) : [];
}
