import type { Refund } from '../event.ts';
import { asObject, readId } from '../reading/keys.ts';
import { addMoney, firstMoney, fromSmallest, minorDigits, negative, readCurrency } from '../reading/money.ts';

type Body = Record<string, unknown>;

/** Stripe counts these otherwise than ISO 4217 does: https://docs.stripe.com/currencies#special-cases */
const OWN_DIGITS = new Map([
  ['ISK', 2],
  ['UGX', 2],
  ['MGA', 0],
]);

/** Whether a body is one of Stripe's events, of any version. */
export function isStripe({ object, type, data }: Body): boolean {
  return object === 'event' && typeof type === 'string' && typeof asObject(data).object === 'object';
}

/** What an amount of Stripe's comes to, in whole money. */
export function fromStripe(amount: string, currency: string | undefined): string {
  return fromSmallest(amount, currency, OWN_DIGITS.get(currency ?? '') ?? minorDigits(currency));
}

/** What an event of Stripe's says was given back: once, however many events tell of it. */
export interface StripeRefund extends Pick<Refund, 'refundId' | 'currency' | 'isTotal'> {
  amount: string;
  /** The charge it is of. */
  chargeId: string | undefined;
}

/**
 * `charge.refunded` tells how much of the charge was given back in all, and in `previous_attributes` how much it was before:
 * what lies between is this refund, known by where it ends. Samples and old versions leave that out; then the refunds beside
 * the charge tell, the latest first, else the total stands for all of the charge. A refund itself is known by its id.
 * Undefined where the body is neither.
 */
export function stripeRefund(body: Body, sourceId: string): StripeRefund | undefined {
  const data = asObject(body.data);
  const thing = asObject(data.object);
  const id = readId(thing.id);
  if (!isStripe(body) || !id) return undefined;
  const currency = readCurrency(thing.currency);
  const refundId = `reported:webhook:${sourceId}:${id}`;
  if (thing.object === 'refund') {
    const amount = fromStripe(firstMoney(thing.amount) ?? '0', currency);
    return { refundId, amount, currency, chargeId: readId(thing.charge) };
  }
  const total = firstMoney(thing.amount_refunded);
  if (thing.object !== 'charge' || total === undefined) return undefined;
  const before = firstMoney(asObject(data.previous_attributes).amount_refunded);
  const latest = firstMoney(listOf(asObject(thing.refunds).data)[0]?.amount);
  const part = before === undefined ? latest : addMoney(total, negative(before));
  const of = { currency, chargeId: id };
  if (part === undefined) return { ...of, refundId, amount: fromStripe(total, currency), isTotal: true };
  return { ...of, refundId: `${refundId}:${total}`, amount: part.startsWith('-') ? '0' : fromStripe(part, currency) };
}

function listOf(value: unknown): Body[] {
  return Array.isArray(value) ? value.map(asObject) : [];
}
