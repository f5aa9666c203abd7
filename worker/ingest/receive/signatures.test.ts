import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import vectors from '../../../test/fixtures/webhooks/signatures.json' with { type: 'json' };
import { isSigned, isSignedByShopify, isSignedSha256, isSignedStandard } from './signatures.ts';

const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const of = (provider: string) => vectors.filter((vector) => vector.provider === provider);

describe('the vectors of others', () => {
  test.each(of('shopify'))('Shopify: $name', async ({ secret, body, signature, expect: valid }) => {
    const headers = new Headers(signature ? { 'X-Shopify-Hmac-Sha256': signature } : {});
    expect(await isSignedByShopify(secret, bytes(body), headers)).toBe(valid);
  });

  test.each(of('meta-x-hub-256'))('X-Hub-Signature-256: $name', async ({ secret, body, signature, expect: valid }) => {
    const headers = new Headers({ 'X-Hub-Signature-256': signature ?? '' });
    expect(await isSignedSha256(secret, bytes(body), headers)).toBe(valid);
    expect(await isSigned({ secret, body: bytes(body), headers, now: new Date(), url: () => '' })).toBe(valid);
  });

  test.each(of('standard-webhooks'))('Standard Webhooks: $name', async (vector) => {
    const secret = vector.secret.replace('{whsec}', 'whsec');
    const headers = new Headers({
      'webhook-id': vector.id ?? '',
      'webhook-timestamp': String(vector.timestamp),
      'webhook-signature': vector.signature ?? '',
    });
    const now = new Date((vector.now ?? 0) * 1000);
    expect(await isSignedStandard(secret, bytes(vector.body), headers, now)).toBe(vector.expect);
    expect(await isSigned({ secret, body: bytes(vector.body), headers, now, url: () => '' })).toBe(vector.expect);
  });
});

describe('Standard Webhooks', () => {
  const vector = of('standard-webhooks')[0];
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const check = (changed: Record<string, string> = {}, seconds = 0) =>
    isSignedStandard(
      secret,
      bytes(vector?.body ?? ''),
      new Headers({
        'webhook-id': vector?.id ?? '',
        'webhook-timestamp': String(vector?.timestamp),
        'webhook-signature': vector?.signature ?? '',
        ...changed,
      }),
      new Date(((vector?.now ?? 0) + seconds) * 1000),
    );

  test('finds the right one among several signatures', async () => {
    expect(await check()).toBe(true);
    expect(await check({ 'webhook-signature': `v1,AAAA v2,BBBB ${vector?.signature}` })).toBe(true);
  });

  test('is the same under the names that Svix gives its headers', async () => {
    const headers = new Headers({
      'svix-id': vector?.id ?? '',
      'svix-timestamp': String(vector?.timestamp),
      'svix-signature': vector?.signature ?? '',
    });
    const now = new Date((vector?.now ?? 0) * 1000);
    const signed = { secret, headers, now, url: () => '' };
    expect(await isSigned({ ...signed, body: bytes(vector?.body ?? '') })).toBe(true);
    expect(await isSigned({ ...signed, body: bytes('{}') })).toBe(false);
  });

  test('refuses an old or future one, another id, another time', async () => {
    expect(await check({}, 299)).toBe(true);
    expect(await check({}, 301)).toBe(false);
    expect(await check({}, -301)).toBe(false);
    expect(await check({ 'webhook-id': 'msg_other' })).toBe(false);
    expect(await check({ 'webhook-timestamp': '1614265331' })).toBe(false);
    expect(await check({ 'webhook-timestamp': 'soon' })).toBe(false);
  });
});

describe('a sender with a header of its own', () => {
  const secret = 'whsec_0123456789abcdef';
  const body = '{"id":"evt_1","type":"charge.succeeded"}';
  const url = 'https://hub.example/webhooks/webhook/0190';
  const now = new Date('2026-03-01T12:00:00Z');
  const seconds = now.getTime() / 1000;
  const mac = (text: string, form: 'hex' | 'base64') => createHmac('sha256', secret).update(text).digest(form);
  const check = (headers: Record<string, string>, more: { body?: string; url?: string; late?: number } = {}) =>
    isSigned({
      ...{ secret, headers: new Headers(headers), url: () => more.url ?? url },
      ...{ body: bytes(more.body ?? body), now: new Date(now.getTime() + (more.late ?? 0) * 1000) },
    });

  test('Stripe signs its time along, and may sign with two secrets while one is changed', async () => {
    const own = `v1=${mac(`${seconds}.${body}`, 'hex')}`;
    const header = { 'Stripe-Signature': `t=${seconds},v1=${'0'.repeat(64)},${own},v0=6ffbb59b` };
    expect(await check(header)).toBe(true);
    expect(await check(header, { late: 301 })).toBe(false);
    expect(await check(header, { body: '{}' })).toBe(false);
    expect(await check({ 'Stripe-Signature': `t=${seconds + 1},${own}` })).toBe(false);
    expect(await check({ 'Stripe-Signature': own })).toBe(false);
  });

  test('WooCommerce signs the body', async () => {
    expect(await check({ 'X-WC-Webhook-Signature': mac(body, 'base64') })).toBe(true);
    expect(await check({ 'X-WC-Webhook-Signature': mac(`${body} `, 'base64') })).toBe(false);
    expect(await check({ 'X-WC-Webhook-Signature': '' })).toBe(false);
  });

  test('Square signs the address along', async () => {
    const header = { 'X-Square-HmacSha256-Signature': mac(url + body, 'base64') };
    expect(await check(header)).toBe(true);
    expect(await check(header, { url: 'https://other.example/webhooks/webhook/0190' })).toBe(false);
  });
});

test('nothing is signed with an empty secret', async () => {
  const headers = new Headers({ 'X-Shopify-Hmac-Sha256': 'AAAA', 'X-Signature-256': 'sha256=00' });
  expect(await isSignedByShopify('', bytes('{}'), headers)).toBe(false);
  expect(await isSignedSha256('', bytes('{}'), headers)).toBe(false);
});
