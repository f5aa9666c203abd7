import { UNKNOWN } from './detect.ts';
import { formsOf, isSmall, LANGUAGES, type Language } from './languages.ts';
import { boundTogether, pairsOf, type Token, tokensOf, writtenAsOne } from './tokens.ts';
import { quoted } from './vector.ts';

/** So many words of a query are read. */
const MOST_TERMS = 32;

/** Words that stand side by side; one alone, mostly. */
export interface Term {
  words: Token[];
  /** The words written as one, where somebody may write them so. */
  asOne: { lower: string; folded: string } | null;
  /** In quotes: none of its words is too small. */
  exact: boolean;
}

/** What is asked for: all of `all` and nothing of `none`. */
export interface Group {
  all: Term[];
  none: Term[];
}

/** A query as words: of several groups, parted by `or`, one is enough. Groups that ask for nothing are left out. */
export interface WordQuery {
  groups: Group[];
  /** What is asked for, without operators and what is left out: what search by meaning reads. */
  plain: string;
}

/**
 * Reads a query as on the web: quotes around words that stand side by side, a minus before what is left out, `or` between what is enough.
 * Everything else is punctuation. Never throws; what holds no word asks for nothing.
 */
export function readQuery(query: string): WordQuery {
  const groups: Group[] = [{ all: [], none: [] }];
  const plain: string[] = [];
  const parts = [...query.matchAll(/(?<=^|\s)(-?)"([^"]*)"?|(?<=^|\s)(-?)([^\s"]+)|([^\s"]+)|"([^"]*)"?/g)];
  let left = MOST_TERMS;
  for (const [n, part] of parts.entries()) {
    const [, quoteMinus, quote, minus, chunk, rest, laterQuote] = part;
    const text = quote ?? chunk ?? rest ?? laterQuote ?? '';
    const isQuote = quote !== undefined || laterQuote !== undefined;
    const isBetween = n > 0 && n < parts.length - 1;
    if (!isQuote && isBetween && /^or$/i.test(text)) {
      groups.push({ all: [], none: [] });
      continue;
    }
    const terms = (isQuote ? phraseIn(text) : termsIn(text)).slice(0, left);
    left -= terms.length;
    const group = groups.at(-1);
    if (quoteMinus || minus) group?.none.push(...terms);
    else {
      group?.all.push(...terms);
      plain.push(text);
    }
  }
  return { groups: groups.filter(({ all }) => all.length > 0), plain: plain.join(' ').trim() };
}

function phraseIn(text: string): Term[] {
  const words = tokensOf(text);
  return words.length > 0 ? [{ words, asOne: writtenAsOne(words), exact: true }] : [];
}

function termsIn(text: string): Term[] {
  return boundTogether(tokensOf(text)).flatMap((words): Term[] => {
    const [only] = words;
    if (only?.run) return wordsOfRun(only).map((word) => ({ words: [word], asOne: null, exact: false }));
    return [{ words, asOne: writtenAsOne(words), exact: false }];
  });
}

/** What a dictionary takes for the words of a run, without single kana, which are particles. */
function wordsOfRun(run: Token): Token[] {
  if (/^\p{sc=Hangul}+$/u.test(run.folded)) return [run];
  const locale = /\p{sc=Thai}/u.test(run.folded) ? 'th' : /[\p{sc=Hira}\p{sc=Kana}]/u.test(run.folded) ? 'ja' : 'zh';
  const found = [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(run.folded)].map(
    ({ segment }) => segment,
  );
  // Letters that the dictionary makes nothing of belong together, except for particles.
  const words: string[] = [];
  let isOpen = false;
  for (const word of found) {
    const isLetter = [...word].length === 1;
    if (isLetter && /\p{sc=Hira}/u.test(word)) isOpen = false;
    else if (isLetter && isOpen) words.push((words.pop() ?? '') + word);
    else {
      words.push(word);
      isOpen = isLetter;
    }
  }
  return (words.length > 0 ? words : [run.folded]).map((word) => ({ ...run, lower: word, folded: word }));
}

/** A query for `tsquery`, and the languages of the documents that it is asked of. */
export interface Reading {
  query: string;
  languages: string[];
  /** How much of what was asked for it asks for, up to 1: less where words are small in these languages, as "hat" is in German. */
  share: number;
}

/**
 * The query as each language reads it, in the writing of `tsquery`: a word with all of its forms there, small words left out unless there
 * are no others. Languages that read it alike share a reading. Empty where the query asks for nothing.
 */
export function readingsOf({ groups }: WordQuery): Reading[] {
  if (groups.length === 0) return [];
  return inEachLanguage((language) => {
    const shares = groups.map(({ all }) => tellingOf(all, language).length / all.length);
    return { query: groups.map((group) => writtenGroup(group, language)).join(' | '), share: Math.min(...shares) };
  });
}

/** What the query leaves out, as each language reads it; empty where it leaves out nothing, or only beside one of several groups. */
export function leftOut({ groups: [group, ...others] }: WordQuery): Reading[] {
  if (!group || others.length > 0 || group.none.length === 0) return [];
  return inEachLanguage((language) => ({
    query: group.none.map((term) => writtenTerm(term, language)).join(' | '),
    share: 1,
  }));
}

function inEachLanguage(write: (language: Language | typeof UNKNOWN) => Omit<Reading, 'languages'>): Reading[] {
  const readings = new Map<string, Reading>();
  for (const language of [...LANGUAGES, UNKNOWN] as const) {
    const written = write(language);
    const same = readings.get(written.query);
    if (same) same.languages.push(language);
    else readings.set(written.query, { ...written, languages: [language] });
  }
  return [...readings.values()];
}

/** Words that begin like those of a text, in the writing of `tsquery`; null where it has none. */
export function beginningsOf(text: string): string | null {
  const words = tokensOf(text).slice(0, MOST_TERMS);
  if (words.length === 0) return null;
  return words.map((word) => (word.run ? written(word, UNKNOWN) : `${quoted(word.folded)}:*`)).join(' & ');
}

/** The terms that tell something in a language; all where none does. */
function tellingOf(all: Term[], language: Language | typeof UNKNOWN): Term[] {
  const telling = all.filter((term) => !isSmallTerm(term, language));
  return telling.length > 0 ? telling : all;
}

function writtenGroup({ all, none }: Group, language: Language | typeof UNKNOWN): string {
  const asked = tellingOf(all, language).map((term) => writtenTerm(term, language));
  const not = none.map((term) => `!(${writtenTerm(term, language)})`);
  return [...asked, ...not].join(' & ');
}

const isSmallTerm = ({ words: [word, ...more], exact }: Term, language: Language | typeof UNKNOWN): boolean =>
  !exact && word !== undefined && more.length === 0 && language !== UNKNOWN && isSmall(language, word.folded);

/** What a term is found by, side by side, or as one word. */
export function writtenTerm(term: Term, language: Language | typeof UNKNOWN): string {
  const words = term.exact ? term.words : withoutElision(term.words, language);
  let phrase = '';
  let distance = '';
  for (const word of words) {
    phrase += (phrase && ` ${distance} `) + written(word, language);
    // The last letter of a run stands alone, one position after its last pair.
    distance = word.run && [...word.folded].length > 1 ? '<2>' : '<->';
  }
  return term.asOne ? `((${phrase}) | ${variantsOf(term.asOne, language)})` : `(${phrase})`;
}

/** Of `l'eau` and `women's` the word that tells something, in the languages whose small words are written to it so. */
function withoutElision(words: Token[], language: Language | typeof UNKNOWN): Token[] {
  if (language === UNKNOWN) return words;
  const telling = words.filter((word, n) => {
    const touches = [word.bound, words[n + 1]?.bound ?? ''].some((joint) => joint === "'" || joint === '’');
    return !(touches && isSmall(language, word.folded));
  });
  return telling.length > 0 ? telling : words;
}

function written(word: Token, language: Language | typeof UNKNOWN): string {
  if (!word.run) return variantsOf(word, language);
  const pairs = pairsOf(word.folded);
  if (pairs.length === 1) return `${quoted(word.folded)}:*`;
  return `(${pairs.slice(0, -1).map(quoted).join(' <-> ')})`;
}

function variantsOf(word: { lower: string; folded: string }, language: Language | typeof UNKNOWN): string {
  const forms = language === UNKNOWN ? [] : formsOf(language, word);
  return forms.length > 0 ? `(${[word.folded, ...forms].map(quoted).join(' | ')})` : quoted(word.folded);
}
