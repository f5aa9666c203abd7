import type { Clause } from './clause.ts';
import { COMPARE, FALLS, GROWTH, HIGHEST, LOWEST, RISES, SHARE, TREND } from './lexicon.ts';
import { findSegments } from './segment-words.ts';
import { findOfWhat } from './something.ts';
import { isOrdinary, narrows } from './spelling.ts';
import { normalise, wordsOf } from './words.ts';

/** So many names a question may hold that are looked up, of so many words each. */
const MOST = 3;
const WORDS = 4;
const LEAD = new Set(
  `from by of for with to in at on during while after before about around near via through over under between without except excluding like per
  bought buy buys buying ordered ordering purchased purchasing kein keine keinen keinem kaufte kauften kaufen bestellten compro compraron compran achete achetent
  than did does has had customer customers named called client buyer person product segment campaign source only just
  von vom mit bei durch fur hat aus an am auf im in um wahrend trotz wegen gegen uber unter zu zum zur ohne nach vor kunde kundin namens nur de del por para con a cliente llamado llamada solo du des par pour chez avec en dans sans sur pendant durant hors nomme uniquement`.split(
    /\s+/,
  ),
);
/** They may stand between such a word and a name. */
const ARTICLES = new Set(
  'the a an my our customer customers product products client mr mrs ms dr der die das den dem meine unsere kunde kundin el la los las mi nuestro cliente le les mon notre produit herr frau senor senora monsieur madame'.split(
    ' ',
  ),
);

/** What is answered: a number, of which every word may be a part; or people, whose conditions are read from the whole text. */
export interface Of {
  number: boolean;
  /** One number, and no list of what it is made of. */
  isWhole?: boolean;
  /** A list of all customers who bought, or of those who bought most. */
  isRanking?: boolean;
}

interface Token {
  word: string;
  start: number;
  end: number;
  /** As the asker wrote it, where the asker's capital says that it is a name. */
  capital: boolean;
  /** Something stands between it and the word before. */
  apart: boolean;
}

/**
 * What a question names and nothing has read: "Leila Gibson" in "revenue from leila gibson". It narrows the question, so that
 * it is looked up, and never ignored without a word.
 */
