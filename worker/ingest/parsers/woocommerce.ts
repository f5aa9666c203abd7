import type { CommonEvent } from '../event.ts';
import { asObject, readId } from '../reading/keys.ts';
import { firstMoney, negative } from '../reading/money.ts';
import { iso, readTime } from '../reading/time.ts';

type Body = Record<string, unknown>;

/** An order in one of these was not paid, or sells nothing any more. */
const OVER = ['cancelled', 'failed', 'trash'];

/**
 * WooCommerce tells with every topic of an order all that it is by then: whether it stands, and what was given back of it. A
 * deleted one is told by its id alone. `event` is what the topic itself says; with it come the refunds, once each.
 */
export function ofOrder(event: CommonEvent, body: Body): CommonEvent[] {
  const { orderId, sourceId, occurredAt: at, currency } = event;
  if (!orderId) return [event];
  const isDeleted = body.status === undefined;
  const isOver = isDeleted || OVER.includes(String(body.status));
  const placedAt = Math.min(gmt(body.date_created_gmt) ?? Date.parse(at), Date.parse(at));
  const order = {
    ...{ orderId, rank: 0, stateAt: at, placedAt: iso(placedAt), total: event.value ?? '0', currency, isTest: false },
    ...(isOver ? { cancelledAt: at } : {}),
    ...(isDeleted ? { gone: true } : {}),
  };
  const refunds = (Array.isArray(body.refunds) ? body.refunds : []).map(asObject).flatMap((one): CommonEvent[] => {
    const [id, total] = [readId(one.id), firstMoney(one.total)];
    if (!id || total === undefined || Number(total) === 0) return [];
    const amount = total.startsWith('-') ? negative(total) : total;
    const { order: _, raw: __, ...said } = event;
    return [
      {
        ...said,
        messageId: `webhook:${sourceId}:refund:${id}`,
        ...{ name: 'refund', originalName: 'refund', value: amount, properties: { refund_id: id, order_id: orderId } },
        refund: {
          ...{ refundId: `reported:webhook:${sourceId}:refund-${id}`, orderId, amount, currency },
          ...{ refundedAt: at, isReported: true },
        },
      },
    ];
  });
  return [{ ...event, order }, ...refunds];
}

/** Times of `…_gmt` name no zone. */
function gmt(value: unknown): number | undefined {
  return typeof value === 'string' ? readTime(/[zZ]$|[+-]\d\d:?\d\d$/.test(value) ? value : `${value}Z`) : undefined;
}
