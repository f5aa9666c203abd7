/**
 * The code of a custom pixel for Shopify's Customer events. It runs in Shopify's sandbox, which gives `analytics`,
 * `browser` and `init`; the visitor's id is Shopify's own, so that a visit and a checkout are one person. Shopify runs
 * it only where the visitor allows what the pixel's permissions ask for.
 */
export function shopifyPixel(key: string, origin: string): string {
  return `const KEY = '${key}';
const HUB = '${origin}';

const money = (price) => (price ? { value: price.amount, currency: price.currencyCode } : {});
const plainId = (id) => String(id ?? '').split('/').pop() || undefined;

function product(variant, quantity) {
  return {
    product_id: plainId(variant?.product?.id),
    variant_id: plainId(variant?.id),
    sku: variant?.sku ?? undefined,
    name: variant?.product?.title ?? variant?.title,
    price: variant?.price?.amount,
    quantity,
  };
}

function order(checkout) {
  return {
    ...money(checkout.totalPrice),
    order_id: plainId(checkout.order?.id),
    checkout_id: checkout.token,
    products: (checkout.lineItems ?? []).map((line) => product(line.variant, line.quantity)),
  };
}

function send(type, event, message) {
  const { document } = event.context;
  const body = {
    writeKey: KEY,
    type,
    // One id for the event, wherever else it is told of.
    messageId: event.id,
    anonymousId: event.clientId,
    timestamp: event.timestamp,
    sentAt: new Date().toISOString(),
    context: { page: { url: document.location.href, path: document.location.pathname, title: document.title, referrer: document.referrer } },
    ...message,
  };
  fetch(HUB + '/v1/' + type, { method: 'POST', keepalive: true, body: JSON.stringify(body) }).catch(() => {});
}

// Who is signed in at the shop, or has typed an e-mail into the checkout.
const who = (given) => ({ email: given?.email ?? undefined, phone: given?.phone ?? undefined });
function identify(event, id, traits) {
  if (traits.email || id) send('identify', { ...event, id: event.id + ':who' }, { userId: id, traits });
}

analytics.subscribe('page_viewed', (event) => {
  send('page', event, {});
  const customer = init.data.customer;
  if (customer) identify(event, plainId(customer.id), who(customer));
});
analytics.subscribe('product_viewed', (event) => {
  const variant = event.data.productVariant;
  send('track', event, { event: 'Product Viewed', properties: { ...product(variant), ...money(variant?.price) } });
});
analytics.subscribe('product_added_to_cart', (event) => {
  const line = event.data.cartLine;
  const properties = { ...product(line?.merchandise, line?.quantity), ...money(line?.cost?.totalAmount) };
  send('track', event, { event: 'Product Added', properties });
});
analytics.subscribe('checkout_started', (event) => {
  send('track', event, { event: 'Checkout Started', properties: order(event.data.checkout) });
});
analytics.subscribe('checkout_contact_info_submitted', (event) => {
  identify(event, undefined, who(event.data.checkout));
});
analytics.subscribe('checkout_completed', (event) => {
  const { checkout } = event.data;
  identify(event, plainId(checkout.order?.customer?.id), who(checkout));
  send('track', event, { event: 'Order Completed', properties: order(checkout) });
});
`;
}