export function unreadIn(clause: Clause, of: Of): string[] {
  const tokens = tokensOf(clause, of);
  const found: string[] = [];
  for (let i = 0; i < tokens.length && found.length < MOST; ) {
    const length = lengthAt(tokens, i, clause, of);
    if (length > 0) {
      const words = tokens.slice(i, i + length).map(({ word }) => word.replace(/'s$/, ''));
      found.push(asWritten(clause.said, words.join(' ')));
    }
    i += Math.max(1, length);
  }
  const quoted = clause.quoted.filter((one) => isRest(clause, one) && one.length <= 80);
  const thing = findOfWhat(clause.rest);
  // "Umsatz mit blauen Kerzen": the whole phrase, of which only a word is strange to us.
  const own = thing
    ? [asWritten(clause.said, thing), ...found.filter((one) => !thing.includes(normalise(one)))]
    : found;
  return [
    ...new Set([...own, ...quoted, ...leftOutIn(clause, of), ...relativeIn(clause, of), ...restrictsIn(clause, of)]),
  ].slice(0, MOST);
}

/** "Customers who …", "clients sans …": what stands there says which of them are meant. */
const RELATIVE =
  /^[\s,]*(?:who|that|which|whose|with|without|having|have|has|got|use[ds]?|die|der|mit|ohne|haben|que|con|sin|tienen|qui|avec|sans|ayant|ont)\s(?<said>[^?.!;]+)/u;
/** What all customers have done. */
const BUYING = new Set(
  wordsOf(`i we you us me my our the a an at all least one once ever so far from with in on during were was are been be had have has did do
  the los las les den dem buy buys bought order orders ordered purchase purchases purchased shop shopped place placed made make something anything total and or
  ich wir uns mir bei im etwas was eine gekauft bestellt eingekauft haben hat hatten insgesamt und
  nos me en mi la el algo han ha hemos comprado compraron compran pedido pidieron hecho hicieron total y
  nous je chez a on quelque chose achete commande passe effectue fait total et`),
);

/** What some of those who bought did, and the others not. */
const RESTRICTS =
  /\b(?:at least|more than|less than|fewer than|exactly|mindestens|mehr als|weniger als|genau|al menos|mas de|menos de|au moins|plus de|moins de|within|innerhalb|different|verschiedene\w*|distint[oa]s|differents?|nothing but|(?:only|nur|solo|seulement)(?= \p{L})|(?:in|on|at) (?:one|a single) \p{L}+|(?:the )?same (?:day|time|order)|every|each|jede[nmrs]?|cada|chaque|than usual|after|before|despues|apres|avant)(?![\p{L}])[^?.!;·]*/u;

/** "Came back within 30 days": a span that is no time of the shop's. */
const INSIDE =
  /\b(?:within|inside|innerhalb(?: von)?|binnen|dentro de|en menos de|en moins de|sous) (?:the |los |les |de )?(?:\d+|an?|one|two|eine[mrs]?|una?|une?) (?:hours?|days?|weeks?|months?|stunden?|tage?n?|wochen?|monate?n?|horas?|dias?|semanas?|mes(?:es)?|heures?|jours?|semaines?|mois)\b[^?.!;·]*/u;

/** "Who bought at least 3 different products": a list of all customers would be of others as well. */
function restrictsIn({ rest, said }: Clause, { number, isRanking }: Of): string[] {
  const [phrase] = (isRanking && RESTRICTS.exec(rest)) || (number && INSIDE.exec(rest)) || [];
  return phrase ? [asWritten(said, phrase.trim())] : [];
}

function relativeIn({ rest, metrics, said: asked }: Clause, { number, isWhole }: Of): string[] {
  const counted = metrics.find(({ value }) => value === 'customers' || value === 'people' || value === 'new_customers');
  if (!number || !isWhole || !counted) return [];
  const [phrase] = RELATIVE.exec(rest.slice(counted.end))?.groups?.said?.split('·') ?? [];
  if (!phrase || wordsOf(phrase).every((word) => word.length < 2 || BUYING.has(word))) return [];
  return [asWritten(asked, phrase.trim())];
}

const WHO = /\b(?:who|customers|buyers|people|wer|kunden|quien(?:es)?|clientes|qui|clients)\b/;
const LEFT_OUT =
  /\b(?:and|but|und|aber|y|pero|et|mais) (?:(?:then|afterwards|danach|dann|luego|despues|ensuite|puis) )?(?:nothing|never|not|no|nichts|nie|nicht|keine?n?|nada|nunca|rien|jamais|pas)\b(?: [\p{L}\p{N}'&-]+){0,3}/u;

/** "Who bought a lantern and nothing since": a number is never told of those who are to be left out as well. */
function leftOutIn({ text, rest, said }: Clause, { number }: Of): string[] {
  const [phrase] = number && WHO.test(text) ? (LEFT_OUT.exec(rest) ?? []) : [];
  return phrase ? [asWritten(said, phrase)] : [];
}

function tokensOf(clause: Clause, { number }: Of): Token[] {
  const { said, language } = clause;
  // Whoever lists people has read the segment that is named.
  const segments = number ? [] : findSegments(clause.text, clause.vocabulary.segments);
  const rest = segments.reduce(
    (text, { start, end }) => text.slice(0, start) + '·'.repeat(end - start) + text.slice(end),
    clause.rest,
  );
  const capitals = language === 'de' ? new Set<string>() : capitalsOf(said);
  let end = 0;
  return [...rest.matchAll(/\d[\d.,]*\d|[\p{L}\p{N}][\p{L}\p{N}'&-]*/gu)].map((match) => {
    const apart = /[^\s]/.test(rest.slice(end, match.index));
    end = match.index + match[0].length;
    return { word: match[0], start: match.index, end, capital: capitals.has(match[0].replace(/'s$/, '')), apart };
  });
}

/** Words that begin with a capital though no sentence begins there; in a text of capitals they say nothing. */
function capitalsOf(said: string): Set<string> {
  const words = [...said.matchAll(/[\p{L}][\p{L}\p{N}'-]*/gu)].map((match) => ({ word: match[0], at: match.index }));
  const big = words.filter(({ word }) => /^\p{Lu}/u.test(word));
  if (words.length > 3 && big.length * 2 > words.length) return new Set();
  const inside = big.filter(({ at, word }) => /[\p{L}\p{N},'’]\s*$/u.test(said.slice(0, at)) && word.length > 1);
  return new Set(inside.map(({ word }) => normalise(word).replace(/'s$/, '')));
}

/** How many words from here on narrow the question: after a word that leads to one, written as a name, or beside what is counted. */
function lengthAt(tokens: Token[], start: number, clause: Clause, of: Of): number {
  const { said } = clause;
  let length = 0;
  while (length < WORDS) {
    const token = tokens[start + length];
    if (!token || !isStrange(token, clause, of) || (length > 0 && token.apart)) break;
    const first = tokens[start];
    // "Leila Gibson gebracht": a name that is written as one ends where the capitals do.
    if (length > 0 && first && isWrittenBig(said, first.word) && !isWrittenBig(said, token.word)) break;
    length += 1;
  }
  if (length === 0) return 0;
  const own = tokens.slice(start, start + length);
  const isName = length > 1 && own.every(({ word }) => isWrittenBig(said, word));
  const owns = own.at(-1)?.word.endsWith("'s");
  return leads(tokens, start) || isName || owns || isOfCounted(own, clause) ? length : 0;
}

/** Words of which nothing is known and which stand by themselves: "how much did we schlep in last month". */
export function ignoredIn(clause: Clause, unread: string[], of: Of): string[] {
  const read = new Set(unread.flatMap((one) => normalise(one).split(/\s+/)));
  const words = tokensOf(clause, of)
    .filter(
      (token) => isStrange(token, clause, of) && !read.has(token.word) && !read.has(token.word.replace(/'s$/, '')),
    )
    .map(({ word }) => asWritten(clause.said, word));
  return [...new Set(words)].slice(0, MOST);
}

/** "Wholesale customers", "pedidos mayoristas": a word right beside what is counted says which of it, where its language puts such a word. */
function isOfCounted(own: Token[], { metrics, language }: Clause): boolean {
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return false;
  const follows = language === 'es' || language === 'fr' || language === 'it' || language === 'pt';
  return metrics.some(({ start, end }) => (follows ? first.start === end + 1 : last.end + 1 === start));
}

function isStrange({ word, capital }: Token, { splits }: Clause, { number }: Of): boolean {
  const plain = word.replace(/'s$/, '');
  if (/^\d/.test(plain)) return number && /^\d{3,}$/.test(plain) && Number(plain) !== splits.limit;
  if (number && narrows(plain)) return true;
  if (plain.length < 3) return false;
  if (capital && !isOrdinary(plain)) return true;
  if (plain.includes('-') && !WELL_KNOWN.test(plain)) return !isRead(plain);
  return wordsOf(plain).some((one) => one.length > 2 && !isOrdinary(one) && !isRead(one));
}

/** Made of two plain words, and no other word than they are. */
const WELL_KNOWN =
  /^(?:best|top|worst|high\w*|low\w*|first|one|single|year|month|week|day|hour|quarter|follow|non|all|end|up|so|well|net|gross|half|mid|e|t|ai|avons|ont|est|a|y)-|-(?:ce|je|il|elle|on|nous|vous|ils|elles|t|to|by|over|on|or|and|la|moi|than|selling|seller|sellers)(?:-|$)/;
/** Read as a whole text by what asks for shares, changes and courses. */
const RANKS = new RegExp(`^(?:${HIGHEST}|${LOWEST})$`);
const isRead = (word: string) => [COMPARE, GROWTH, SHARE, TREND, FALLS, RISES, RANKS].some((one) => one.test(word));

function leads(tokens: Token[], start: number): boolean {
  let at = start;
  while (at > 0 && !tokens[at]?.apart) {
    const before = tokens[at - 1]?.word ?? '';
    if (LEAD.has(before)) return true;
    if (!ARTICLES.has(before)) return false;
    at -= 1;
  }
  return false;
}

function isWrittenBig(said: string, word: string): boolean {
  return /(?<![\p{L}])\p{Lu}/u.test(said.slice(indexOf(said, word)).slice(0, 1));
}

function indexOf(said: string, word: string): number {
  const plain = word.replace(/'s$/, '');
  // Normalising may shorten a text: where it did, a name is found by its own letters or not at all.
  const at = said.toLowerCase().indexOf(plain);
  if (at >= 0) return at;
  const found = [...said.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu)].find((match) => normalise(match[0]) === plain);
  return found?.index ?? said.length;
}

/** A name as the asker wrote it, where it stands in the text as it is. */
export function asWritten(said: string, name: string): string {
  const words = name.split(' ');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const from = indexOf(said, first);
  const end = said.indexOf(said.slice(indexOf(said, last)).match(/^[\p{L}\p{N}&-]+/u)?.[0] ?? ' ', from);
  const written = from < said.length && end >= from ? said.slice(from, end).concat(lastOf(said, last)) : name;
  return normalise(written) === name ? written : name;
}

const lastOf = (said: string, word: string) => said.slice(indexOf(said, word)).match(/^[\p{L}\p{N}&-]+/u)?.[0] ?? word;

/** Whether what stood in quotes still stands as a mark in the rest: no filter has taken it. */
function isRest({ rest, quoted }: Clause, one: string): boolean {
  return rest.includes(String.fromCharCode(0xe000 + quoted.indexOf(one)));
}
