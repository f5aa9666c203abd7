import { asObject, readId } from '../../reading/keys.ts';
import type { Reader } from './reading.ts';

/** The shop took the app away: its token is worth nothing any more. */
export const uninstalled: Reader = (body) => ({
  notices: [{ type: 'app_uninstalled', about: { shop_id: readId(body.id) } }],
});

/** A customer asks what is known of them, or to be forgotten. Kept with ids only: who asks to be forgotten is not copied. */
export const customerRequest =
  (type: 'customers_data_request' | 'customers_redact'): Reader =>
  (body) => ({
    notices: [
      {
        type,
        about: {
          shop_id: readId(body.shop_id),
          customer_id: readId(asObject(body.customer).id),
          orders: idsOf(body.orders_requested ?? body.orders_to_redact),
          request_id: readId(asObject(body.data_request).id),
        },
      },
    ],
  });

/** Two days after the app was taken away: the shop's data is to be deleted. */
export const shopRedact: Reader = (body) => ({
  notices: [{ type: 'shop_redact', about: { shop_id: readId(body.shop_id) } }],
});

const idsOf = (ids: unknown) => (Array.isArray(ids) ? ids.slice(0, 1000).flatMap((id) => readId(id) ?? []) : []);
