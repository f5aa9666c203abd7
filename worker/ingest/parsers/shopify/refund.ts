import { asObject, readId } from '../../reading/keys.ts';
import { addMoney, firstMoney, negative, readCurrency } from '../../reading/money.ts';
import type { AcceptedRecord } from '../../record.ts';
import { type Body, currencyOf, listOf, type Reader, shopMoneyIn, shopMoneyOf, type Told, timeOf } from './reading.ts';

/**
 * A refund, once for each id: the transactions that succeeded; none of the money where Shopify lists that there are none, as it does
 * with goods that are taken out of an order that was not paid for, or put back without money; else, where it lists no transactions
 * at all, the lines with their tax.
 */
export const refund: Reader = (body, record) => {
  const currency = currencyIn(body);
  const told = read(body, {
    orderId: readId(body.order_id),
    amount: paidBack(body, currency) ?? (isUnpaid(body) ? '0' : ofParts(body)),
    currency,
    stateAt: timeOf(record, record.headers.stateAt, body.updated_at, body.processed_at, body.created_at),
    record,
  });
  return told && { events: [told] };
};

/**
 * The refunds that an order lists, with what was paid back of each as of the order's state. One that paid back nothing
 * is only told where that is certain.
 */
export function refundsIn(
  order: Body,
  of: { orderId: string; stateAt: string; currency: string | undefined; record: AcceptedRecord },
): Told[] {
  return listOf(order.refunds).flatMap((body) => {
    const amount = paidBack(body, of.currency) ?? (isUnpaid(body) ? '0' : undefined);
    return amount === undefined ? [] : (read(body, { ...of, amount }) ?? []);
  });
}

/** Goods that were taken out of an order, such as by an edit, and for which nothing was paid back: they are sold no more. */
const isUnpaid = ({ transactions, refund_line_items: lines }: Body) =>
  Array.isArray(transactions) && transactions.length === 0 && listOf(lines).length > 0;

interface Read {
  orderId: string | undefined;
  amount: string;
  currency: string | undefined;
  stateAt: string;
  record: AcceptedRecord;
}

function read(body: Body, { orderId, amount, stateAt, record, ...given }: Read): Told | undefined {
  const refundId = readId(body.id);
  if (!refundId) return undefined;
  const currency = given.currency ?? readCurrency(succeeded(body)[0]?.currency);
  const refundedAt = timeOf(record, body.processed_at, body.created_at);
  return {
    messageId: `shopify:refund:${refundId}`,
    kind: 'track',
    name: 'refund',
    occurredAt: refundedAt,
    value: amount,
    currency,
    orderId,
    properties: { refund_id: refundId, order_id: orderId, amount, currency },
    refund: { refundId, orderId, amount, goods: goodsOf(body), currency, refundedAt, stateAt },
  };
}

/**
 * What was paid back: said in one amount, or the sum of the transactions that succeeded; nothing where they failed or are
 * not done yet, and undefined without any. Transactions are in the money that the buyer paid with. Where that is not the shop's, the refund's parts tell its worth.
 */
function paidBack(body: Body, currency: string | undefined): string | undefined {
  const said = shopMoneyOf(body, 'total_refunded');
  if (said !== undefined) return said;
  const paid = succeeded(body);
  if (paid.length === 0) return isOpen(body) ? '0' : undefined;
  const inShops = paid.map((one) => shopMoneyIn(one, 'amount'));
  if (inShops.every((amount) => amount !== undefined)) return addMoney(...inShops);
  const isForeign = paid.some((one) => currency && (readCurrency(one.currency) ?? currency) !== currency);
  return isForeign ? ofParts(body) : addMoney(...paid.map((one) => firstMoney(one.amount)));
}

/**
 * What was given back for goods: that of the lines, and what lies above or below it. Without either it is all that was
 * paid back, unless that was for shipping; undefined where the body does not tell.
 */
function goodsOf(body: Body): string | undefined {
  // What is not paid back yet takes no goods away either.
  if (isOpen(body)) return undefined;
  const lines = listOf(body.refund_line_items);
  const others = listOf(body.order_adjustments).filter(({ kind }) => kind !== 'shipping_refund');
  const isShipping =
    listOf(body.order_adjustments).length > others.length || listOf(body.refund_shipping_lines).length > 0;
  if (lines.length + others.length === 0 && !isShipping) return undefined;
  const kept = others.map((one) => shopMoneyOf(one, 'amount') ?? '0');
  return addMoney(...lines.map((line) => partsOf(line).goods), ...kept.map(negative));
}

/** Goods, shipping and duties with their taxes, less what was kept back of them. */
function ofParts(body: Body): string {
  const goods = listOf(body.refund_line_items).flatMap((line) => Object.values(partsOf(line)));
  const adjustments = listOf(body.order_adjustments);
  const kept = adjustments.flatMap((one) => [shopMoneyOf(one, 'amount'), shopMoneyOf(one, 'tax_amount')]);
  // Versions until 2024-07 tell shipping as an adjustment, later ones by itself, and some tell both.
  const shipping = adjustments.some(({ kind }) => kind === 'shipping_refund')
    ? []
    : listOf(body.refund_shipping_lines).flatMap((line) => [
        shopMoneyOf(line, 'subtotal_amount'),
        shopMoneyOf(line, 'tax_amount'),
      ]);
  const duties = shopMoneyOf(body, 'total_duties');
  return addMoney(...goods, ...kept.map((amount) => amount && negative(amount)), ...shipping, duties);
}

/**
 * A line's goods without tax, and its tax. A shop that shows its prices with tax may tell the goods with it as well: the
 * rates tell whether the tax comes on top of what is told, or lies inside.
 */
function partsOf(line: Body): { goods: string | undefined; tax: string | undefined } {
  const [goods, tax] = [shopMoneyOf(line, 'subtotal'), shopMoneyOf(line, 'total_tax')];
  const rate = listOf(asObject(line.line_item).tax_lines).reduce((sum, { rate }) => sum + (Number(rate) || 0), 0);
  if (!goods || !tax || rate <= 0) return { goods, tax };
  const off = (base: number) => Math.abs(Number(tax) - Number(goods) * base);
  return off(rate / (1 + rate)) < off(rate) ? { goods: addMoney(goods, negative(tax)), tax } : { goods, tax };
}

/** The shop's own currency, as far as the body of a refund tells. */
function currencyIn(body: Body): string | undefined {
  const told = [
    currencyOf(body, 'total_refunded'),
    ...listOf(body.refund_line_items).map((line) => currencyOf(line, 'subtotal')),
    ...listOf(body.order_adjustments).map((one) => currencyOf(one, 'amount')),
    ...listOf(body.transactions).map((one) => currencyOf(one, 'amount')),
    currencyOf(body, 'total_duties'),
  ];
  return told.find((one) => one !== undefined);
}

const succeeded = (body: Body) =>
  listOf(body.transactions).filter(({ kind, status }) => kind === 'refund' && status === 'success');

/** Money was to be paid back and none of it was as yet, or ever; or it was never taken, and is let go. */
const isOpen = (body: Body) =>
  succeeded(body).length === 0 && listOf(body.transactions).some(({ kind }) => kind === 'refund' || kind === 'void');
