import { asObject, readId } from '../../reading/keys.ts';
import { addMoney, firstMoney, readCurrency, readMoney } from '../../reading/money.ts';
import type { AcceptedRecord } from '../../record.ts';
import { type Body, listOf, type Reader, type Told, timeOf } from './reading.ts';

/** A refund, once for each id: the transactions that succeeded, else the lines with their tax. */
export const refund: Reader = (body, record) => {
  const told = read(body, {
    orderId: readId(body.order_id),
    amount: paidBack(body) ?? ofLines(body),
    stateAt: timeOf(record, record.headers.stateAt, body.updated_at, body.processed_at, body.created_at),
    record,
  });
  return told && { events: [told] };
};

/**
 * The refunds that an order lists, with what was paid back of each as of the order's state. One that paid back nothing
 * is only told where that is certain.
 */
export function refundsIn(order: Body, of: { orderId: string; stateAt: string; record: AcceptedRecord }): Told[] {
  return listOf(order.refunds).flatMap((body) => {
    const amount = paidBack(body);
    return amount === undefined ? [] : (read(body, { ...of, amount }) ?? []);
  });
}

function read(
  body: Body,
  {
    orderId,
    amount,
    stateAt,
    record,
  }: { orderId: string | undefined; amount: string; stateAt: string; record: AcceptedRecord },
): Told | undefined {
  const refundId = readId(body.id);
  if (!refundId) return undefined;
  const currency = readCurrency(moneyOf(body).currency_code) ?? readCurrency(succeeded(body)[0]?.currency);
  const refundedAt = timeOf(record, body.processed_at, body.created_at);
  const goods = Array.isArray(body.refund_line_items)
    ? addMoney(...listOf(body.refund_line_items).map(({ subtotal }) => firstMoney(subtotal)))
    : undefined;
  return {
    messageId: `shopify:refund:${refundId}`,
    kind: 'track',
    name: 'refund',
    occurredAt: refundedAt,
    value: amount,
    currency,
    orderId,
    properties: { refund_id: refundId, order_id: orderId, amount, currency },
    refund: { refundId, orderId, amount, goods, currency, refundedAt, stateAt },
  };
}

/** What was paid back: said in one amount, or the sum of the transactions that succeeded; undefined without any. */
function paidBack(body: Body): string | undefined {
  const said = readMoney(moneyOf(body).amount);
  if (said !== undefined) return said;
  const paid = succeeded(body);
  return paid.length > 0 ? addMoney(...paid.map(({ amount }) => firstMoney(amount))) : undefined;
}

function ofLines(body: Body): string {
  const parts = listOf(body.refund_line_items).flatMap(({ subtotal, total_tax }) => [subtotal, total_tax]);
  return addMoney(...parts.map((part) => firstMoney(part)));
}

const moneyOf = (body: Body) => asObject(asObject(body.total_refunded_set).shop_money);

const succeeded = (body: Body) =>
  listOf(body.transactions).filter(({ kind, status }) => kind === 'refund' && status === 'success');
