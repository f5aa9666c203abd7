import type * as z from 'zod';
import type { Clause as Condition, ProductChoice, ProductsClause, Window } from '../../../../contract/segments.ts';
import type { Clause } from '../clause.ts';
import type { Thing } from '../filters.ts';
import { COUNT } from '../periods/date-words.ts';
import { numberOf } from '../periods/days.ts';
import { isFuture } from '../periods/find.ts';
import { turnToSilence } from './silent.ts';
import { windowOf } from './windows.ts';

/** What people bought of which products, as conditions; and the text from where it speaks of something else. */
export interface Bought {
  of: Condition[];
  rest: string;
  /** Times from there on belong to the rest. */
  until: number;
}

const word = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'u');
const NOT = word(
  "not|\\p{L}+n't|never|neither|nor|without|no|nie|niemals|nicht|kein(?:e|en|er|em)?|ohne|weder|nunca|jamas|sin|ni|jamais|pas|sans|aucune?",
);
const EVER = word('never|ever|nie|niemals|noch nie|je|nunca|jamas|jamais');
const NOT_AFTER = word('nicht|nie|niemals|not|never|nunca|jamais');
const DEED =
  'bought|buy|buys|buying|purchased?|purchases|purchasing|ordered|orders?|ordering|gekauft|kaufte[nt]?|kaufen|bestellt|bestellen|bestellten|comprad[oa]s?|compraron|compran|compro|pedido|pidieron|achetee?s?|achetent|commandee?s?|commande';
const BUY = word(DEED);
/** What makes a further part a condition of its own. */
const OTHER = word(
  `${DEED}|spent|spend|spends|paid|ausgegeben|gastaron|gastado|depense|active|seen|visited|came back|come back|returned|nothing|nichts|nada|rien|else|inactive`,
);
const CONJUNCTION =
  /(?<![\p{L}\p{N}])(?:and|but|or|yet|nor|und|aber|oder|sondern|doch|noch|pero|y|e|o|sino|ni|et|mais|ou)(?![\p{L}\p{N}])|,/u;
const EITHER = word('or|nor|oder|noch|o|u|ni|ou');
const BUT = word('but|yet|aber|sondern|doch|pero|sino|mais');

const COMPARED =
  '(?:(?<more>more than|over|mehr als|uber|mas de|plus de)|(?<least>at least|minimum|mindestens|al menos|por lo menos|au moins)|(?<most>at most|no more than|not more than|hochstens|maximal|como maximo|au plus|au maximum)|(?<less>less than|fewer than|weniger als|menos de|moins de)|(?<exact>exactly|only|just|genau|nur|exactamente|solo|exactement|seulement)) ';
const PLUS = '(?<plus> ?\\+| or more| oder mehr| o mas| ou plus)?';
const OFTEN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${COMPARED})?(?:(?<once>once|einmal|una vez|une fois)|(?<twice>twice|zweimal|dos veces|deux fois)|(?<thrice>thrice|dreimal|tres veces|trois fois)|(?<n>${COUNT})(?=${PLUS.replace('?<plus>', '?:')} ?(?:times|time|x|mal|veces|vez|fois|(?:separate |different )?orders|bestellungen|pedidos|commandes)(?![\\p{L}\\p{N}])))${PLUS}`,
  'u',
);
const AGAIN = word(
  'again|repeatedly|several times|many times|mehrmals|mehrfach|wiederholt|varias veces|plusieurs fois',
);
/** "More than 2 mugs", "at least 10 units of tea". */
const PIECES = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${COMPARED})?(?<n>${COUNT})${PLUS}(?: (?:units?|pieces?|pcs|items?|copies|packs?|stuck|unidades|piezas|unites|pieces))?(?: (?:of|of the|de|du|von|vom|d'))? ?$`,
  'u',
);

/** Nothing else than this: told apart from "only once". */
const ONLY = word('only|nur|solo|seulement|uniquement|ausschliesslich|solamente|unicamente');
const WHO_DID = word('who|that|wer|die|quien(?:es)?|que|qui');
const MORE = word(
  'first|last|latest|earliest|always|exclusively|nothing but|only ever|returned|refund(?:ed|s)?|back|zuerst|zuletzt|immer|zuruck\\p{L}*|erstatt\\p{L}*|primero|ultimo|siempre|devolvi\\p{L}*|reembols\\p{L}*|premiers?|derniers?|toujours|retourne\\p{L}*|rembours\\p{L}*',
);

