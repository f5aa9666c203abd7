import * as z from 'zod';
import type { SourceProvider } from './provider.ts';
import { askShopify, NAME } from './shopify/api.ts';
import { ledger } from './shopify/ledger.ts';
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

  ledger,
};
