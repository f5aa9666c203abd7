import { expect, test } from 'vitest';
import { browserOf, eventIdOf, saidConsent, serverEvent } from './conversion.ts';

const at = new Date('2026-11-20T10:00:00.900Z');
const event = (more = {}) => ({
  ...{ occurredAt: at, value: '49.9000', currency: null, orderId: '1001', properties: {}, context: {} },
  ...more,
});

test('a purchase of a browser tells its page, its value in the shop’s currency, and what was bought', () => {
  const context = { userAgent: 'Firefox', page: { url: 'https://shop.example/thanks' } };
  const properties = { products: [{ product_id: 7, quantity: 2, price: '19.95' }, { sku: 'BOW' }, {}] };
  const userData = { client_user_agent: 'Firefox' };
  expect(
    serverEvent(event({ context, properties }), { eventName: 'Purchase', eventId: 'm-1', userData, currency: 'EUR' }),
  ).toEqual({
    event_name: 'Purchase',
    event_time: 1_795_168_800,
    event_id: 'm-1',
    action_source: 'website',
    event_source_url: 'https://shop.example/thanks',
    user_data: userData,
    custom_data: {
      value: 49.9,
      currency: 'EUR',
      order_id: '1001',
      content_type: 'product',
      contents: [
        { id: '7', quantity: 2, item_price: 19.95 },
        { id: 'BOW', quantity: 1 },
      ],
    },
  });
});

test('what no browser reported does not claim a website', () => {
  const given = { eventName: 'Purchase', eventId: 'm-1', userData: { em: ['aa'] }, currency: 'EUR' };
  expect(serverEvent(event(), given)).toMatchObject({ action_source: 'system_generated' });
});

test('the event id is the one that the page gave to the pixel', () => {
  expect(eventIdOf('m-1', { event_id: 'pixel-7' })).toBe('pixel-7');
  expect(eventIdOf('m-1', { eventID: 'pixel-7', event_id: ' ' })).toBe('m-1');
});

test('a click that led there is told with its time', () => {
  const context = { page: { url: 'https://shop.example/?fbclid=AbC' }, fbp: 'fb.1.2.3', ip: '203.0.113.7' };
  expect(browserOf(event({ context }))).toEqual({
    fbp: 'fb.1.2.3',
    fbc: `fb.1.${at.getTime()}.AbC`,
    client_ip_address: '203.0.113.7',
    client_user_agent: undefined,
  });
});

test.each([
  [{ Advertising: true, Analytics: false }, true],
  [{ Advertising: false }, false],
  [{ marketing: true, ad_storage: false }, false],
  [{ Analytics: true }, undefined],
])('consent to advertising is what the event says of it: %o', (categoryPreferences, said) => {
  expect(saidConsent({ consent: { categoryPreferences } })).toBe(said);
});

test.each([
  ['Google’s consent mode', { consent: { ad_storage: 'granted', ad_user_data: 'denied' } }, false],
  ['Google’s consent mode, all granted', { consent: { ad_storage: 'granted', ad_user_data: 'granted' } }, true],
  ['an answer that is neither yes nor no', { consent: { categoryPreferences: { Advertising: 'perhaps' } } }, false],
  ['no destination but some', { integrations: { All: false, Mixpanel: true } }, false],
  ['every destination but Meta', { integrations: { All: true, 'Facebook Pixel': false } }, false],
  ['Meta among few', { integrations: { All: false, 'Facebook Conversions API (Actions)': true } }, undefined],
  ['all destinations', { integrations: { All: true } }, undefined],
])('consent as %s tells it', (_, context, said) => {
  expect(saidConsent(context)).toBe(said);
});
