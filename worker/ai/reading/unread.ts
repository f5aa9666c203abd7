import type { Clause } from './clause.ts';
import { findOfWhat } from './something.ts';
import { isOrdinary, isOurs } from './spelling.ts';
import { normalise } from './words.ts';

/** So many names a question may hold that are looked up, of so many words each. */
const MOST = 3;
const WORDS = 4;
const LEAD = new Set(
  `from by of for with to in at did does has had customer customers named called client buyer person product segment campaign source only just
  von vom mit bei durch fur hat aus kunde kundin namens nur de del por para con a cliente llamado llamada solo du des par pour chez avec nomme uniquement`.split(
    /\s+/,
  ),
);
/** They may stand between such a word and a name. */
const ARTICLES = new Set(
  'the a an my our customer customers product products client mr mrs ms dr der die das den dem meine unsere kunde kundin el la los las mi nuestro cliente le les mon notre produit herr frau senor senora monsieur madame'.split(
    ' ',
  ),
);

interface Token {
  word: string;
  /** As the asker wrote it, where the asker's capital says that it is a name. */
  capital: boolean;
  /** Something stands between it and the word before. */
  apart: boolean;
}

/**
 * What a question names and nothing has read: "Leila Gibson" in "revenue from leila gibson". It narrows the question, so that
 * it is looked up, and never ignored without a word.
 */
export function unreadIn(clause: Clause): string[] {
  const tokens = tokensOf(clause);
  const found: string[] = [];
  for (let i = 0; i < tokens.length && found.length < MOST; ) {
    const length = lengthAt(tokens, i, clause);
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
  return [...new Set([...own, ...quoted])].slice(0, MOST);
}

function tokensOf({ rest, said, language }: Clause): Token[] {
  const capitals = language === 'de' ? new Set<string>() : capitalsOf(said);
  let end = 0;
  return [...rest.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'&-]*/gu)].map((match) => {
    const apart = /[^\s]/.test(rest.slice(end, match.index));
    end = match.index + match[0].length;
    return { word: match[0], capital: capitals.has(match[0].replace(/'s$/, '')), apart };
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

/** How many words from here on are a name: after a word that leads to one, or two with capitals side by side. */
function lengthAt(tokens: Token[], start: number, { said }: Clause): number {
  let length = 0;
  while (length < WORDS) {
    const token = tokens[start + length];
    if (!token || !isStrange(token) || (length > 0 && token.apart)) break;
    const first = tokens[start];
    // "Leila Gibson gebracht": a name that is written as one ends where the capitals do.
    if (length > 0 && first && isWrittenBig(said, first.word) && !isWrittenBig(said, token.word)) break;
    length += 1;
  }
  if (length === 0) return 0;
  const isName = length > 1 && tokens.slice(start, start + length).every(({ word }) => isWrittenBig(said, word));
  const owns = tokens[start + length - 1]?.word.endsWith("'s");
  return leads(tokens, start) || isName || owns ? length : 0;
}

function isStrange({ word, capital }: Token): boolean {
  const plain = word.replace(/'s$/, '');
  if (plain.length < 3 || /^\d+$/.test(plain) || isOurs(plain)) return false;
  return capital || !isOrdinary(plain);
}

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
