import { startEmail } from './email.ts';
import { startFacebook } from './facebook.ts';
import { startGoogle } from './google.ts';
import { CLIENT } from './oauth.ts';
import { startPaypal } from './paypal.ts';
import { startShopify } from './shopify.ts';
import { shopifyOauth } from './shopify-oauth.ts';

/**
 * Starts the stand-ins of every provider. `settings` lead the Worker to them instead of the real hosts, as the
 * app that they know.
 */
export async function startProviders(): Promise<{ settings: Record<string, string>; stop(): Promise<void> }> {
  const [shopify, facebook, google, paypal, email] = await Promise.all([
    startShopify(shopifyOauth()),
    startFacebook(),
    startGoogle(),
    startPaypal(),
    startEmail(),
  ]);
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
      PAYPAL_BASE_URL: paypal.url,
      EMAIL_STAND_IN_URL: email.url,
      RESEND_BASE_URL: email.url,
      RESEND_API_KEY: 're_stand_in',
      EMAIL_FROM: 'The gift shop <hello@gift-shop.example>',
    },
    async stop() {
      await Promise.all([shopify.stop(), facebook.stop(), google.stop(), paypal.stop(), email.stop()]);
    },
  };
}
