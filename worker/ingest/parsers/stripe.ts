import { asObject, readId } from '../reading/keys.ts';
import { addMoney, firstMoney, fromSmallest, minorDigits, negative, readCurrency } from '../reading/money.ts';
import { iso, readTime } from '../reading/time.ts';
import type { ToldRefund } from './parser.ts';

type Body = Record<string, unknown>;

/** Stripe counts these otherwise than ISO 4217 does: https://docs.stripe.com/currencies#special-cases */
const OWN_DIGITS = new Map([
  ['ISK', 2],
  ['UGX', 2],
  ['MGA', 0],
]);

/** A refund in one of these gave nothing back. */
const FAILED = ['failed', 'canceled'];

/** Whether a body is one of Stripe's events, of any version. */
export function isStripe({ object, type, data }: Body): boolean {
  return object === 'event' && typeof type === 'string' && typeof asObject(data).object === 'object';
}

/** What an amount of Stripe's comes to, in whole money. */
export function fromStripe(amount: string, currency: string | undefined): string {
  return fromSmallest(amount, currency, OWN_DIGITS.get(currency ?? '') ?? minorDigits(currency));
}

/**
 * `charge.refunded` tells how much of the charge was given back in all, and in `previous_attributes` how much it was before:
 * what lies between is this refund, known by where it ends. Samples and old versions leave that out; then the refunds beside
 * the charge tell, the latest first, else the total stands for all of the charge. A refund itself is known by its id.
 * Where orders are named by
 * their charge (`path`), a refund names that too. Undefined where the body is neither.
 */
export function stripeRefund(body: Body, sourceId: string, path: string | undefined): ToldRefund | undefined {
  const data = asObject(body.data);
  const thing = asObject(data.object);
  const id = readId(thing.id);
  if (!isStripe(body) || !id) return undefined;
  const currency = readCurrency(thing.currency);
  const refundId = `reported:webhook:${sourceId}:${id}`;
  if (thing.object === 'refund') {
    const amount = FAILED.includes(String(thing.status)) ? '0' : fromStripe(firstMoney(thing.amount) ?? '0', currency);
    const toldAt = readTime(body.created);
    const stateAt = toldAt === undefined ? undefined : iso(toldAt);
    return {
      refundId,
      amount,
      currency,
      stateAt,
      orderId: path === 'data.object.id' ? readId(thing.charge) : undefined,
    };
  }
  const total = firstMoney(thing.amount_refunded);
  if (thing.object !== 'charge' || total === undefined) return undefined;
  const before = firstMoney(asObject(data.previous_attributes).amount_refunded);
  const latest = firstMoney(listOf(asObject(thing.refunds).data)[0]?.amount);
  const part = before === undefined ? latest : addMoney(total, negative(before));
  if (part === undefined) return { refundId, amount: fromStripe(total, currency), currency, isTotal: true };
  return {
    refundId: `${refundId}:${total}`,
    currency,
    amount: part.startsWith('-') ? '0' : fromStripe(part, currency),
  };
}

function listOf(value: unknown): Body[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}
