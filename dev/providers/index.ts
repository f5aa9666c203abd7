import { startFacebook } from './facebook.ts';
import { startGoogle } from './google.ts';
import { startShopify } from './shopify.ts';

/** Starts the stand-ins of every provider of data. `settings` lead the Worker to them instead of the real hosts. */
export async function startProviders(): Promise<{ settings: Record<string, string>; stop(): Promise<void> }> {
  const [shopify, facebook, google] = await Promise.all([startShopify(), startFacebook(), startGoogle()]);
  return {
    settings: {
      SHOPIFY_BASE_URL: `${shopify.url}/{shop}`,
      FACEBOOK_BASE_URL: facebook.url,
      GOOGLE_BASE_URL: google.url,
    },
    async stop() {
      await Promise.all([shopify.stop(), facebook.stop(), google.stop()]);
    },
  };
}
