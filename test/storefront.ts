import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Storefront {
  url: string;
  /** Puts other lines into the head, for whoever opens the page from now on. */
  paste(head: string): void;
  close(): Promise<void>;
}

/** A shop's page with what its owner pasted into the head, on an origin of its own. Its next order is `orderId`. */
export async function openStorefront(
  head: string,
  { price = 24, currency = 'EUR', orderId = '1001' } = {},
): Promise<Storefront> {
  let pasted = head;
  const page = () => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Candle</title>${pasted}</head>
  <body>
    <h1>Candle</h1>
    <button id="add">Add to cart</button>
    <button id="more">More of this</button>
    <button id="order">Place the order</button>
    <label>E-mail <input id="email" type="email"></label>
    <script>
      const candle = { product_id: '507', name: 'Candle', price: ${price}, currency: '${currency}' };
      pulsehub.track('Product Viewed', candle);
      add.onclick = () => pulsehub.track('Product Added', { ...candle, value: candle.price });
      more.onclick = () => history.pushState(null, '', '/more');
      order.onclick = () => pulsehub.track('Order Completed', {
        order_id: '${orderId}', revenue: candle.price, currency: candle.currency, products: [{ ...candle, quantity: 1 }],
      });
      email.onchange = () => pulsehub.identify({ email: email.value });
    </script>
  </body>
</html>`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(page());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/products/candle`,
    paste(head) {
      pasted = head;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
