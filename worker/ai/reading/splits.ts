import type { Dimension } from '../../../contract/metrics.ts';
import { DIMENSION_NOUNS, EACH, GRAIN_ADJECTIVES, HIGHEST, isGrain, LOWEST, WHICH } from './lexicon.ts';
import { COUNT } from './periods/date-words.ts';
import { numberOf } from './periods/days.ts';
import { anyOf } from './words.ts';

/** By what a number is to be split, and whether the parts are ranked. */
export interface Splits {
  /** "by month", "per product", "monthly". */
  by: Dimension[];
  /** "which month", "top 5 customers", "best day". */
  ranked?: Dimension;
  order?: 'highest' | 'lowest';
  limit?: number;
  /** "The best months", not "the best month". */
  several?: true;
  /** "The best and the worst month": both ends. */
  ends?: true;
  rest: string;
}

const NOUN = (plural: boolean) =>
  DIMENSION_NOUNS.map(([name, one, many]) => ({ name, pattern: anyOf(plural ? `${one}, ${many}` : one) }));
const ALL = NOUN(true);
const PLURALS = new Set(DIMENSION_NOUNS.flatMap(([, , many]) => many.split(',').map((noun) => noun.trim())));
const isPlural = (noun: string | undefined) => noun !== undefined && PLURALS.has(noun);
const ANY_NOUN = `(?:${ALL.map(({ pattern }) => pattern).join('|')})`;
const BUYERS =
  /\b(?:(?:new|first[- ]time)(?: (?:customers?|buyers?|clients?|shoppers?))? (?:and|vs\.?|versus|against|or|compared (?:to|with)|over|\/) (?:returning|repeat|existing|old)|(?:returning|repeat|existing) (?:and|vs\.?|versus|against|or|compared (?:to|with)|\/) (?:new|first[- ]time)|neuen? (?:und|gegen|vs|versus|oder|gegenuber) (?:wiederkehrenden?|bestands|stamm|alten?)|neu- und (?:bestands|stamm)kunden|nuevos (?:y|vs|frente a|contra|o) (?:recurrentes|antiguos|existentes|habituales)|nouveaux (?:et|vs|contre|ou|par rapport aux) (?:anciens|fideles|recurrents|existants))\b/;
/** A word or two between "best" and the noun: "best sales day", "top paying customers". */
const BETWEEN =
  '(?: (?:single|sales|selling|paying|performing|spending|revenue|trading|order|shopping|of my|of our|of the|of all|my|our|the|online))*';

