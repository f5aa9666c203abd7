import { describe, expect, test } from 'vitest';
import { ApiError } from '../errors.ts';
import { checkConfig, withoutSecrets } from './config.ts';

const SHOP = { shopDomain: 'Gifts.myshopify.com ', accessToken: 'shpat_0123456789', webhookSecret: 'hush-hush-hush' };

function faultsOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof ApiError) return error.fields;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the config of a source', () => {
  test('is parted into what may be shown and what is secret', () => {
    expect(checkConfig('shopify', SHOP)).toEqual({
      config: { shopDomain: 'gifts.myshopify.com' },
      secrets: { accessToken: 'shpat_0123456789', webhookSecret: 'hush-hush-hush' },
    });
  });

  test('names every fault by its path', () => {
    const faults = faultsOf(() => checkConfig('shopify', { shopDomain: 'evil.example', accessToken: '', extra: 1 }));
    expect(faults?.map(({ path }) => path).sort()).toEqual([
      'config.accessToken',
      'config.extra',
      'config.shopDomain',
      'config.webhookSecret',
    ]);
  });

  test.each([
    'shop.myshopify.com.evil.example',
    'evil.example/.myshopify.com',
    'evil.example#.myshopify.com',
    'user@evil.myshopify.com',
    '169.254.169.254',
    'a.b.myshopify.com',
    'shop.myshopify.com:8080',
  ])('does not take %s for a shop', (shopDomain) => {
    expect(faultsOf(() => checkConfig('shopify', { ...SHOP, shopDomain }))).toEqual([
      { path: 'config.shopDomain', message: 'Looks like your-shop.myshopify.com' },
    ]);
  });

  test('checks each type by its own rules', () => {
    expect(checkConfig('gtm', { containerId: 'GTM-ABC1234' }).config).toEqual({ containerId: 'GTM-ABC1234' });
    expect(faultsOf(() => checkConfig('gtm', { containerId: 'UA-1' }))?.[0]?.path).toBe('config.containerId');
    expect(faultsOf(() => checkConfig('facebook_pixel', { pixelId: 'x', accessToken: 't' }))?.[0]?.path).toBe(
      'config.pixelId',
    );
    for (const accessToken of ['two\nlines', 'two words', 'tökén']) {
      expect(faultsOf(() => checkConfig('facebook_pixel', { pixelId: '12345', accessToken }))?.[0]?.path).toBe(
        'config.accessToken',
      );
    }
    expect(checkConfig('segment', {})).toEqual({ config: {}, secrets: {} });
    expect(checkConfig('webhook', { mapping: { name: 'type' } }).config).toEqual({ mapping: { name: 'type' } });
    expect(faultsOf(() => checkConfig('webhook', { signingSecret: 'short' }))?.[0]?.path).toBe('config.signingSecret');
  });
});

describe('a change of a config', () => {
  const stored = checkConfig('shopify', SHOP);

  test('keeps what is left out and what comes back as its mask', () => {
    const changed = checkConfig('shopify', { shopDomain: 'other.myshopify.com', accessToken: '••••6789' }, stored);
    expect(changed).toEqual({ config: { shopDomain: 'other.myshopify.com' }, secrets: stored.secrets });
  });

  test('takes a new secret', () => {
    const changed = checkConfig('shopify', { accessToken: 'shpat_new' }, stored);
    expect(changed.secrets).toEqual({ accessToken: 'shpat_new', webhookSecret: 'hush-hush-hush' });
  });

  test('takes away an optional field by null, not a required one', () => {
    const gtm = checkConfig('gtm', { containerId: 'GTM-ABC1234', accountId: '1', accessToken: 'token-token' });
    expect(checkConfig('gtm', { accessToken: null }, gtm)).toEqual({
      config: { containerId: 'GTM-ABC1234', accountId: '1' },
      secrets: {},
    });
    expect(faultsOf(() => checkConfig('shopify', { accessToken: null }, stored))?.[0]?.path).toBe('config.accessToken');
  });

  test('refuses a mask that is not the stored one, and any mask at first', () => {
    const fault = [{ path: 'config.accessToken', message: 'Enter the whole value, not its mask' }];
    expect(faultsOf(() => checkConfig('shopify', { accessToken: '••••0000' }, stored))).toEqual(fault);
    expect(faultsOf(() => checkConfig('shopify', { ...SHOP, accessToken: '••••6789' }))).toEqual(fault);
  });
});

test('a message of a provider loses the secrets it repeats', () => {
  const secrets = { accessToken: 'EAAB0123456789' };
  expect(withoutSecrets('Malformed access token EAAB0123456789', secrets)).toBe('Malformed access token ••••6789');
});
