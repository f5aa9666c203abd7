import type { Order } from '../../contract/orders.ts';
import type { Api } from '../app/api.ts';
import { Paged } from '../ui/paged.ts';

const ASKED = ['range', 'source', 'product', 'currency', 'state', 'person'];

/** The orders that an address asks for, page by page. */
export class Orders extends Paged<Order> {
  constructor(api: Api, asked: URLSearchParams) {
    const known = [...asked].filter(([key]) => ASKED.includes(key));
    super(
      (cursor) => api.get(`/orders?${new URLSearchParams(cursor ? [...known, ['cursor', cursor]] : known)}`),
      ({ orderId }) => orderId,
    );
  }
}
