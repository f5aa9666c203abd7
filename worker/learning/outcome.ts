/** What came of a recommendation, as far as its feedback tells. */
export interface Outcome {
  success: boolean;
  /** Orders it brought, where a number of them was told. */
  orders?: number;
  /** What decided: what came of it, or only what was thought of it. */
  from: 'outcome' | 'rating';
}

const ORDERS =
  /(\d[\d,.]*)\s*(?:new |more |extra )?(?:orders?|sales?|purchases?|conversions?|bestellungen|pedidos|ventas|commandes?|ventes?)\b/g;
const NONE =
  /\b(?:no|zero|without|keine?|ningun|sin|aucune?)\s+(?:\w+ )?(?:orders?|sales?|purchases?|conversions?|effect|result|response|bestellungen|pedidos?|ventas?|commandes?|ventes?)\b|\bnobody (?:bought|ordered|answered|clicked)\b|\bnothing (?:happened|came)\b/;
const BAD =
  /\b(?:rejected|ignored|declined|refused|failed|flopped|unsubscribe[ds]?|complain(?:ts?|ed)|spam|useless|(?:not|never) (?:used|sent|worked|taken)|(?:did|does) ?n[o ]?t (?:work|sell|help|use|send)|lost (?:money|customers?))\b/;
const GOOD =
  /\b(?:sent|used|accepted|applied|approved|worked|sold|bought|ordered|converted|success(?:ful|fully)?|won|profit(?:able)?|great (?:result|response)|funciono|hat funktioniert|a marche)\b/;

/**
 * Whether a recommendation was a success. What came of it decides where that can be read: a number of orders above nothing, or
 * a word for success, is one; no orders, or a word for failure, is none. Where it says nothing or both, the rating
 * decides: up is a success.
 */
export function readOutcome(feedback: { rating: 'up' | 'down'; outcome?: string | null | undefined }): Outcome {
  const text = (feedback.outcome ?? '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}’']/gu, '');
  const counts = [...text.matchAll(ORDERS)].map(([, number = '']) => Number(number.replace(/[.,](?=\d{3})/g, '')));
  const orders = counts.find((count) => Number.isFinite(count));
  if (orders !== undefined && Number.isInteger(orders)) return { success: orders > 0, orders, from: 'outcome' };
  const bad = BAD.test(text) || NONE.test(text);
  const good = GOOD.test(text.replace(new RegExp(BAD, 'g'), ' '));
  if (bad !== good) return { success: good, ...(NONE.test(text) && { orders: 0 }), from: 'outcome' };
  return { success: feedback.rating === 'up', from: 'rating' };
}
