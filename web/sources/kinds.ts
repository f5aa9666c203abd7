import type { SourceType } from '../../contract/sources.ts';
import type { FieldOptions } from '../ui/field.ts';
import type { IconName } from '../ui/icon.ts';

/** A value of a source's configuration. Left empty, an optional one is not sent. */
export interface KindField extends FieldOptions {
  optional?: boolean;
}

export interface Kind {
  type: SourceType;
  name: string;
  /** What a new one is called unless its owner says otherwise. */
  defaultName: string;
  icon: IconName;
  /** What it brings, in a line. */
  what: string;
  /** What happens when it is connected, above the form. */
  how: string;
  fields: readonly KindField[];
  /** Whether PulseHub can fetch from it, besides being sent to. */
  fetches: boolean;
}

/** The five kinds of source, in the order in which a shop is likely to have them. */
export const kinds: readonly Kind[] = [
  {
    type: 'shopify',
    name: 'Shopify',
    defaultName: 'Shopify',
    icon: 'shop',
    what: 'Orders, refunds, carts and customers of your Shopify shop.',
    how: 'PulseHub tests the connection with your shop, then shows the address to which Shopify sends what happens.',
    fetches: true,
    fields: [
      {
        name: 'shopDomain',
        label: 'Shop address',
        placeholder: 'your-shop.myshopify.com',
        hint: 'The address that ends in myshopify.com. You see it in Shopify under Settings, Domains.',
        code: true,
      },
      {
        name: 'accessToken',
        label: 'Admin API access token',
        type: 'password',
        hint: 'In Shopify: Settings, Apps and sales channels, Develop apps. Make an app that may read orders, customers and checkouts, install it, and copy its token. It begins with shpat_.',
      },
      {
        name: 'webhookSecret',
        label: 'Webhook signing secret',
        type: 'password',
        hint: 'In Shopify: Settings, Notifications, Webhooks. The line at the bottom says what your webhooks are signed with.',
      },
    ],
  },
  {
    type: 'segment',
    name: 'Segment or your own code',
    defaultName: 'My site',
    icon: 'code',
    what: 'Anything your site or app sends with the Segment libraries, or with a plain call.',
    how: 'You get a write key. Put it and our address into the Segment library you use; nothing else changes.',
    fetches: false,
    fields: [],
  },
  {
    type: 'facebook_pixel',
    name: 'Meta pixel',
    defaultName: 'Meta pixel',
    icon: 'megaphone',
    what: 'What people from Facebook and Instagram look at and buy.',
    how: 'PulseHub asks Meta whether it may read the pixel, then fetches its events.',
    fetches: true,
    fields: [
      {
        name: 'pixelId',
        label: 'Pixel ID',
        placeholder: '1234567890123456',
        hint: 'In Meta Events Manager: choose your pixel under Data sources. The number is under its name.',
        code: true,
      },
      {
        name: 'accessToken',
        label: 'Access token',
        type: 'password',
        hint: 'In Events Manager: Settings of the pixel, Conversions API, Generate access token.',
      },
    ],
  },
  {
    type: 'gtm',
    name: 'Google Tag Manager',
    defaultName: 'Tag Manager',
    icon: 'tag',
    what: 'Page views, carts and purchases from the tags of your site.',
    how: 'You get a key and a tag to put into your container. Connected with Google, PulseHub also says which steps your tags report.',
    fetches: false,
    fields: [
      {
        name: 'containerId',
        label: 'Container ID',
        placeholder: 'GTM-ABC1234',
        hint: 'At the top of Tag Manager, beside the name of the container.',
        code: true,
      },
      {
        name: 'accountId',
        label: 'Account number (optional)',
        optional: true,
        hint: 'The digits after “accounts/” in the address of Tag Manager.',
        code: true,
      },
      {
        name: 'accessToken',
        label: 'Google access token (optional)',
        optional: true,
        type: 'password',
        hint: 'Only needed for that check. Events arrive without it.',
      },
    ],
  },
  {
    type: 'webhook',
    name: 'Webhook',
    defaultName: 'Webhook',
    icon: 'bolt',
    what: 'Any system that can send a signed message when something happens.',
    how: 'You get an address and a secret. The sender signs each message with it (HMAC-SHA256), so that nobody else can send.',
    fetches: false,
    fields: [
      {
        name: 'signingSecret',
        label: 'Signing secret (optional)',
        optional: true,
        type: 'password',
        hint: 'At least 16 characters, if the sender already has one: Stripe, WooCommerce and Square do. Left empty, one is made and shown once.',
      },
      {
        name: 'paypalWebhookId',
        label: 'PayPal webhook id (optional)',
        optional: true,
        hint: 'Only for PayPal, which signs with a certificate: the id that it shows once you have made a webhook there with this source’s address.',
        code: true,
      },
    ],
  },
];

export function kindOf(type: string): Kind | undefined {
  return kinds.find((kind) => kind.type === type);
}