const EACH_NOUN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<each>${EACH}) (?<noun>${ANY_NOUN})(?: (?:and|und|y|et|,) (?:by |per |nach |por |par )?(?<second>${ANY_NOUN}))?(?![\\p{L}\\p{N}])`,
  'u',
);
const HIGH_NOUN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<n1>${COUNT}) )?(?:(?<high>${HIGHEST})|(?<low>${LOWEST}))(?: (?<n2>${COUNT}))?${BETWEEN} (?<noun>${ANY_NOUN})(?![\\p{L}\\p{N}])`,
  'u',
);
/** "productos mas vendidos", "clients les plus importants": the noun first. */
const NOUN_HIGH = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<n1>${COUNT}) )?(?<noun>${ANY_NOUN})[· ]+(?:con |con el |les |le |la |el |los |las |de |with the |with |had the |had |having |com |die |hatten |hatte |mit den |mit dem |mit der |mit |am |tuvieron |tuvo |que |that (?:sold|sell|bought) |avec le |avec les |avec |ont eu |a eu )*(?:(?<high>mas|plus|mayor|mayores|hochsten|meisten|highest|most|mejores|meilleurs?|biggest|largest)|(?<low>menos|moins|menor|menores|wenigsten|niedrigsten|lowest|least|fewest|peores))(?![\\p{L}\\p{N}])`,
  'u',
);
const WHICH_NOUN = new RegExp(
  `(?<![\\p{L}\\p{N}])${WHICH}(?: (?<n1>${COUNT}))?(?: (?:single|of my|of our|of the|my|our|the|el|la|le))*(?: (?:(?<high>${HIGHEST})|(?<low>${LOWEST})))?${BETWEEN} (?<noun>${ANY_NOUN})(?![\\p{L}\\p{N}])`,
  'u',
);
const TOP_N = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:top|first|best|biggest|largest|highest|smallest|only|just|erste|besten|nur|solo|primeros|mejores|premiers|meilleurs|seulement|bottom|worst|lowest) (?:the )?(?<n1>${COUNT})|(?<n2>${COUNT}) (?:best|biggest|top|largest|highest|worst|lowest|smallest|beste[nr]?|mejores|meilleurs))(?![\\p{L}\\p{N}])`,
  'u',
);
const BESTSELLER =
  /\b(?:(?<low>worst|slowest|poorest)[- ]?sell(?:ers?|ing)(?: (?:products?|items?|articles?))?|best ?-?sellers?|top ?-?sellers?|best[- ]selling(?! (?:single )?(?:days?|months?|weeks?|weekdays?|hours?|quarters?|years?|times?|seasons?|periods?))(?: (?:products?|items?|articles?))?|bestseller|verkaufsschlager|meistverkauften?(?: (?:produkte?n?|artikel))?|(?:productos? )?mas vendidos?|(?:produits? )?(?:les )?(?<!(?:avons-nous|ai-je|a-t-on|on a|nous avons|j'ai) (?:le )?)(?:plus|mieux) vendus?)\b/;
/** "What did we sell the most of?" */
const SOLD_MOST =
  /\b(?:what (?:do|did|have|has|are|is) (?:we|i|my shop|our shop) (?:sell|sold|selling) (?:the )?(?:(?<low>least|worst)|most|best)(?: of)?|what(?: is| was)? (?:sells|sold|selling|sell) (?:the )?(?:(?<low2>least|worst)|most|best)(?: of)?|was (?:verkauft sich|verkaufe ich|verkaufen wir|haben wir|habe ich) am (?:besten|meisten)(?: verkauft)?|que (?:se vende|se vendio|vendo|vendi|vendemos|vendimos) (?:mas|mejor)|qu'est-ce qui se vend le (?:mieux|plus)|qu'avons-nous vendu le plus)\b/;
const PRODUCTS_SOLD = /\bproducts? (?:that (?:are |were |was )?)?(?:bought|sold|purchased|ordered)\b/;
const MOST = new RegExp(
  `(?<![\\p{L}\\p{N}]|at |au |al )(?:(?<low>${LOWEST}|wenigsten|menos|moins)|(?<high>${HIGHEST}))(?![\\p{L}\\p{N}])`,
  'u',
);

const WHAT_TIME =
  /\b(?:at )?what time\b(?! (?:period|frame|span|zone))|\bum wie viel uhr\b|\ba que hora\b|\ba quelle heure\b|\b(?:zu|um) welcher (?:uhrzeit|stunde)\b|\ba que horas\b/;
/** "The second best month" stands among the best two. */
const NTH_BEST =
  /\b(?<nth>second|third|2nd|3rd|zweit|dritt|segund[oa]s?|tercer[oa]?|deuxieme|troisieme)[- ]?(?:best|biggest|largest|highest|strongest|busiest|beste[nrs]?|mejor|mayor|meilleure?|plus (?:gros|grand))/;
/** "Customers ranked 6 to 10": those and the ones before them. */
const PLACES = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<noun>${ANY_NOUN}) )?(?:ranked|in places?|places|number|numbers|auf (?:den )?platz(?:en)?|platz|puestos?|en los puestos|places?) (?:from |von |del? )?\\d{1,3} ?(?:to|-|through|bis|al?|a) ?(?<last>\\d{1,3})(?![\\p{L}\\p{N}])`,
  'u',
);
const AND_WHICH =
  '(?: (?:was|is|had|sold|brought|were|fue|war|etait))?[· ]*(?:,|and|und|y|e|et)(?: (?:which|what|welche[rsn]?|cual|que|quel(?:le)?|one|ones|is|was|had|sold|brought|fue|war|etait|the|our|my|der|die|das|den|el|la|le|am|au))* ';
const ENDS = new RegExp(
  `(?<![\\p{L}])(?:${HIGHEST})(?: ${ANY_NOUN})? (?:and|und|y|e|et|vs\\.?|versus|oder|or|gegen)(?: (?:the|our|my|der|die|das|den|el|la|le|les|los|las|am|au))* (?:${LOWEST})(?![\\p{L}])|(?<![\\p{L}])(?:${LOWEST})(?: ${ANY_NOUN})? (?:and|und|y|e|et|vs\\.?|versus|oder|or)(?: (?:the|our|my|der|die|das|den|el|la|le|les|los|las))* (?:${HIGHEST})(?![\\p{L}])`,
  'u',
);
/** "Which product brought most this month and which the least". */
const ENDS_APART = new RegExp(
  `(?<![\\p{L}])(?:(?:${HIGHEST})(?![\\p{L}]).{0,40}?${AND_WHICH}(?:${LOWEST})|(?:${LOWEST})(?![\\p{L}]).{0,40}?${AND_WHICH}(?:${HIGHEST}))(?: ${ANY_NOUN}| one)?\\W*$`,
  'u',
);
/** "When do people buy most?" */
const WHEN_MOST =
  /\bwhen (?:do|does|did|are) (?:most )?(?:my |our |the )?(?:people|customers|they|buyers|shoppers|orders|sales|i|we) .{0,20}\b(?:buy|order|shop|sell|purchase|come in|place)\b|\b(?:wann|cuando|quand) (?:kaufen|bestellen|compran|piden|achetent|commandent)\b/;

/** The ways in which a text asks for parts. Texts come normalised and without times. */
export function findSplits(text: string): Splits {
  const splits: Splits = { by: [], rest: text };
  const take = (match: RegExpExecArray, keep = '') => {
    const { rest } = splits;
    const end = match.index + match[0].length;
    splits.rest =
      rest.slice(0, match.index) + keep + '·'.repeat(Math.max(0, match[0].length - keep.length)) + rest.slice(end);
  };
  const buyers = BUYERS.exec(text);
  if (buyers) {
    splits.by.push('buyer');
    take(buyers);
  }
  const most = SOLD_MOST.exec(splits.rest);
  if (most) {
    rank('product', { noun: 'products', low: most.groups?.low ?? most.groups?.low2, high: 'most' });
    take(most);
  }
  const best = BESTSELLER.exec(splits.rest);
  if (best) {
    rank('product', { ...best.groups, noun: /s$|en$/.test(best[0]) ? 'products' : 'product' });
    take(best);
  }
  const sold = PRODUCTS_SOLD.exec(splits.rest);
  if (sold && !splits.ranked && !/\b(?:how many|number of|anzahl|cuantos|combien)\b/.test(text)) {
    rank('product', { noun: 'products' });
    take(sold);
  }
  for (const pattern of [WHICH_NOUN, HIGH_NOUN, NOUN_HIGH]) {
    const match: RegExpExecArray | null = splits.ranked ? null : pattern.exec(splits.rest);
    const dimension = match && dimensionOf(match.groups?.noun);
    if (!match || !dimension || isMetricName(match[0], dimension)) continue;
    // "What customers" asks which; "que cliente" and "what day" too, but "what orders" does not split.
    rank(dimension, match.groups ?? {});
    take(match);
  }
  for (let i = 0; i < 3; i += 1) {
    const match = EACH_NOUN.exec(splits.rest);
    const dimension = match && dimensionOf(match.groups?.noun);
    if (!match || !dimension) break;
    const { each, second } = match.groups ?? {};
    // "Revenue per customer" and "orders per session" are metrics of their own; "by customer" splits.
    if (
      dimension === 'customer' &&
      /^(?:per|pro|je|por|par|por cada|a|al|each|every|per each|elke|ogni)$/.test(each ?? '') &&
      !splits.ranked
    )
      break;
    // "The best month by customers" is ranked by how many there were.
    if (dimension === 'customer' && splits.ranked && splits.ranked !== 'customer' && isPlural(match.groups?.noun))
      break;
    add(dimension);
    const other = dimensionOf(second);
    if (other) add(other);
    take(match);
  }
  for (const [grain, pattern] of GRAIN_ADJECTIVES) {
    const match = pattern.exec(splits.rest);
    if (!match) continue;
    add(grain);
    take(match);
  }
  if (WHAT_TIME.test(text) && !splits.ranked) rank('hour', { high: 'most' });
  if (WHEN_MOST.test(text) && !splits.ranked) rank('weekday', { high: 'most' });
  const top = TOP_N.exec(splits.rest);
  const count = numberOf(top?.groups?.n1 ?? top?.groups?.n2);
  if (top && count >= 1) {
    splits.limit ??= Math.min(count, 1000);
    splits.order ??= /bottom|worst|lowest|smallest/.test(top[0]) ? 'lowest' : 'highest';
  }
  const places = PLACES.exec(splits.rest);
  const placed = places && (dimensionOf(places.groups?.noun) ?? splits.ranked);
  if (places && placed) {
    splits.ranked ??= placed;
    splits.order ??= 'highest';
    splits.limit = Math.min(numberOf(places.groups?.last), 1000);
    take(places);
  }
  if (splits.ranked && (ENDS.test(text) || ENDS_APART.test(text.replace(/[·\s]+$/, '')))) splits.ends = true;
  const nth = NTH_BEST.exec(text)?.groups?.nth;
  if (nth) splits.limit ??= /^(?:third|3|dritt|tercer|trois)/.test(nth) ? 3 : 2;
  const extreme = MOST.exec(splits.rest);
  if (extreme && !splits.order) splits.order = extreme.groups?.low ? 'lowest' : 'highest';
  return splits;

  function add(dimension: Dimension) {
    if (!splits.by.includes(dimension) && splits.by.length < 2) splits.by.push(dimension);
  }
  function rank(dimension: Dimension, groups: Record<string, string | undefined>) {
    splits.ranked = dimension;
    const found = numberOf(groups.n1 ?? groups.n2);
    const one = (groups.n1 ?? groups.n2 ?? '').match(/^(?:an?|une?|una|eine?)$/);
    if (found >= 1 && !one) splits.limit = Math.min(found, 1000);
    if (isPlural(groups.noun)) splits.several = true;
    if (groups.low) splits.order = 'lowest';
    else if (groups.high) splits.order = 'highest';
  }
}

export function dimensionOf(noun: string | undefined): Dimension | undefined {
  return noun ? ALL.find(({ pattern }) => new RegExp(`^${pattern}$`).test(noun))?.name : undefined;
}

/** "Most customers" and "new customers" count people; only "top" and its like rank them. */
function isMetricName(words: string, dimension: Dimension): boolean {
  return dimension === 'customer' && /^(?:most|mas|plus|meisten|fewest|least|menos|moins|wenigsten) /.test(words);
}

/** Whether parts in time make a series, rather than a ranking. */
export const isSeries = (splits: Splits) => splits.by.length === 1 && !splits.order && splits.by.every(isGrain);
