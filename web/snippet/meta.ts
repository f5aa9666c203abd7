type Fbq = (call: 'track', event: string, properties: object, options: { eventID: string }) => void;

const NAMES: Record<string, string> = {
  'Product Viewed': 'ViewContent',
  'Product Added': 'AddToCart',
  'Checkout Started': 'InitiateCheckout',
  'Order Completed': 'Purchase',
};

/** Tells Meta's pixel of a shop event under the id that the hub knows it by, so that Meta counts it once. */
export function tellMeta(type: string, { event, properties = {} }: Record<string, unknown>, eventID: string): void {
  const name = type === 'page' ? 'PageView' : NAMES[event as string];
  const { value, revenue, total, currency } = properties as Record<string, unknown>;
  const { fbq } = window as { fbq?: Fbq };
  if (name) fbq?.('track', name, { value: revenue ?? total ?? value, currency }, { eventID });
}

/** What the hub needs to tell Meta of the same event: consent to it, the browser, and how Meta's own cookies name it. */
export function metaContext(allowed: boolean): Record<string, unknown> {
  const consent = { analytics: allowed, categoryPreferences: { Advertising: allowed } };
  if (!allowed) return { consent };
  const cookie = (name: string) =>
    document.cookie
      .split('; ')
      .find((one) => one.startsWith(`${name}=`))
      ?.slice(name.length + 1);
  return { consent, userAgent: navigator.userAgent, fbp: cookie('_fbp'), fbc: cookie('_fbc') };
}
