import type { MetricId } from '../../../../contract/metrics.ts';
import type { Definition } from '../../../../contract/segments.ts';
import { phrasesOf } from '../phrasing.ts';
import { faultIn, timesOf } from '../times.ts';
import { consentIn } from './consent.ts';
import { type Reader, steps } from './reader.ts';

const PEOPLE =
  /\b(?:who|whom|which (?:customers|people|buyers)|(?:customers|people|buyers|clients) (?:who|that|with|having)|wer|wem|welche[nmr]? kunden|kunden(?: mit|,? die|,? denen)|quien(?:es)?|que clientes|clientes (?:con|que|a los que)|qui|quels clients|clients (?:avec|ayant|qui))\b/;
const HAD: [MetricId, RegExp][] = [
  [
    'refunds',
    /\b(?:(?:got|get|had|have|has|received|was|were|been|asked for|with|did (?:i|we)) (?:\w+ ){0,3}?(?:refund(?:s|ed)?|money back)|(?:i|we) refunded|refunded (?:the )?most|most refunds|(?:eine |einer )?(?:ruck)?erstattung(?:en)?|(?:wurde|wurden|haben wir|habe ich) .{0,20}erstattet|geld zuruck|reembols\w+|devolucion(?:es)?|devolvimos|devuelto|rembours\w+)\b/,
  ],
  [
    'discounts',
    /\b(?:(?:used|use|got|get|had|have|with|received|redeemed) (?:\w+ ){0,2}?(?:discounts?|coupons?|vouchers?|promo codes?|discount codes?|codes?)|rabatte?n?|rabattcodes?|gutscheine?n?|descuentos?|cupon(?:es)?|remises?|reductions?|codes? promos?)\b/,
  ],
  [
    'largest_order',
    /\b(?:(?:spent|paid) (?:the )?most (?:in|on|for|with) (?:one|a single) (?:order|purchase)|(?:largest|biggest|most expensive) (?:single )?(?:orders|purchases|baskets)|(?:grossten|hochsten|teuersten) (?:bestellungen|einkaufen|warenkorben)|(?:pedidos|compras) mas (?:grandes|altos|caros)|(?:mayores|mas grandes) pedidos|plus (?:grandes|grosses|gros|importantes) (?:commandes|achats|paniers))\b/,
  ],
];
const NOT =
  /\b(?:not|never|\w+n't|(?:did|do|does|have|has|had|was|were|is|are)nt|without|no|nicht|nie|ohne|keine?n?|nunca|sin|pas|jamais|sans|aucune?)\b/;
/** A number or a share is asked for, and no list; or an order, whoever placed it. */
const OTHERWISE =
  /\b(?:how (?:much|many)|rate|share|percent\w*|average|wie ?viele?|anteil|durchschnitt\w*|cuant[oa]s?|tasa|promedio|combien|taux|moyenne)\b/;

/** "Who got a refund?", "kunden mit den größten bestellungen": customers by what they had of it. */
export const readHad: Reader = (clause) => {
  const { text, rest, filters, splits } = clause;
  const [metric] = HAD.find(([, had]) => had.test(text)) ?? [];
  if (!metric || !PEOPLE.test(text) || OTHERWISE.test(text) || splits.by.length > 0) return undefined;
  if (clause.metrics.some(({ value }) => !OWN[metric]?.includes(value))) return undefined;
  if (splits.ranked && splits.ranked !== 'customer') return undefined;
  const bound = /\d/.test(rest) && !splits.limit;
  if (NOT.test(text) || bound || clause.things.length > 0)
    return { part: { kind: 'not_understood', text: clause.said }, confidence: 0.4 };
  const fault = faultIn(clause);
  if (fault) return { part: fault, confidence: 0.9 };
  const { range, byDefault, assumed } = timesOf(clause);
  const said = byDefault ? [phrasesOf(clause.language).noPeriod] : [];
  return steps(
    clause,
    [
      {
        tool: 'query_metric',
        input: {
          ...{ metric, dimensions: ['customer'], range, order: 'highest', limit: splits.limit ?? LISTED },
          ...(filters.length > 0 && { filters }),
        },
      },
    ],
    { assumed: [...assumed, ...said], confidence: 0.88 },
  );
};

/** "Top 3 customers I can e-mail", "biggest spender without a phone number": the best of those whom one can reach, or not. */
export const readBestReached: Reader = (clause) => {
  const { text, splits, metrics, times } = clause;
  const of = consentIn(text);
  if (splits.ranked !== 'customer' || of.length === 0 || times.length > 0) return undefined;
  if (metrics.some(({ value }) => value !== 'revenue' && value !== 'customers')) return undefined;
  const bought = { type: 'orders', of: 'orders', is: 'at_least', amount: 1 } as const;
  const definition: Definition = { version: 1, who: 'known', where: { type: 'all', of: [bought, ...of] } };
  const { order = 'highest', limit = 5 } = splits;
  return steps(
    clause,
    [{ tool: 'list_people', input: { definition, by: 'revenue', order, range: 'all', limit: Math.min(limit, 100) } }],
    { confidence: 0.88 },
  );
};

const LISTED = 20;
/** What may be named beside: the same in other words, and whom it is of. */
const OWN: Record<string, MetricId[]> = {
  refunds: ['refunds', 'refund_count', 'customers', 'people'],
  discounts: ['discounts', 'discounted_orders', 'customers', 'people'],
  largest_order: ['largest_order', 'orders', 'customers', 'people'],
};
