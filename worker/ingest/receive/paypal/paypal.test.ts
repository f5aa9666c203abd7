import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPaypal } from '../../../../dev/providers/paypal.ts';
import type { Env } from '../../../env.ts';
import { isSigned } from '../signatures.ts';
import { readCertificate } from './certificate.ts';
import { paypalKey } from './keys.ts';

let paypal: Awaited<ReturnType<typeof startPaypal>>;
beforeAll(async () => {
  paypal = await startPaypal();
});
afterAll(() => paypal.stop());

const webhookId = '8PT597110X687430L';
const body = '{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","note":"Grüße"}';
/** No two tests share what is kept of PayPal's answers: each has its own hour. */
let hours = 0;
const laterOn = () => new Date(Date.UTC(2030, 0, 1, hours++ * 30));

function check(
  headers: Record<string, string>,
  more: { body?: string; webhookId?: string | undefined; now?: Date } = {},
) {
  const now = more.now ?? laterOn();
  const env = { PAYPAL_BASE_URL: paypal.url } as Env;
  return isSigned({
    ...{ secret: 'a-shared-webhook-secret', headers: new Headers(headers), now, url: () => '' },
    body: new TextEncoder().encode(more.body ?? body) as Uint8Array<ArrayBuffer>,
    paypal: {
      webhookId: 'webhookId' in more ? more.webhookId : webhookId,
      keyOf: (address) => paypalKey({ env, now: () => now }, address),
    },
  });
}
const signed = (more: { certificate?: string; body?: string } = {}) => paypal.sign({ webhookId, body, ...more });
const asked = () => paypal.asked.length;

describe('a transmission of PayPal', () => {
  test('is genuine by its certificate, over its id, its time, the webhook and the body', async () => {
    const headers = signed();
    expect(await check(headers)).toBe(true);
    expect(await check(headers, { body: `${body} ` })).toBe(false);
    expect(await check(headers, { webhookId: '1JE4291016473214C' })).toBe(false);
    const others = {
      'PayPal-Transmission-Id': signed()['PayPal-Transmission-Id'] ?? '',
      'PayPal-Transmission-Time': '2026-01-01T00:00:00Z',
      'PayPal-Transmission-Sig': signed({ body: 'other' })['PayPal-Transmission-Sig'] ?? '',
    };
    for (const [name, other] of Object.entries(others)) {
      expect(await check({ ...headers, [name]: other }), name).toBe(false);
      expect(await check({ ...headers, [name]: '' }), name).toBe(false);
    }
    expect(await check({ ...headers, 'PayPal-Auth-Algo': 'SHA1withRSA' })).toBe(false);
  });

  test('is refused where nobody said which webhook it is', async () => {
    expect(await check(signed(), { webhookId: undefined })).toBe(false);
  });

  test.each([
    ['http://api.paypal.com/v1/notifications/certs/CERT-good'],
    ['https://api.paypal.com.evil.example/v1/notifications/certs/CERT-good'],
    ['https://evil.example/v1/notifications/certs/CERT-good'],
    ['https://api.paypal.com@evil.example/v1/notifications/certs/CERT-good'],
    ['https://www.paypal.com/v1/notifications/certs/CERT-good'],
    ['https://api.paypal.com/v1/notifications/certs/../../open-redirect'],
    ['https://api.paypal.com/v1/notifications/certs/CERT-good?to=evil.example'],
    ['not an address'],
    [''],
  ])('never has a certificate fetched from %s', async (address) => {
    const before = asked();
    expect(await check({ ...signed(), 'PayPal-Cert-Url': address })).toBe(false);
    expect(asked()).toBe(before);
  });

  test.each(['CERT-old', 'CERT-broken', 'CERT-unknown'])('is refused by %s, which is asked for once', async (name) => {
    const now = laterOn();
    const before = asked();
    expect(await check(signed({ certificate: name }), { now })).toBe(false);
    expect(await check(signed({ certificate: name }), { now })).toBe(false);
    expect(asked() - before).toBe(1);
  });

  test('has its certificate fetched once a day', async () => {
    const now = laterOn();
    const before = asked();
    for (const hour of [0, 1, 23]) {
      expect(await check(signed(), { now: new Date(now.getTime() + hour * 3_600_000) })).toBe(true);
    }
    expect(asked() - before).toBe(1);
    expect(await check(signed(), { now: new Date(now.getTime() + 25 * 3_600_000) })).toBe(true);
    expect(asked() - before).toBe(2);
    hours++;
  });

  test('is to be sent again while PayPal cannot be asked', async () => {
    paypal.fail({ path: 'CERT-good', times: 3, how: { status: 503, body: '' } });
    await expect(check(signed())).rejects.toMatchObject({ code: 'unavailable', headers: { 'Retry-After': '30' } });
    expect(await check(signed())).toBe(true);
  });

  test('cannot have made-up certificates asked for without end', async () => {
    const now = laterOn();
    const before = asked();
    const tries = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        check({ ...signed({ certificate: `CERT-made-up-${n}` }) }, { now }).catch(({ code }) => code),
      ),
    );
    expect(new Set(tries)).toEqual(new Set([false, 'unavailable']));
    expect(asked() - before).toBe(20);
  });
});

test('what is no certificate is none, however it is written', () => {
  const pem = (text: string) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----`;
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(readCertificate(pem(Buffer.from(bytes).toString('base64')))).toBeUndefined();
    }),
  );
  expect(readCertificate('no certificate')).toBeUndefined();
});