type Products = z.infer<typeof ProductsClause>;
type Times = Pick<Products, 'of' | 'is' | 'amount'>;
const ONCE: Times = { of: 'orders', is: 'at_least', amount: 1 };

interface Said {
  thing: Thing;
  /** The words before it, back to the product before or the conjunction; those after it, up to the next. */
  lead: string;
  tail: string;
  /** How it goes with the one before. */
  join: 'or' | 'and' | 'but' | 'list' | undefined;
}

/** Undefined where no product is named, or something is asked of products that is no such condition. */
export function boughtIn(clause: Clause, upTo = clause.text.length): Bought | undefined {
  const { text, calendar } = clause;
  const things = clause.things.filter(({ start }) => start < upTo);
  if (things.length === 0 || !BUY.test(text.slice(0, upTo))) return undefined;
  const { said, until } = partsOf(text.slice(0, upTo), things);
  if (isMore(said, clause.rest.slice(0, upTo))) return undefined;
  const timed = clause.times.flatMap(({ period, start }) =>
    period && start < until && !isFuture(period, calendar) ? [{ window: windowOf(period), start }] : [],
  );
  const turn = turnToSilence(clause);
  // "But not in the last 60 days": bought before, and not in that time.
  const turned = turn && turn.at >= (things.at(-1)?.end ?? 0) && timed.find(({ start }) => start === turn.time.start);
  const windows = timed.filter((one) => one !== turned);
  const of: Products[] = [];
  for (const [index, { thing, lead, tail, join }] of said.entries()) {
    const before = of.at(-1);
    const products = choicesOf(thing);
    if (join === 'or' && before) {
      before.products = [...before.products, ...products].slice(0, 50);
      const often = timesIn(tail, '');
      if (often !== ONCE) Object.assign(before, often);
      continue;
    }
    const [near = ''] = tail.split(CONJUNCTION);
    const denied =
      NOT.test(lead) || NOT_AFTER.test(near) || (join === 'and' && !BUY.test(lead) && before?.not === true);
    const never = denied && (EVER.test(lead) || EVER.test(tail));
    const [one, other] = windowsAfter(said, index, windows);
    if (one && other) {
      // "In September and again in October", "in September but not in October".
      const not = NOT.test(text.slice(one.start, other.start)) !== denied;
      of.push({ type: 'products', products, ...ONCE, within: one.window, ...(denied && { not: true }) });
      of.push({ type: 'products', products, ...ONCE, within: other.window, ...(not && { not }) });
      continue;
    }
    const often = timesIn(`${lead} · ${tail}`, lead);
    const within = one?.window ?? (never ? undefined : generalWindow(said, windows));
    of.push({ type: 'products', products, ...often, ...(within && { within }), ...(denied && { not: true }) });
  }
  if (turned) {
    const were = of.filter(({ not }) => !not);
    of.push(
      ...were.map(
        ({ products }): Products => ({ type: 'products', products, ...ONCE, within: turned.window, not: true }),
      ),
    );
  }
  // What is denied behind the last product is either of its time or not read.
  const [, ...behind] = (said.at(-1)?.tail ?? '').split(CONJUNCTION);
  if (!turned && windows.length < 2 && behind.some((part) => NOT.test(part))) return undefined;
  const silence = timed.length === 0 && turn && silentFor(turn, clause, { until, upTo });
  if (silence) return { of: [...of, silence], rest: '', until: upTo };
  return { of, rest: text.slice(until, upTo), until };
}

const SILENT = /(?<!\p{L})(?:nicht|nichts|nie|mehr|gekauft|bestellt|haben|hat|nada|rien|nothing|at all)(?!\p{L})/gu;

/** "But nothing in the last 60 days": of no product any more, and nothing else is said. */
function silentFor(
  { at, time }: NonNullable<ReturnType<typeof turnToSilence>>,
  { text, calendar }: Clause,
  { until, upTo }: { until: number; upTo: number },
): Condition | undefined {
  const { period, end } = time;
  const said = text.slice(until, at) + text.slice(end, upTo).replace(SILENT, '');
  const isAll = /^[^\p{L}]*$/u.test(said) && !BUY.test(text.slice(at, time.start));
  if (!isAll || !period || at < until || isFuture(period, calendar)) return undefined;
  return { type: 'orders', of: 'orders', is: 'at_least', amount: 1, within: windowOf(period), not: true } as Condition;
}

