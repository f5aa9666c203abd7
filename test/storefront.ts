import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A shop's page with what its owner pasted into the head, on an origin of its own. */
export async function openStorefront(head: string): Promise<{ url: string; close(): Promise<void> }> {
  const page = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Candle</title>${head}</head>
  <body>
    <h1>Candle</h1>
    <button id="add">Add to cart</button>
    <button id="more">More of this</button>
    <label>E-mail <input id="email" type="email"></label>
    <script>
      const candle = { product_id: '507', name: 'Candle', price: 24, currency: 'EUR' };
      pulsehub.track('Product Viewed', candle);
      add.onclick = () => pulsehub.track('Product Added', { ...candle, value: 24 });
      more.onclick = () => history.pushState(null, '', '/more');
      email.onchange = () => pulsehub.identify({ email: email.value });
    </script>
  </body>
</html>`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(page);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/products/candle`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
