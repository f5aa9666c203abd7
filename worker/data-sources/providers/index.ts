import type { SourceType } from '../../../contract/sources.ts';
import { facebook } from './facebook.ts';
import { google } from './google.ts';
import type { SourceProvider } from './provider.ts';
import { shopify } from './shopify.ts';

/** One for each type. The last two only send: nothing lies on the other side that could be asked. */
export const PROVIDERS: Record<SourceType, SourceProvider> = {
  gtm: google,
  facebook_pixel: facebook,
  shopify,
  segment: { name: 'Segment' },
  webhook: { name: 'The webhook' },
};
