import type { SubjectKey } from '../../../privacy/subject.ts';
import { asObject, readEmail, readId, readPhone } from '../../reading/keys.ts';
import type { Reader } from './reading.ts';

/** The shop took the app away: its token is worth nothing any more. */
export const uninstalled: Reader = (body) => ({
  notices: [{ type: 'app_uninstalled', about: { shop_id: readId(body.id) } }],
});

/**
 * A customer asks what is known of them, or to be forgotten. Written down with ids only: who asks to be forgotten is not
 * copied. What finds them goes to the ledger; Shopify may know a customer by their address alone.
 */
export const customerRequest =
  (type: 'customers_data_request' | 'customers_redact'): Reader =>
  (body) => {
    const customer = asObject(body.customer);
    const orders = idsOf(body.orders_requested ?? body.orders_to_redact);
    return {
      notices: [
        {
          type,
          about: {
            shop_id: readId(body.shop_id),
            customer_id: readId(customer.id),
            orders,
            request_id: readId(asObject(body.data_request).id),
          },
          person: { keys: keysIn(customer), orders },
        },
      ],
    };
  };

function keysIn(customer: Record<string, unknown>): SubjectKey[] {
  const [user, email, phone] = [readId(customer.id), readEmail(customer.email), readPhone(customer.phone)];
  return [
    ...(user ? [{ kind: 'user' as const, value: user }] : []),
    ...(email ? [{ kind: 'email' as const, value: email }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
  ];
}

/** Two days after the app was taken away: the shop's data is to be deleted. */
export const shopRedact: Reader = (body) => ({
  notices: [{ type: 'shop_redact', about: { shop_id: readId(body.shop_id) } }],
});

const idsOf = (ids: unknown) => (Array.isArray(ids) ? ids.slice(0, 1000).flatMap((id) => readId(id) ?? []) : []);
