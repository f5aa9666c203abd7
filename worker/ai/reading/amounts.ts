import type { MetricFilter } from '../../../contract/metrics.ts';
import { MONTH } from './periods/date-words.ts';
import { anyOf } from './words.ts';

const SYMBOLS: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };
const NAMES: Record<string, string> = {
  ...{
    dollar: 'USD',
    dollars: 'USD',
    bucks: 'USD',
    euro: 'EUR',
    euros: 'EUR',
    pound: 'GBP',
    pounds: 'GBP',
    quid: 'GBP',
    pfund: 'GBP',
    libras: 'GBP',
    livres: 'GBP',
    dolares: 'USD',
  },
};
const CODE = 'usd|eur|gbp|jpy|chf|cad|aud|sek|dkk|nok|pln|dollars?|bucks|euros?|pounds?|quid|pfund|libras|livres';
const NUMBER = "\\d{1,3}(?:[.,' ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?";
/** For patterns of other readers; read it by `numberIn`. */
export const NUMBER_PATTERN = `(?:${NUMBER})`;
const AMOUNT = `(?:(?<s>[$€£¥]) ?)?(?<n>${NUMBER})(?<k> ?k\\b)?(?: ?(?<c>[$€£¥]|(?:${CODE})\\b))?`;
const MONEY = new RegExp(`[$€£¥] ?(?:${NUMBER})(?: ?k\\b)?|(?:${NUMBER})(?: ?k)? ?(?:[$€£¥]|(?:${CODE})\\b)`, 'g');

export interface Amount {
  value: number;
  currency?: string;
}

/** Amounts that carry a currency. */
export function findAmounts(text: string): Amount[] {
  return [...text.matchAll(MONEY)].flatMap((match) => readAmount(match[0]) ?? []).slice(0, 10);
}

/** "1,000", "1.000,50", "2k", "£50". */
export function readAmount(text: string): Amount | undefined {
  const groups = text.match(new RegExp(AMOUNT))?.groups;
  if (!groups?.n) return undefined;
  const value = numberIn(groups.n) * (groups.k ? 1000 : 1);
  const unit = groups.s ?? groups.c ?? '';
  const currency = SYMBOLS[unit] ?? NAMES[unit] ?? unit.toUpperCase();
  return Number.isFinite(value) ? { value, ...(currency && { currency }) } : undefined;
}

/** "In euros", "en dólares": in which currency an answer is wanted, as ISO 4217; undefined where none is named. */
export function currencyAskedFor(text: string): string | undefined {
  const unit = new RegExp(
    `(?<![\\p{L}])(?:in|into|to|auf|en|a) (?:us |british |britischen |american )?(?<c>${CODE}|dolares)(?![\\p{L}])`,
    'u',
  ).exec(text)?.groups?.c;
  return unit && (NAMES[unit] ?? unit.toUpperCase());
}

/** A comma or point before three digits parts thousands; before one or two, cents. */
export function numberIn(text: string): number {
  const cents = text.match(/[.,](\d{1,2})$/)?.[1];
  const whole = cents ? text.slice(0, -cents.length - 1) : text;
  return Number(`${whole.replace(/\D/g, '')}.${cents ?? 0}`);
}

const OVER = anyOf(
  `above, over, more than, greater than, larger than, bigger than, higher than, exceeding, worth more than, of more than, that exceed, exceed, exceeds, exceeded, that exceeded, >, uber, liegen uber, lagen uber, ubersteigen, supera, superan, superaron, supera las, superan las, superan los, supera los, que superan, que superaron, superiores a las, depasse, depassent, depassant, qui depassent, mehr als, grosser als,
  mas de, superiores a, superior a, mayores de, mayores a, por encima de, mas de las, mas de los, plus de, superieures a, superieure a, au-dessus de, oltre, piu di, sopra, acima de, mais de, boven, meer dan`,
);
const AT_LEAST = anyOf(
  'at least, of at least, worth at least, >=, ≥, mindestens, al menos, como minimo, au moins, almeno, pelo menos, minstens',
);
const UNDER = anyOf(
  `below, under, less than, smaller than, lower than, cheaper than, worth less than, of less than, <, unter, weniger als, kleiner als, menos de, inferiores a, por debajo de,
  moins de, inferieures a, en dessous de, sotto, meno di, abaixo de, onder, minder dan`,
);
const AT_MOST = anyOf(
  'at most, no more than, not more than, <=, ≤, hochstens, maximal, como maximo, au plus, al massimo, no maximo, hoogstens',
);
const ORDERS = anyOf(
  `orders, order, purchases, purchase, sales, sale, invoices, transactions, baskets, carts, bestellungen, kaufe, pedidos, compras, ventas, commandes, achats, ordini, acquisti, bestellingen,
  order value, worth, valued, bestellwert`,
);
const OF =
  '(?: (?:that|which|were|are|is|was|with|worth|valued|a|an|of|value|total|totals?|totalling|values|mit|einem|wert|von|con|un|valor|de|avec|une|valeur|di))*';
const BETWEEN = anyOf('between, zwischen, entre, tra');
const AND = anyOf('and, to, -, und, y, et, e, bis, a');

const named = (name: string) =>
  `(?:[$€£¥] ?)?(?<${name}>${NUMBER})(?<${name}k> ?k\\b)?(?: ?(?:[$€£¥]|(?:${CODE})\\b))?`;
