import type { Clause as Condition, Definition, Window } from '../../../../contract/segments.ts';
import { today } from '../../period.ts';
import type { Clause } from '../clause.ts';
import { isFuture } from '../periods/find.ts';
import { findSegments } from '../segment-words.ts';
import { faultIn } from '../times.ts';
import { WHO } from './people.ts';
import { type Draft, type Reader, steps } from './reader.ts';
import { windowOf } from './windows.ts';

/** What can be done before buying; what comes further on the way is looked for first. */
const DEEDS: [event: string, deed: RegExp][] = [
  [
    'checkout',
    /\b(?:(?:began|begun|start(?:ed|s)?|reach(?:ed|es)?|got to|went to) (?:the |to |a )?(?:check ?out|checking out)|(?:zur kasse gegangen|an der kasse|checkout (?:begonnen|gestartet|erreicht))|(?:empez\w+|inici\w+|lleg\w+ a) (?:la |el |al |a )?(?:pagar|pago|checkout)|(?:commence|arrive)\w* (?:a |au |le )?(?:payer|paiement|checkout))\b/,
  ],
  ['add_to_cart', /\b(?:carts?|baskets?|warenkorb|einkaufswagen|carritos?|cesta|paniers?)\b/],
  [
    'product_view',
    /\b(?:look(?:s|ed|ing)? at|view(?:s|ed|ing)?|saw|seen|brows(?:es|ed|ing)|click(?:s|ed|ing)?(?: on)?|angesehen|angeschaut|betrachtet|angeklickt|vio|vieron|visto|mir(?:o|aron|ado)|vue?s?|regardee?s?|consultee?s?)\b/,
  ],
];
const BUYS =
  /\b(?:bought|buy|buys|buying|ordered|ordering|(?:an?|any|no|the) (?:orders?|purchases?)|purchas(?:ed|ing)|convert(?:ed)?|gekauft|kaufen|kaufte[n]?|bestellt|compr(?:o|aron|ado|ar|arl[oa]s?)|pid(?:io|ieron)|pedido|achete|acheter|commande|commander)\b/;
const NOT =
  /\b(?:not|never|\w+n't|(?:did|do|does|have|has|had|was|were|is|are)nt|without|no|nothing|nicht|nie|nichts|ohne|keine?n?|nunca|sin|nada|pas|jamais|sans|rien)\b/;
/** "Has a lamp in the cart": it is there still. */
const IN_CART =
  /\b(?:in|im|en|dans)(?: (?:the|their|his|a|seinem|ihrem|dem|el|su|la|le|leur|son))? (?:cart|basket|warenkorb|einkaufswagen|carrito|cesta|panier)\b/;
const PUT =
  /\b(?:put|puts|add(?:s|ed|ing)?|plac(?:es|ed)|gelegt|getan|gepackt|hinzugefugt|anad\w+|agreg\w+|pus(?:o|ieron)|met(?:io|ieron)|mis|ajoute\w*)\b/;
/** A ranking or an average is asked of, and no list. */
const OTHERWISE =
  /\b(?:most|least|often|times|average|rate|share|percent\w*|meisten|oft|mal|durchschnitt\w*|anteil|mas|veces|promedio|tasa|plus|fois|moyenne|taux|part|more than|at least|mehr als|al menos|au moins)\b/;
const COUNTED: ReadonlySet<string> = new Set([
  'customers',
  'people',
  'visitors',
  'product_views',
  'cart_adds',
  'orders',
  'checkouts',
]);

/** "Who looked at the lamp and did not buy it", "who began to check out today but never ordered". */
export const readLookers: Reader = (clause) => {
  const { text, things, metrics, splits, calendar, vocabulary } = clause;
  const [event, deed] = DEEDS.find(([, one]) => one.test(text)) ?? [];
  if (!event || !deed || !WHO.test(text)) return undefined;
  if (event === 'add_to_cart' && findSegments(text, vocabulary.segments).length > 0) return undefined;
  const bought = BUYS.exec(text);
  // A list of all who bought, or did not, would be of others than are meant.
  const unread: Draft | undefined =
    bought && NOT.test(text) ? { part: { kind: 'not_understood', text: clause.said }, confidence: 0.4 } : undefined;
  if (splits.ranked || OTHERWISE.test(text) || metrics.some(({ value }) => !COUNTED.has(value))) return unread;
  if (clause.filters.some(({ by }) => by !== 'product')) return unread;
  const isIn = event === 'add_to_cart' && IN_CART.test(text) && !PUT.test(text);
  const at = deed.exec(text)?.index ?? 0;
  const before = text.slice(0, Math.min(at, bought?.index ?? text.length));
  const rest = text.slice(Math.min(at, bought?.index ?? text.length));
  // Who did not look, or bought before they looked, is another question.
  if (NOT.test(before) || (bought && bought.index < at) || (NOT.test(rest) && !bought)) return unread;
  if (event === 'add_to_cart' && !isIn && !PUT.test(text)) return undefined;
  const fault = faultIn(clause);
  if (fault && clause.times.length > 0) return { part: fault, confidence: 0.9 };
  const periods = clause.times.flatMap(({ period }) => (period?.from && !isFuture(period, calendar) ? [period] : []));
  const [period, ...more] = periods;
  if (more.length > 0 || clause.times.length > periods.length) return unread;
  const within = period && windowOf(period);
  const names = things.flatMap((one) => (one.start < (bought?.index ?? text.length) ? one.names : []));
  const product =
    names.length > 0
      ? [{ property: 'product_id', test: { op: 'in', values: names.slice(0, 50) } } as const]
      : undefined;
  const first = { event, ...(product && { where: product }) };
  const denied = isIn || (bought !== null && NOT.test(rest));
  if (bought && !denied) {
    // Bought after it: within the time that is named, or ever.
    const days = period?.from ? period.from.until(today(calendar)).days + 1 : 3660;
    const second = { event: 'purchase' };
    const then: Condition = {
      type: 'sequence',
      first,
      second,
      within: { n: Math.max(1, Math.min(3660, days)), unit: 'days' },
      ...(within && { since: within }),
    };
    return things.some(({ start }) => start > bought.index) ? undefined : listed(clause, [then]);
  }
  const looked: Condition = { type: 'event', ...first, ...(within && { within }) };
  if (!denied) return listed(clause, [looked]);
  const since: Window | undefined =
    within && (period?.from && !('last' in within) ? { from: period.from.toString() } : within);
  const own = { ...(since && { within: since }), not: true } as const;
  const none: Condition =
    names.length > 0 && !ANYTHING.test(rest)
      ? { type: 'products', products: names.map((id) => ({ id })), of: 'orders', is: 'at_least', amount: 1, ...own }
      : { type: 'orders', of: 'orders', is: 'at_least', amount: 1, ...own };
  return listed(clause, [looked, none]);
};

/** Nothing at all was bought, and not only not this. */
const ANYTHING =
  /\b(?:anything|nothing|any|no order|an order|nichts|etwas|keine bestellung|nada|ningun pedido|rien|aucune commande)\b/;

function listed(clause: Clause, of: Condition[]) {
  const definition: Definition = { version: 1, who: 'known', where: { type: 'all', of } };
  const limit = Math.min(clause.splits.limit ?? 10, 100);
  return steps(
    clause,
    [{ tool: 'list_people', input: { definition, by: 'last_seen', order: 'highest', range: 'all', limit } }],
    { confidence: 0.88 },
  );
}
