import type { Step } from '../../../../contract/analyst.ts';
import type { Clause as Condition, Definition, Node, Window } from '../../../../contract/segments.ts';
import { NUMBER_PATTERN, numberIn } from '../amounts.ts';
import { asidesOf } from '../asides.ts';
import type { Clause } from '../clause.ts';
import { NEVER_BACK, SHARE } from '../lexicon.ts';
import { COUNT, UNIT, UNITS } from '../periods/date-words.ts';
import { numberOf } from '../periods/days.ts';
import { isFuture } from '../periods/find.ts';
import { phrasesOf } from '../phrasing.ts';
import { findSegments, ofSegments } from '../segment-words.ts';
import { faultIn } from '../times.ts';
import { abandonedIn } from './abandoned.ts';
import { type Bought, boughtIn } from './bought.ts';
import { consentIn } from './consent.ts';
import { inBoth, isOfBuyers, thenNothing } from './lapsing.ts';
import { leavesOut, OR } from './left-over.ts';
import { type Reader, steps } from './reader.ts';
import { turnToSilence } from './silent.ts';
import { windowOf } from './windows.ts';

const DAYS = { day: 1, week: 7, month: 30, quarter: 91, year: 365 } as const;
const LAPSED_DAYS = 90;

export const WHO =
  /\b(?:who|whom|anyone|anybody|everyone|everybody|someone|jemand|alguien|quelqu'un|tous ceux|clients ayant|kunden mit|clientes con|which (?:of (?:my|our|the) )?(?:(?:top|best|biggest|most valuable|loyal|regular) )?(?:\d{1,3} )?(?:customers?|people|buyers?|clients?|shoppers?|companies|persons?)|how many (?:can|may) (?:i|we|be)|how many (?=(?:have )?(?:unsubscribed|subscribed|opted|bought|ordered|purchased)\b)|(?:how many|number of|list|show|give|find|all|the|my|our|any|count|segment of|get|see|name|target|are there)(?: me| all| the| my| our| those| of)* (?:customers?|people|buyers?|clients?|shoppers?|contacts|users|visitors)|customers? (?:who|that|with|without)|people (?:who|that|with|without)|buyers (?:who|that)|wer|welche (?:meiner )?kunden|kunden,? die|kunden ohne|clientes sin|clients sans|wie viele (?:kunden|leute|personen|menschen)|quien(?:es)?|que clientes|cuant[oa]s (?:clientes|personas)|clientes que|qui|quels clients|combien de (?:clients|personnes|gens)|clients qui|inactive|lapsed|dormant|sleeping|one[- ]time|wem|wen|clients (?:avec|a un)|einmal-?kaufer\w*|compradores (?:de|con|que)|acheteurs (?:avec|qui|d'une?))\b/;
const BUY =
  '(?:been seen|seen|heard from|shown up|bought|buy|buys|buying|purchased?|purchases|purchasing|ordered|orders?|ordering|shopped|shop|come back|came back|returned|return|been back|placed|made|gekauft|bestellt|kaufen|bestellen|comprad[oa]s?|compraron|compran?|compro|pedido|pidio|pidieron|achete|commande|rachete)';
const NOT_BUY = new RegExp(
  `\\b(?:not|n't|never|no longer|stopped|without|nicht(?: mehr)?|nie|kein(?:e|en)?|no|nunca|sin|pas|(?<!\\bl(?:e|a|es) )plus(?! de \\d)|jamais|aucune?)\\b[^,;]{0,40}?\\b${BUY}|\\b(?:haven|hasn|didn|don|doesn|hadn|did)'?t\\b[^,;]{0,30}?\\b${BUY}|\\b${BUY}[^,;]{0,30}?\\b(?:nicht(?: mehr)?|nichts)\\b|\\b(?:nichts|rien|nada) (?:mehr |de plus )?(?:gekauft|bestellt|achete|commande|comprado)|\\b${BUY} (?:nothing|nada|nichts|rien)\\b|\\b(?:ohne|sin|sans) (?:bestellung(?:en)?|kauf|kaufe|pedidos?|compras?|commandes?|achats?)\\b|\\b(?:no|without|zero|any) (?:orders?|purchases?)(?: since| in| for| within| from| over)|\\blast (?:order|purchase|bought)[^,;]{0,20}?(?:more than|over|longer than|before|at least)`,
);
const INACTIVE =
  /\b(?:inactive|(?:not|n't|no longer)(?: been)? active|no activity|lapsed|dormant|sleeping|gone quiet|went quiet|gone silent|went silent|silent|disengaged|lost customers?|(?:who|customers|people|buyers) (?:have|did|do) (?:i|we) los[et]|(?:kunden|leute) (?:habe ich|haben wir) verloren|verlorene[nr]? kunden|clientes (?:he|hemos) perdido|clients (?:ai-je|avons-nous|j'ai|nous avons|on a) perdus?|inaktive?[nr]?|schlafende|abgewanderte|inactiv[oa]s|dormidos|perdidos|inactifs|inactives|perdus)\b/;