/** "Orders between 3 and 9 March" are of days, "more than 3 times" is no amount. */
const NO_AMOUNT = `(?![\\d.,]*\\d)(?! ?(?:%|percent|days?|weeks?|months?|times|customers|people|orders|units|items|st\\b|nd\\b|rd\\b|th\\b|-\\d|/\\d|${MONTH}))`;
const LEADING = new RegExp(`^${ORDERS}`);
const BOTH = new RegExp(
  `\\b${ORDERS}${OF} ?(?:${OVER}|${AT_LEAST}) ?${named('a')} (?:and|but|und|aber|y|pero|et|mais) ?(?:${UNDER}|${AT_MOST}) ?${named('b')}${NO_AMOUNT}`,
);
const RANGE = new RegExp(`\\b${ORDERS}${OF} ${BETWEEN} ${named('a')} ${AND} ${named('b')}${NO_AMOUNT}`);
const ONE = new RegExp(
  `\\b${ORDERS}${OF} ?(?:(?<over>${OVER})|(?<least>${AT_LEAST})|(?<under>${UNDER})|(?<most>${AT_MOST})) ?${named('a')}${NO_AMOUNT}`,
);

/** "Orders from Etsy over 100 euros": an amount of money is of the orders that are spoken of before it. */
const APART = new RegExp(
  `\\b(?:orders?|purchases|invoices|bestellungen|pedidos|compras|commandes)\\b(?:(?!\\b(?:who|that|customers?|people|spen[dt]\\w*|kunden|clientes|clients)\\b)[^?.;]){1,40}? (?<bound>(?:(?<over>${OVER})|(?<least>${AT_LEAST})|(?<under>${UNDER})|(?<most>${AT_MOST})) ?${named('a')})${NO_AMOUNT}`,
);
const HAS_CURRENCY = new RegExp(`[$€£¥]|(?:${CODE})\\b`);

const OF_THEM =
  "(?:how many of (?:them|those|these)|wie viele davon|cuantos de (?:ellos|esos)|combien (?:d'entre eux|parmi eux|d'entre elles|parmi elles))(?: (?:were|are|was|is|waren|sind|lagen|liegen|eran|fueron|son|etaient|sont))?";
/** In a follow-up the amount alone will do: "only above 1000", "how many of them were over 500". */
const ALONE = new RegExp(
  `^(?:(?:and|only|just|but|now|und|nur|y|solo|et|seulement) )*(?:${OF_THEM} )?(?:(?<over>${OVER})|(?<least>${AT_LEAST})|(?<under>${UNDER})|(?<most>${AT_MOST})) ?${named('a')}${NO_AMOUNT}\\W*$`,
);

const LEAVES_OUT =
  /\b(?:without|excluding|excl\.?|except(?: for)?|other than|apart from|ignoring|leaving out|ohne|ausser|sin(?: contar)?|excepto|salvo|sans(?: compter)?|sauf|hors|excepte) (?:the |any |all |los |les |die |l'|el |la )*$/;

/** Orders above or below an amount; "at least" keeps the amount itself. The word for orders stays. */
export function findOrderValue(text: string): { filters: MetricFilter[]; rest: string } {
  const range = RANGE.exec(text);
  const both = BOTH.exec(text);
  const apart = APART.exec(text);
  const money = apart && HAS_CURRENCY.test(apart.groups?.bound ?? '') ? apart : null;
  const match = range ?? both ?? ONE.exec(text) ?? money ?? ALONE.exec(text);
  const { a, ak, b, bk, over, least, under, most } = match?.groups ?? {};
  const years = /^(?:19|20)\d\d$/.test(a ?? '') && /^(?:19|20)\d\d$/.test(b ?? '');
  if (!match || !a || years) return { filters: [], rest: text };
  const first = numberIn(a) * (ak ? 1000 : 1);
  const second = b ? numberIn(b) * (bk ? 1000 : 1) : undefined;
  const filter: Extract<MetricFilter, { by: 'order_value' }> = { by: 'order_value' };
  if (both && !range) Object.assign(filter, { above: first, below: second });
  else if (second !== undefined) Object.assign(filter, { above: justBelow(first), below: justAbove(second) });
  else if (over) filter.above = first;
  else if (least) filter.above = justBelow(first);
  else if (under) filter.below = first;
  else if (most) filter.below = justAbove(first);
  // "Without orders over £5,000" keeps all others.
  const isOut = LEAVES_OUT.test(text.slice(0, match.index)) && (over || least || under || most);
  if (isOut) {
    const { above, below } = filter;
    delete filter.above;
    delete filter.below;
    if (above !== undefined) filter.below = justAbove(above);
    if (below !== undefined) filter.above = justBelow(below);
  }
  const length =
    match === money
      ? (money.groups?.bound ?? '').length
      : match[0].length - (match[0].match(LEADING)?.[0] ?? '').length;
  const start = match.index + match[0].length - length;
  return { filters: [filter], rest: text.slice(0, start) + '·'.repeat(length) + text.slice(start + length) };
}

/** A bound beside whatever is measured: "more than 100 orders", "at least £10,000". */
const BOUND = new RegExp(
  `(?:(?<over>${OVER})|(?<least>${AT_LEAST})|(?<under>${UNDER})|(?<most>${AT_MOST})) ?${named('a')}(?![\\d.,]*\\d)(?! ?(?:%|percent|days?|weeks?|months?|times))`,
);

export interface Bound {
  is: { above?: number; atLeast?: number; below?: number; atMost?: number };
  start: number;
  end: number;
}

export function findBound(text: string): Bound | undefined {
  const match = BOUND.exec(text);
  const { a, ak, over, least, under } = match?.groups ?? {};
  if (!match || !a) return undefined;
  const value = numberIn(a) * (ak ? 1000 : 1);
  const is = over ? { above: value } : least ? { atLeast: value } : under ? { below: value } : { atMost: value };
  return { is, start: match.index, end: match.index + match[0].length };
}

const justBelow = (value: number) => Math.max(0, Math.round(value * 100 - 1) / 100);
const justAbove = (value: number) => Math.round(value * 100 + 1) / 100;
