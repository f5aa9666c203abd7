import * as z from 'zod';
import type { SourceProvider } from './provider.ts';
import { askShopify, NAME } from './shopify-api.ts';

const Shop = z.object({
  shop: z.object({ name: z.string(), currencyCode: z.string(), ianaTimezone: z.string() }),
});

export const shopify: SourceProvider = {
  name: NAME,

  async testConnection(config, settings) {
    const { shop } = await askShopify(config, settings, {
      query: 'query Connection { shop { name currencyCode ianaTimezone } }',
      answer: Shop,
    });
    return `Connected to ${shop.name} (${shop.currencyCode}, ${shop.ianaTimezone})`;
  },
};
