import { asObject, readId } from '../reading/keys.ts';
import { firstMoney, fromSmallest, readCurrency } from '../reading/money.ts';
import { iso, readTime } from '../reading/time.ts';
import type { ToldRefund } from './parser.ts';

/** What came to nothing. */
const FAILED = ['FAILED', 'REJECTED'];

/**
 * A refund of Square's, once however often its state is told. Where sales are told by their payment, `path` names the order
 * or the payment in that; a refund names both by itself. Undefined where the body tells of none.
 */
export function squareRefund(
  body: Record<string, unknown>,
  sourceId: string,
  path: string | undefined,
): ToldRefund | undefined {
  const refund = asObject(asObject(asObject(body.data).object).refund);
  const money = asObject(refund.amount_money);
  const [id, amount, currency] = [readId(refund.id), firstMoney(money.amount), readCurrency(money.currency)];
  if (!id || amount === undefined || !currency) return undefined;
  const toldAt = readTime(refund.updated_at ?? body.created_at);
  const isFailed = FAILED.includes(String(refund.status));
  return {
    refundId: `reported:webhook:${sourceId}:${id}`,
    amount: isFailed ? '0' : fromSmallest(amount, currency),
    currency,
    stateAt: toldAt === undefined ? undefined : iso(toldAt),
    orderId: readId(path?.endsWith('.payment.id') ? refund.payment_id : refund.order_id),
  };
}
