import { startFacebook } from './facebook.ts';
import { startGoogle } from './google.ts';
import { CLIENT } from './oauth.ts';
import { startShopify } from './shopify.ts';
import { shopifyOauth } from './shopify-oauth.ts';

/**
 * Starts the stand-ins of every provider of data. `settings` lead the Worker to them instead of the real hosts, as the
 * app that they know.
 */
export async function startProviders(): Promise<{ settings: Record<string, string>; stop(): Promise<void> }> {
  const [shopify, facebook, google] = await Promise.all([startShopify(shopifyOauth()), startFacebook(), startGoogle()]);
  const apps = ['SHOPIFY', 'FACEBOOK', 'GOOGLE'].flatMap((name) => [
    [`${name}_CLIENT_ID`, CLIENT.id],
    [`${name}_CLIENT_SECRET`, CLIENT.secret],
  ]);
  return {
    settings: {
      ...Object.fromEntries(apps),
      SHOPIFY_BASE_URL: `${shopify.url}/{shop}`,
      FACEBOOK_BASE_URL: facebook.url,
      GOOGLE_BASE_URL: google.url,
    },
    async stop() {
      await Promise.all([shopify.stop(), facebook.stop(), google.stop()]);
    },
  };
}