/** More is asked than that it was bought: who was first, what came back, or another condition before it. */
function isMore([first]: Said[], rest: string): boolean {
  const lead = first?.lead ?? '';
  if (ONLY.test(lead) && !OFTEN.test(`${lead} · ${first?.tail ?? ''}`)) return true;
  const who = WHO_DID.exec(lead);
  return MORE.test(rest) || (who !== null && CONJUNCTION.test(lead.slice(who.index + who[0].length)));
}

function choicesOf({ names, words, isKind }: Thing): ProductChoice[] {
  return isKind ? [{ word: words }] : names.map((id) => ({ id }));
}

function partsOf(text: string, things: Thing[]): { said: Said[]; until: number } {
  const said: Said[] = [];
  let from = 0;
  for (const thing of things) {
    const gap = text.slice(from, thing.start);
    const last = said.at(-1);
    const cut = last ? (CONJUNCTION.exec(gap)?.index ?? 0) : 0;
    if (last) last.tail = gap.slice(0, cut);
    const lead = gap.slice(cut);
    said.push({ thing, lead, tail: '', join: last && joinOf(lead) });
    from = thing.end;
  }
  // "Tea, cake or coffee": a comma goes with what follows it.
  for (const [index, one] of said.entries()) {
    if (one.join === 'list')
      one.join = said.slice(index + 1).find(({ join }) => join !== 'list')?.join === 'or' ? 'or' : 'and';
  }
  const after = text.slice(from);
  const end = restAt(after);
  const last = said.at(-1);
  if (last) last.tail = after.slice(0, end);
  return { said, until: from + end };
}

/** Where a further condition begins: a conjunction with a deed of its own. */
function restAt(after: string): number {
  for (const match of after.matchAll(new RegExp(CONJUNCTION, 'gu'))) {
    if (OTHER.test(after.slice(match.index))) return match.index;
  }
  return after.length;
}

function joinOf(lead: string): Said['join'] {
  if (BUT.test(lead)) return 'but';
  if (EITHER.test(lead) && !BUY.test(lead)) return 'or';
  return /^[\s,]*(?:the|a|an|der|die|das|eine?n?|el|la|los|las|un|una|le|les|une|des?)?\s*$/.test(lead)
    ? 'list'
    : 'and';
}

interface Timed {
  window: Window;
  start: number;
}

/** The times that a product has of its own: those between it and the next one. */
function windowsAfter(said: Said[], index: number, windows: Timed[]): Timed[] {
  const start = said[index]?.thing.start ?? 0;
  const next = said[index + 1]?.thing.start ?? Number.POSITIVE_INFINITY;
  return windows.filter((one) => one.start > start && one.start < next);
}

/** A time before all products, or the only one, at the end, is of each that has none. */
function generalWindow(said: Said[], windows: Timed[]): Window | undefined {
  const first = said[0]?.thing.start ?? 0;
  const last = said.at(-1)?.thing.start ?? 0;
  return windows.find(({ start }) => start < first || (windows.length === 1 && start > last))?.window;
}

function timesIn(words: string, lead: string): Times {
  const often = OFTEN.exec(words)?.groups;
  if (often) {
    const amount = often.once ? 1 : often.twice ? 2 : often.thrice ? 3 : numberOf(often.n);
    return { of: 'orders', is: comparisonOf(often, 'exactly'), amount };
  }
  if (AGAIN.test(words)) return { of: 'orders', is: 'more_than', amount: 1 };
  const pieces = PIECES.exec(lead)?.groups;
  const amount = numberOf(pieces?.n);
  if (!pieces || !(amount >= 1)) return ONCE;
  const is = comparisonOf(pieces, 'at_least');
  return amount === 1 && is === 'at_least' ? ONCE : { of: 'units', is, amount };
}

function comparisonOf(groups: Record<string, string | undefined>, plain: Products['is']): Products['is'] {
  if (groups.more) return 'more_than';
  if (groups.less) return 'less_than';
  if (groups.most) return 'at_most';
  if (groups.least || groups.plus) return 'at_least';
  return groups.exact ? 'exactly' : plain;
}
