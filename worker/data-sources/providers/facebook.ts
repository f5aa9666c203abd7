import * as z from 'zod';
import { askFacebook, NAME } from './facebook-api.ts';
import type { SourceProvider } from './provider.ts';

const Pixel = z.object({ id: z.string(), name: z.string() });

export const facebook: SourceProvider = {
  name: NAME,

  async testConnection(config, settings) {
    const pixel = await askFacebook(config, settings, { query: { fields: 'id,name' }, answer: Pixel });
    return `Connected to the pixel ${pixel.name} (${pixel.id})`;
  },
};
