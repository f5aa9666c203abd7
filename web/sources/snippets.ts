import type { DataSource } from '../../contract/sources.ts';

export interface Snippet {
  label: string;
  text: string;
}

/** Program text to copy, with the source's own key and this hub's address in it. */
export function snippetsOf({ sourceType, writeKey }: DataSource, origin: string): Snippet[] {
  if (!writeKey) return [];
  if (sourceType === 'facebook_pixel') return [{ label: 'A plain call', text: call(writeKey, origin) }];
  if (sourceType !== 'segment') return [];
  return [
    { label: 'On a website, with Segment’s library', text: browser(writeKey, origin) },
    { label: 'On a server, with Segment’s library for Node.js', text: server(writeKey, origin) },
    { label: 'A plain call, from anywhere', text: call(writeKey, origin) },
  ];
}

function browser(key: string, origin: string): string {
  const { host, protocol } = new URL(origin);
  const plain = protocol === 'http:' ? `, protocol: 'http'` : '';
  return `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({
  writeKey: '${key}',
  cdnSettings: {
    integrations: { 'Segment.io': { apiKey: '${key}', apiHost: '${host}/v1'${plain} } },
  },
});
analytics.page();
analytics.track('Product Added', { product_id: '507', price: 29.9, currency: 'EUR' });`;
}

function server(key: string, origin: string): string {
  return `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${key}', host: '${origin}' });
analytics.track({
  userId: 'customer-42',
  event: 'Order Completed',
  properties: { order_id: '1001', revenue: 59.8, currency: 'EUR' },
});`;
}

function call(key: string, origin: string): string {
  return `curl ${origin}/v1/track \\
  --user '${key}:' \\
  --header 'Content-Type: application/json' \\
  --data '{
    "userId": "customer-42",
    "event": "Order Completed",
    "properties": { "order_id": "1001", "revenue": 59.8, "currency": "EUR" }
  }'`;
}
