import type { CommonEvent } from '../event.ts';
import { readJson, storableJson } from '../reading/json.ts';
import { asObject } from '../reading/keys.ts';
import type { Parsed, Parser } from './parser.ts';
import { cart, checkout } from './shopify/checkout.ts';
import { consent, customer, deletedCustomer, mergedCustomers, tagged } from './shopify/customer.ts';
import { customerRequest, shopRedact, uninstalled } from './shopify/notices.ts';
import { deletedOrder, editedOrder, order } from './shopify/order.ts';
import { deletedProduct, product } from './shopify/product.ts';
import type { Reader } from './shopify/reading.ts';
import { refund } from './shopify/refund.ts';

/**
 * Shopify's webhooks, by topic; what was fetched from Shopify has their form. Shopify sends a topic more than once, late
 * and in any order, so every message id comes from what the message is about: all the topics of one order are one purchase.
 */
const TOPICS = new Map<string, Reader>([
  ['orders/create', order],
  ['orders/updated', order],
  ['orders/paid', order],
  ['orders/cancelled', order],
  ['orders/fulfilled', order],
  ['orders/partially_fulfilled', order],
  ['orders/edited', editedOrder],
  ['orders/delete', deletedOrder],
  ['refunds/create', refund],
  ['customers/create', customer],
  ['customers/update', customer],
  ['customers/enable', customer],
  ['customers/disable', customer],
  ['customers/merge', mergedCustomers],
  ['customers/delete', deletedCustomer],
  ['customer.tags_added', tagged('added')],
  ['customer.tags_removed', tagged('removed')],
  ['customers_email_marketing_consent/update', consent],
  ['customers_marketing_consent/update', consent],
  ['carts/create', cart],
  ['carts/update', cart],
  ['checkouts/create', checkout],
  ['checkouts/update', checkout],
  ['products/create', product],
  ['products/update', product],
  ['products/delete', deletedProduct],
  ['app/uninstalled', uninstalled],
  ['customers/data_request', customerRequest('customers_data_request')],
  ['customers/redact', customerRequest('customers_redact')],
  ['shop/redact', shopRedact],
]);

export const shopify: Parser = {
  parse(record): Parsed {
    const json = readJson(record.body);
    if (json.kind === 'unreadable') return json;
    const topic = record.headers.topic ?? '';
    const said = TOPICS.get(topic)?.(asObject(json.value), record);
    if (!said) return { kind: 'events', events: [], dropped: ['unsupported'] };
    const { events = [], products = [], notices = [] } = said;
    return {
      kind: 'events',
      events: events.map(
        (told, n): CommonEvent => ({
          sourceId: record.sourceId,
          originalName: topic,
          receivedAt: record.receivedAt,
          context: { topic },
          // Once is enough: the first event of a record keeps the body.
          ...(n === 0 ? { raw: storableJson(record.body, json.value) } : {}),
          historical: false,
          ...told,
        }),
      ),
      dropped: [],
      products,
      notices,
    };
  },
};
