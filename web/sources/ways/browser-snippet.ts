/**
 * The lines for a shop's pages: calls made before the script is there wait in the stub. With `consent` it waits until
 * the visitor agrees, with `meta` Meta's pixel is told too.
 */
export function browserSnippet(key: string, origin: string, { consent = false, meta = false } = {}): string {
  return `<script>
  (function (w, d) {
    var p = (w.pulsehub = w.pulsehub || []);
    if (p.initialized || p.key) return;
    p.key = '${key}';
    'track identify page group alias reset consent ready'.split(' ').forEach(function (m) {
      p[m] = function () { p.push([m].concat([].slice.call(arguments))); };
    });
    var s = d.createElement('script');
    s.async = true;
    s.src = '${origin}/p.js';${consent ? "\n    s.dataset.consent = 'required';" : ''}${meta ? "\n    s.dataset.meta = '';" : ''}
    d.head.appendChild(s);
  })(window, document);
  pulsehub.page();
</script>`;
}

/** What a shop's own code calls, where it knows better than any library what happens. */
export const SHOP_CALLS = `pulsehub.track('Product Viewed', { product_id: '507', name: 'Candle', price: 24, currency: 'EUR' });
pulsehub.track('Product Added', { product_id: '507', name: 'Candle', price: 24, quantity: 2, currency: 'EUR' });
pulsehub.track('Checkout Started', { value: 48, currency: 'EUR' });
pulsehub.identify({ email: 'ana@example.com' });
pulsehub.track('Order Completed', { order_id: '1001', revenue: 48, currency: 'EUR' });`;