const SPAN = new RegExp(
  `\\b(?:for|in|within|over|during|since|longer than|more than|seit|in den letzten|innerhalb|en|desde hace|durante|hace mas de|depuis|pendant|il y a plus de)(?: (?:the|more|than|over|at|least|last|past|about|mehr|als|uber|den|letzten|mas|de|los|ultimos|plus|les|derniers|des))* (?<n>${COUNT}) (?:full |whole )?(?<u>${UNIT})|\\b(?<n2>${COUNT}) (?<u2>${UNIT})(?: or more)? ?(?:ago|or longer)?`,
);
const NEVER = new RegExp(
  `\\b(?:never|not (?:yet )?ever|nie|noch nie|nunca|jamais)(?: (?:once|etwas|was|bei (?:uns|mir)|ha|han|hayan|hecho|hizo|hicieron|passe|rien|une?|un|de|nos))* (?:${BUY})|\\b(?:noch nichts|encore rien|pas encore|todavia no (?:ha|han)|aun no (?:ha|han)) (?:${BUY})|\\b(?:ha|han|hayan) comprado (?:nada )?nunca\\b|\\b(?:haven|hasn|have not|has not|not)(?:'t)?(?: yet)? (?:${BUY})(?: anything)?(?: yet)\\b|\\bwithout (?:any |a single )?(?:orders?|purchases?)\\b|\\b(?:who|that|with) (?:have |has )?no (?:orders?|purchases?)\\b|\\bnon-?buyers\\b`,
);
const ONCE =
  /\b(?:only|just|exactly) (?:once|one (?:time|order|purchase)|1 (?:time|order|purchase))|\bbought once\b|\bone[- ](?:time|off) (?:customers?|buyers?|purchasers?|shoppers?)|\bsingle[- ](?:purchase|order) (?:customers?|buyers?)|\bbuy only once\b|\b(?:nur|bloss|lediglich) (?:einmal|ein mal|1 ?mal)\b|\beinmal-?kaufer\w*|\b(?:solo|solamente|unicamente)(?: (?:han? )?(?:compr\w+|pidi\w+|pedido|hicieron|hizo))? (?:una (?:sola )?(?:vez|compra)|un (?:solo )?pedido)\b|\buna sola (?:vez|compra)\b|\bun solo pedido\b|\b(?:une seule|qu'une(?: seule)?) (?:fois|commande)\b|\bqu'un (?:seul )?achat\b|\bun seul achat\b/;
const TIMES = new RegExp(
  `\\b(?:(?<more>more than|over|uber|mehr als|mas de|plus de)|(?<least>at least|minimum|mindestens|al menos|au moins)|(?<exact>exactly|genau|exactamente|exactement)|(?<less>less than|fewer than|under|weniger als|menos de|moins de))? ?(?<n>${COUNT}|once|twice|einmal|zweimal|deux fois|una vez|dos veces)(?:(?=-?mal\\b)|(?![\\p{L}\\d])) ?(?<plus>\\+|or more|oder mehr|o mas|ou plus)?(?: ?(?:times|time|mal|veces|fois|orders|order|purchases|bestellungen|kaufe|pedidos|compras|commandes|achats))?`,
  'u',
);
const OFTEN = new RegExp(
  `\\b(?:bought|ordered|purchased|buy|order|purchase|placed|made|have|has|had|with|gekauft|bestellt|compra|compro|compraron|comprado|pidio|pidieron|pedido|achete|commande)(?: (?:from (?:me|us)|something|anything|a total of|habe?n?))* (?:(?:more than|over|at least|exactly|less than|fewer than|under|mehr als|mindestens|genau|weniger als|mas de|al menos|exactamente|menos de|plus de|au moins|exactement|moins de) )?(?:${COUNT}|once|twice)? ?(?:\\+ ?|or more )?(?:times|time|mal|veces|fois|once|twice|orders|purchases|again|bestellungen|pedidos|compras|commandes)\\b|\\b(?:made|placed|make|place) (?:an? |their )?(?:second|another|repeat) (?:purchase|order)\\b|\\b(?:(?:mehr als|mindestens|weniger als|genau|hochstens) )?(?:${COUNT}[- ]?mal) (?:etwas |bei (?:mir|uns) )?(?:gekauft|bestellt)\\b|\\b(?:more than once|mehr als einmal|mehrmals|mas de una vez|plus d'une fois|at least twice)\\b|\\b(?:more than|at least|exactly|less than|fewer than|over|mehr als|mindestens|genau|weniger als|mas de|al menos|exactamente|menos de|plus de|au moins|exactement|moins de) ${COUNT} (?:orders?|purchases?|bestellung(?:en)?|kaufe|pedidos?|compras?|commandes?|achats?)\\b`,
);
const SPENT = new RegExp(
  `\\b(?:spent|spend|spends|spending|paid|worth|brought in|revenue|bought for|ausgegeben|umsatz|gasto|gasta|gastaron|gastado|gastan|depense|depensent)\\b[^,;]{0,20}?(?<how>more than|over|above|at least|less than|under|below|mehr als|uber|mindestens|weniger als|unter|mas de|al menos|menos de|plus de|au moins|moins de|>|<) ?[$€£¥]? ?(?<n>${NUMBER_PATTERN})(?<k> ?k\\b)?(?![\\d.,]*\\d)(?! ?-?(?:times|mal|veces|fois|orders?|bestellung\\w*|pedidos?|commandes?)\\b)`,
);
const FEWER = new RegExp(
  `\\b(?:but|and|aber|und|pero|y|mais|et) (?:(?<less>less than|fewer than|weniger als|menos de|moins de)|at most|no more than|not more than|hochstens|como maximo|au plus) (?<n>${COUNT}) ?(?:times|orders|mal|bestellungen|veces|pedidos|fois|commandes)\\b`,
);
const SINCE = /^(?:since|seit|desde|depuis)\b/;
/** Reported by itself, in the asker's words. */
const LEFT_OUT = /\b(?:nothing|nichts|nada|rien)\b/;
const SPENT_BETWEEN = new RegExp(
  `\\b(?:spent|spend|spends|spending|paid|ausgegeben|gastaron|gastado|depense)\\b[^,;]{0,15}?\\b(?:between|zwischen|entre) [$€£¥]? ?(?<a>${NUMBER_PATTERN}) ?[$€£¥]?(?: (?:dollars|euros|pounds))? (?:and|und|y|et) [$€£¥]? ?(?<b>${NUMBER_PATTERN})`,
);
/** "Mehr als 100 ausgegeben", "over 200 spent": the deed comes last. */
const SPENT_LAST = new RegExp(
  `\\b(?<how>mehr als|uber|mindestens|weniger als|unter|more than|over|above|at least|less than|under|below|mas de|al menos|menos de|plus de|au moins|moins de) ?[$€£]? ?(?<n>${NUMBER_PATTERN})(?<k> ?k\\b)? ?(?:[$€£]|euros?|dollars?|pounds?|pfund)? (?:\\p{L}+ ){0,3}?(?:ausgegeben|umsatz|spent|in (?:revenue|sales|spend(?:ing)?|total)|gastad[oa]s?|de gasto|en compras|depensee?s?)(?![\\p{L}])`,
  'u',
);

const TOP = /\bof (?:my|our|the) (?:top|best|biggest|most valuable) (?:\d{1,3} )?(?:customers?|buyers?|clients?)\b/;
/** Looked at and not bought is no list of buyers. */
const LOOKED =
  /\b(?:look(?:s|ed|ing)?|view(?:s|ed|ing)?|brows(?:e|ed|ing)|visit(?:s|ed|ing)?|click(?:s|ed|ing)?|angesehen|angeschaut|visto|vieron|regarde|consulte)\b/;

/** People for whom something holds: who did not buy for so long, bought so often, spent so much. */
export const readPeople: Reader = (clause) => {
  const { text } = clause;
  if ((!WHO.test(text) && !INACTIVE.test(text)) || (SHARE.test(text) && !/\bboth\b/.test(text))) return undefined;
  if (clause.things.length > 0 && (asksOtherwise(clause) || LOOKED.test(text))) return undefined;
  const found = whoIn(clause);
  if (!found && clause.things.length > 0 && SPENT.test(text)) {
    const question = phrasesOf(clause.language).spentOnProducts;
    return { part: { kind: 'ask_back', text: clause.said, question, options: [] }, confidence: 0.8 };
  }
  // A list of all who bought it would be of others than are meant.
  const strange = clause.filters.some(({ by }) => by !== 'product') || LEFT_OUT.test(text);
  if (!found && clause.things.length > 0 && !strange) {
    return { part: { kind: 'not_understood', text: clause.said }, confidence: 0.4 };
  }
  if (!found) return undefined;
  const fault = faultIn(clause);
  if (fault && clause.times.length > 0) return { part: fault, confidence: 0.9 };
  const { definition, by } = found;
  if (leavesOut(clause, definition, clause.splits.limit ?? 10)) {
    return { part: { kind: 'not_understood', text: clause.said }, confidence: 0.4 };
  }
  const assumed = [...(found.assumed ?? []), ...(TOP.test(text) ? [asidesOf(clause.language).amongAll] : [])];
  return steps(clause, [list(clause, { definition }, by)], { assumed, confidence: 0.88 });
};

/** People of whom something holds, as a rule; of a text up to a place, where the rest of it says something else. */
export function whoIn(
  clause: Clause,
  upTo = clause.text.length,
): (Pick<Found, 'by' | 'assumed'> & { definition: Definition }) | undefined {
  const bought = boughtIn(clause, upTo);
  if (!bought && clause.things.some(({ start }) => start < upTo)) return undefined;
  const own = upTo < clause.text.length ? upToHere(clause, upTo) : clause;
  const found = bought ? withProducts(own, bought) : conditions(own);
  if (!found) return undefined;
  const of = [...found.of, ...others(own)].slice(0, 10);
  return { ...found, definition: { version: 1, who: 'known', where: { type: 'all', of } } };
}

const upToHere = (clause: Clause, upTo: number): Clause => ({
  ...clause,
  text: clause.text.slice(0, upTo),
  times: clause.times.filter(({ start }) => start < upTo),
});

/** What was bought, and what else is asked of the same people. What is not read of it is never left out: then nothing is. */
function withProducts(clause: Clause, { of, rest, until }: Bought): Found | undefined {
  const { filters, times } = clause;
  const kept = filters.every(({ by }) => by === 'product' || by === 'segment');
  if (!kept || SPENT.test(clause.text.slice(0, until))) return undefined;
  const own = of.every(({ not }) => not) ? [bought()] : [];
  if (rest.replace(/[^\p{L}]/gu, '') === '') return { of: [...own, ...of], by: 'revenue' };
  const more = conditions({
    ...clause,
    text: `customers who ${rest.replace(/^\W*(?:and|but|yet|und|aber|y|pero|et|mais)\b/, '')}`,
    times: times.filter(({ start }) => start >= until),
  });
  // Whoever bought one of them has bought.
  const further = more?.of.filter((one) => own.length > 0 || JSON.stringify(one) !== JSON.stringify(bought()));
  return (
    more && { of: [...own, ...of, ...(further ?? [])], by: more.by, ...(more.assumed && { assumed: more.assumed }) }
  );
}

/** A number, a ranking, or what else they bought is asked of products, not who bought them. */
function asksOtherwise({ text, things, splits, metrics, filters }: Clause): boolean {
  const simple = things.length === 1 && !filters.some((one) => 'not' in one && one.not);
  const counts = simple && HOW_MANY.test(text) && !NARROWER.test(text);
  const asked = metrics.some(({ value }) => !PEOPLE_METRICS.has(value));
  return counts || asked || splits.ranked === 'product' || RANKED.test(text);
}

const PEOPLE_METRICS: ReadonlySet<string> = new Set(['customers', 'people', 'orders', 'units', 'returning_customers']);
const HOW_MANY = /\b(?:how many|number of|count|wie viele|anzahl|cuant[oa]s|numero|combien|nombre)\b/;
/** More than that it was bought is asked of them. */
const NARROWER =
  /\b(?:not|\w+n't|never|without|nicht|nie|keine?n?|ohne|nunca|sin|jamais|pas|sans|twice|once|again|times|than|least|most|mal|zweimal|einmal|mindestens|mehrmals|veces|vez|fois|both|but|aber|pero|mais|units|or more|spent|since)\b/;
const RANKED =
  /\b(?:(?<!at )(?:most|least)|best|top|biggest|highest|also (?:buy|bought)|meisten|ofteste|besten|auch (?:gekauft|noch)|mas(?! de)|mejores|le plus|meilleurs|together with|how much|what)\b/;

/** People in a segment, the six or the shop's own. */
export const readSegmentPeople: Reader = (clause) => {
  const { text, vocabulary, metrics } = clause;
  const found = findSegments(text, vocabulary.segments);
  const [first] = found;
  const own = metrics.filter(
    ({ value, start, end }) =>
      value !== 'customers' &&
      value !== 'people' &&
      value !== 'returning_customers' &&
      !(first && start >= first.start && end <= first.end),
  );
  if (!first || own.length > 0 || clause.filters.some(({ by }) => by === 'segment')) return undefined;
  const left = first.key === 'cart_abandoners' && found.length === 1 ? abandonedIn(clause) : undefined;
  if (left) return steps(clause, [list(clause, { definition: left }, 'last_seen')]);
  const said = consentIn(text);
  if (said.length > 0) {
    const of = [...found.map(({ id }) => ({ type: 'segment' as const, segment: id })), ...said].slice(0, 10);
    const definition: Definition = { version: 1, who: 'known', where: { type: 'all', of } };
    return steps(clause, [list(clause, { definition }, 'revenue')]);
  }
  if (first.key === 'repeat_customers' && (clause.times.length > 0 || clause.splits.by.length > 0)) return undefined;
  if (
    /\b(?:how many|number of|count|size|how big|how large|wie viele|anzahl|cuant[oa]s|numero|combien|nombre|quanti|quantos|hoeveel)\b/.test(
      text,
    )
  ) {
    const assumed = clause.times.length > 0 ? [asidesOf(clause.language).segmentsNow] : [];
    return steps(clause, [{ tool: 'count_segments', input: { segmentIds: found.map(({ id }) => id) } }], { assumed });
  }
  if (
    /\b(?:who|show|list|see|give|which|top|name|wer|zeig\w*|quien(?:es)?|muestra\w*|qui|montre\w*|people in|customers in)\b/.test(
      text,
    ) ||
    (found.length > 1 ? first.start < 3 : bareSegment(text, first))
  ) {
    const rule = found.length > 1 ? ofSegments(clause, found) : undefined;
    return steps(clause, [list(clause, rule ? { definition: rule } : { segmentId: first.id }, 'revenue')]);
  }
  return undefined;
};

function bareSegment(text: string, { start, end }: { start: number; end: number }): boolean {
  return text.slice(0, start).trim().split(' ').length <= 2 && text.slice(end).replace(/[^\p{L}]/gu, '').length === 0;
}

function list(
  clause: Clause,
  who: { segmentId: string } | { definition: Definition },
  by: 'revenue' | 'orders' | 'last_order' | 'last_seen',
): Step {
  const { limit, order } = clause.splits;
  const lowest = order === 'lowest' && /\b(?:bottom|lowest|smallest|worst)\b/.test(clause.text);
  return {
    tool: 'list_people',
    input: { ...who, by, order: lowest ? 'lowest' : 'highest', range: 'all', limit: Math.min(limit ?? 10, 100) },
  };
}

interface Found {
  of: Node[];
  by: 'revenue' | 'orders' | 'last_order' | 'last_seen';
  assumed?: string[];
}

const bought = (within?: Window): Condition => ({
  type: 'orders',
  of: 'orders',
  is: 'at_least',
  amount: 1,
  ...(within && { within }),
});
const notBought = (within?: Window): Condition => ({ ...bought(within), not: true }) as Condition;

function conditions(clause: Clause): Found | undefined {
  const { text } = clause;
  const silent = untilSilence(clause);
  const then = silent || spentIn(text).length > 0 ? undefined : thenNothing(clause);
  if (silent || then) return silent ?? { of: (then ?? []).slice(0, 10), by: 'revenue' };
  const windows = clause.times.flatMap(({ period, start, end, words }) =>
    period && !isFuture(period, clause.calendar) && !isAmount(clause, start)
      ? [{ window: windowOf(period), start, end, words }]
      : [],
  );
  const together = HOW_MANY.test(text) ? undefined : inBoth(clause, windows);
  if (together) return { of: together, by: 'revenue' };
  if (
    windows.length >= 2 &&
    /\bboth\b|\bas well as\b|\band (?:again|also) in\b|\bsowohl\b|\btanto en\b|\ba la fois\b/.test(text)
  ) {
    return { of: windows.slice(0, 3).map(({ window }) => bought(window)), by: 'revenue' };
  }
  const but =
    /\b(?:but|and|yet|aber|und|pero|mais)\b[^,;]{0,20}?\b(?:not|n't|never|didn't|didnt|haven't|nicht|no|pas)\b/.exec(
      text,
    );
  if (but && windows.length >= 2) {
    const [a, b] = windows;
    if (a && b) return { of: [bought(a.window), notBought(b.window)], by: 'revenue' };
  }
  const once = ONCE.test(text) || NEVER_BACK.test(text);
  if (NEVER.test(text) && !once && windows.length === 0 && !spanIn(text)) return { of: [notBought()], by: 'last_seen' };
  const often = once ? ({ is: 'exactly', n: 1 } as const) : OFTEN.test(text) ? timesIn(text) : undefined;
  const spent = spentIn(text);
  const within = windows[0]?.window;
  if (spent.length > 0) {
    const silent = NOT_BUY.exec(text);
    // "Die seit August nichts bestellt haben": the time since which comes before or after its verb.
    const since = silent && windows.find(({ start, words }) => start > silent.index || SINCE.test(words))?.window;
    const lasting = silent && !since ? spanIn(text.slice(silent.index)) : undefined;
    const own = windows.find(({ window }) => window !== since)?.window;
    const [only, more] = spent;
    if (often && only && !more && !silent && windows.length === 0 && OR.test(text)) {
      const placed = { type: 'orders', of: 'orders', is: often.is, amount: often.n } as const;
      const net = { type: 'orders', of: 'net', is: only.is, amount: only.n } as const;
      return { of: [{ type: 'any', of: [net, placed] }], by: 'revenue' };
    }
    const last = since ?? (lasting ? ({ last: { n: lasting, unit: 'days' } } as const) : undefined);
    return {
      of: [
        // Whoever spent little has bought.
        ...(spent.every(({ is }) => is === 'less_than' || is === 'at_most') && !often ? [bought()] : []),
        ...spent.map(
          ({ is, n }): Condition => ({ type: 'orders', of: 'net', is, amount: n, ...(own && { within: own }) }),
        ),
        ...(last ? [notBought(last)] : []),
        ...(often
          ? [{ type: 'orders', of: 'orders', is: often.is, amount: often.n, ...(own && { within: own }) } as const]
          : []),
      ],
      by: 'revenue',
    };
  }
  if (often)
    return {
      of: [often, ...fewerIn(text)].map(
        ({ is, n }): Condition => ({ type: 'orders', of: 'orders', is, amount: n, ...(within && { within }) }),
      ),
      by: 'revenue',
    };
  // Whoever looked and did not buy is another one than who bought before and no longer does.
  if (LOOKED.test(text)) return undefined;
  if (NOT_BUY.test(text) || (INACTIVE.test(text) && !/\bhow many people are\b/.test(text)))
    return lapsed(clause, within);
  // What they have said to being written to stands among the others.
  return consentIn(text).length > 0 ? { of: [], by: 'revenue' } : undefined;
}

/** So often or so much, and nothing in a time that is told after it. */
function untilSilence(clause: Clause): Found | undefined {
  const turn = turnToSilence(clause);
  const period = turn?.time.period;
  if (!turn || !period || isFuture(period, clause.calendar)) return undefined;
  const head = upToHere(clause, turn.at);
  const asks = OFTEN.test(head.text) || ONCE.test(head.text) || spentIn(head.text).length > 0;
  const plain: Found | undefined = isOfBuyers(head.text) ? { of: [bought()], by: 'revenue' } : undefined;
  const found = asks ? conditions(head) : plain;
  return found && { ...found, of: [...found.of.slice(0, 9), notBought(windowOf(period))] };
}

/** "Between 1000 and 2000" that was spent is no year. */
function isAmount({ text }: Clause, at: number): boolean {
  const both = SPENT_BETWEEN.exec(text);
  return both !== null && at >= both.index && at < both.index + both[0].length;
}

/** Bought once, and not in the time that is named; without one, not for 90 days. */
function lapsed(clause: Clause, within: Window | undefined): Found {
  const span = spanIn(clause.text);
  // "Desde hace 6 meses" is no month half a year ago.
  const last =
    (span && LASTING.test(clause.text) ? undefined : within) ??
    (span ? ({ last: { n: span, unit: 'days' } } satisfies Window) : undefined);
  const assumed = last ? [] : [asidesOf(clause.language).lapsed(LAPSED_DAYS)];
  return { of: [bought(), notBought(last ?? { last: { n: LAPSED_DAYS, unit: 'days' } })], by: 'revenue', assumed };
}

const LASTING = /\b(?:desde hace|depuis \d|depuis (?:un|une|deux|trois))\b/;

function spanIn(text: string): number | undefined {
  const { n, u, n2, u2 } = SPAN.exec(text)?.groups ?? {};
  const unit = UNITS[u ?? u2 ?? ''];
  const count = numberOf(n ?? n2);
  if (!unit || !(count >= 1)) return undefined;
  return Math.min(3660, Math.round(count * (unit === 'month' && count % 12 === 0 ? 365 / 12 : DAYS[unit])));
}

const OR_MORE = /^ ?(?:\+|or (?:more|over)\b|oder (?:mehr|ofter|haufiger)\b|o mas\b|ou plus\b)/;

type Is = 'at_least' | 'at_most' | 'more_than' | 'less_than' | 'exactly';

function timesIn(text: string): { is: Is; n: number } | undefined {
  if (/\b(?:more than once|mehr als einmal|mehrmals|mas de una vez|plus d'une fois|again|repeatedly)\b/.test(text))
    return { is: 'more_than', n: 1 };
  const match = OFTEN.exec(text);
  const asked = match?.[0] ?? '';
  const after = text.slice((match?.index ?? 0) + asked.length);
  if (/\b(?:second|another|repeat) (?:purchase|order)$/.test(asked)) return { is: 'at_least', n: 2 };
  const groups = TIMES.exec(asked)?.groups ?? {};
  const word = groups.n ?? '';
  const n = /twice|zweimal|deux fois|dos veces/.test(asked) ? 2 : /once|einmal|una vez/.test(word) ? 1 : numberOf(word);
  if (!(n >= 0) || !word) return undefined;
  const is: Is = groups.more
    ? 'more_than'
    : groups.less
      ? 'less_than'
      : groups.least || groups.plus || OR_MORE.test(after)
        ? 'at_least'
        : 'exactly';
  return { is, n };
}

/** "More than twice but less than five times": the other end. */
function fewerIn(text: string): { is: Is; n: number }[] {
  const groups = FEWER.exec(text)?.groups;
  const n = numberOf(groups?.n);
  return groups && n >= 0 ? [{ is: groups.less ? 'less_than' : 'at_most', n }] : [];
}

function spentIn(text: string): { is: Is; n: number }[] {
  const both = SPENT_BETWEEN.exec(text)?.groups;
  if (both?.a && both.b)
    return [
      { is: 'at_least', n: numberIn(both.a) },
      { is: 'at_most', n: numberIn(both.b) },
    ];
  const groups = (SPENT.exec(text) ?? SPENT_LAST.exec(text))?.groups;
  if (!groups?.n) return [];
  const n = numberIn(groups.n) * (groups.k ? 1000 : 1);
  const how = groups.how ?? '';
  const is: Is = /at least|mindestens|al menos|au moins/.test(how)
    ? 'at_least'
    : /less|under|below|weniger|unter|menos|moins|</.test(how)
      ? 'less_than'
      : 'more_than';
  return [{ is, n }];
}

/** Segments that are named beside: "repeat customers who have not bought since March". */
function others({ text, vocabulary, filters }: Clause): Condition[] {
  const segments = findSegments(text, vocabulary.segments).map(
    ({ id }): Condition => ({ type: 'segment', segment: id }),
  );
  const filtered = filters.flatMap((one): Condition[] =>
    'is' in one && one.by === 'segment' ? one.is.map((segment) => ({ type: 'segment', segment })) : [],
  );
  return [...segments, ...filtered, ...consentIn(text)];
}
