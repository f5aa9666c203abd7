import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceType } from '../../../contract/sources.ts';
import { startFacebook } from '../../../dev/providers/facebook.ts';
import { startGoogle } from '../../../dev/providers/google.ts';
import { startShopify, THROTTLED } from '../../../dev/providers/shopify.ts';
import type { StandIn } from '../../../dev/providers/stand-in.ts';
import { PROVIDERS } from './index.ts';
import { type OpenConfig, ProviderError, type ProviderSettings } from './provider.ts';

let stand: { shopify: StandIn; facebook: StandIn; google: StandIn };
let settings: ProviderSettings;

beforeAll(async () => {
  stand = { shopify: await startShopify(), facebook: await startFacebook(), google: await startGoogle() };
  settings = {
    SHOPIFY_BASE_URL: `${stand.shopify.url}/{shop}`,
    FACEBOOK_BASE_URL: stand.facebook.url,
    GOOGLE_BASE_URL: stand.google.url,
  };
});
afterAll(() => Promise.all(Object.values(stand).map((one) => one.stop())));

const connect = (type: SourceType, config: OpenConfig, timeoutMs = 5000) =>
  PROVIDERS[type].testConnection?.(config, { ...settings, timeoutMs }) ?? Promise.reject(new Error('nothing to test'));
const shop = (name: string, accessToken = 'shpat_1') => ({ shopDomain: `${name}.myshopify.com`, accessToken });

describe('a connection', () => {
  test.each<[SourceType, OpenConfig, string]>([
    ['shopify', shop('gift-shop'), 'Connected to Gift Shop (EUR, Europe/Madrid)'],
    ['facebook_pixel', { pixelId: '1234567', accessToken: 'EAAB' }, 'Connected to the pixel Gift shop pixel (1234567)'],
    ['gtm', { containerId: 'GTM-DEMO123' }, 'Found the published container GTM-DEMO123'],
    [
      'gtm',
      { containerId: 'GTM-DEMO123', accountId: '6001234567', accessToken: 'ya29.a' },
      'Found the container Gift shop (GTM-DEMO123)',
    ],
    [
      'gtm',
      { containerId: 'GTM-DRAFTX', accountId: '6001234567', accessToken: 'ya29.a' },
      'Found the container GTM-DRAFTX (GTM-DRAFTX)',
    ],
  ])('of %s works: %o', async (type, config, message) => {
    expect(await connect(type, config)).toBe(message);
  });

  test.each<[SourceType, OpenConfig, string]>([
    ['shopify', shop('unknown-shop'), 'Shopify knows no shop at unknown-shop.myshopify.com'],
    ['shopify', shop('gift-shop', 'wrong'), 'Shopify: [API] Invalid API key or access token'],
    ['facebook_pixel', { pixelId: '1234567', accessToken: 'wrong' }, 'Facebook: Malformed access token'],
    ['facebook_pixel', { pixelId: '4041234', accessToken: 'EAAB' }, "Object with ID '4041234' does not exist"],
    ['gtm', { containerId: 'GTM-NOPE00' }, 'no published container GTM-NOPE00'],
    ['gtm', { containerId: 'GTM-NOPE00', accountId: '6001234567', accessToken: 'ya29.a' }, 'has no container'],
    ['gtm', { containerId: 'GTM-DEMO123', accountId: '1', accessToken: 'ya29.a' }, 'does not have permission'],
    ['gtm', { containerId: 'GTM-DEMO123', accountId: '1', accessToken: 'x' }, 'invalid authentication credentials'],
  ])('of %s is refused: %o', async (type, config, message) => {
    const error = await connect(type, config).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({
      kind: expect.stringMatching(/refused|revoked/),
      message: expect.stringContaining(message),
    });
  });

  test('carries its token in a header, never in the address', async () => {
    await connect('facebook_pixel', { pixelId: '7654321', accessToken: 'EAAsecret' });
    const asked = stand.facebook.asked.find(({ path }) => path.includes('7654321'));
    expect(asked?.headers.authorization).toBe('Bearer EAAsecret');
    expect(asked?.path).not.toContain('EAAsecret');
  });
});

describe('a provider in trouble', () => {
  const askedOf = (name: string) => stand.shopify.asked.filter(({ path }) => path.includes(name)).length;

  test('is asked again when it throttles, breaks or hangs up for a moment', async () => {
    const unwell = { status: 503, body: 'unwell' };
    for (const [name, how] of Object.entries({ throttles: THROTTLED, breaks: unwell, drops: 'drop' as const })) {
      stand.shopify.fail({ path: `/${name}.`, times: 2, how });
      expect(await connect('shopify', shop(name))).toContain('Connected');
      expect(askedOf(name)).toBe(3);
    }
  });

  test('is given up after three tries, and after one that it lets hang', async () => {
    stand.shopify.fail({ path: '/broken.', times: 9, how: { status: 500, body: {} } });
    await expect(connect('shopify', shop('broken'))).rejects.toThrow('Shopify has trouble (status 500)');
    expect(askedOf('broken')).toBe(3);
    stand.shopify.fail({ path: '/silent.', times: 9, how: 'hang' });
    await expect(connect('shopify', shop('silent'), 100)).rejects.toThrow('Shopify did not answer in time');
    expect(askedOf('silent')).toBe(1);
  });

  test('is not waited for when it asks for a long pause', async () => {
    stand.shopify.fail({
      path: '/later.',
      times: 9,
      how: { status: 429, headers: { 'Retry-After': '60' }, body: { errors: 'Exceeded 2 calls per second' } },
    });
    await expect(connect('shopify', shop('later'))).rejects.toThrow('limits how often it is asked');
    expect(askedOf('later')).toBe(1);
  });

  test('is left alone after five failures in a row, other shops are not', async () => {
    stand.shopify.fail({ path: '/down.', times: 99, how: 'hang' });
    await Promise.allSettled(Array.from({ length: 5 }, () => connect('shopify', shop('down'), 100)));
    const before = askedOf('down');
    await expect(connect('shopify', shop('down'))).rejects.toThrow('failed several times in a row');
    expect(askedOf('down')).toBe(before);
    expect(await connect('shopify', shop('gift-shop'))).toContain('Connected');
  });

  test('that answers with something else is not believed', async () => {
    stand.facebook.fail({ path: '5550001', times: 1, how: { body: '<html>Sign in to the hotel</html>' } });
    const error = await connect('facebook_pixel', { pixelId: '5550001', accessToken: 'EAAB' }).catch((e) => e);
    expect(error).toMatchObject({ kind: 'away', message: 'Facebook answered with something unexpected' });
  });

  test('that redirects gets no token at the new address', async () => {
    stand.shopify.fail({
      path: '/moved.',
      times: 1,
      how: { status: 301, headers: { Location: `${stand.facebook.url}/v25.0/1` }, body: '' },
    });
    await expect(connect('shopify', shop('moved'))).rejects.toThrow('Shopify: status 301');
  });
});
