import { formsOf, isLanguage } from './languages.ts';
import { boundTogether, pairsOf, type Token, tokensOf, writtenAsOne } from './tokens.ts';

/** What Postgres keeps: no position is greater, and no word has more of them. */
const LAST_POSITION = 16_383;
const MOST_POSITIONS = 255;

/**
 * How much a word counts where it stands, as `ts_rank_cd` takes it (D, C, B, A): in a title, as it is written there or in another form of
 * it; in the text, the same.
 */
export const WEIGHTS = '{0.15,0.2,0.9,1}';
const TITLE = { exact: 'A', form: 'B' } as const;
const BODY = { exact: 'C', form: 'D' } as const;

/** Which forms a word of a text is found by, in the languages that the text is in. */
export type Forms = (token: { lower: string; folded: string }) => string[];

/** Remembers what it was asked: texts of one shop are made of the same words. */
export function formsIn(languages: readonly string[], known = new Map<string, string[]>()): Forms {
  const read = languages.filter(isLanguage);
  const name = read.join();
  return (token) => {
    const key = `${name} ${token.lower}`;
    let forms = known.get(key);
    if (!forms) {
      forms = [...new Set(read.flatMap((language) => formsOf(language, token)))];
      known.set(key, forms);
    }
    return forms;
  };
}

/**
 * A title and a text as a `tsvector` in Postgres' own writing. All forms of a word stand at its position, so that a phrase may mix them,
 * and what is bound together stands there as one word as well. Lexemes hold letters, digits and emoji only.
 */
export function vectorOf({ title, body }: { title: string; body: string }, forms: Forms): string {
  const lexemes = new Map<string, Map<number, string>>();
  const put = (lexeme: string, position: number, weight: string) => {
    const at = lexemes.get(lexeme) ?? new Map<number, string>();
    lexemes.set(lexeme, at);
    const known = at.get(position);
    // Of a word that is a form of itself, the greater weight stays.
    if (known ? weight < known : at.size < MOST_POSITIONS) at.set(position, weight);
  };
  let next = 1;
  const putWord = (word: { lower: string; folded: string }, at: number, weight: { exact: string; form: string }) => {
    put(word.folded, at, weight.exact);
    for (const form of forms(word)) put(form, at, weight.form);
  };
  const putText = (text: string, weight: { exact: string; form: string }) => {
    for (const parts of boundTogether(tokensOf(text))) {
      const one = writtenAsOne(parts);
      if (one) putWord(one, Math.min(next, LAST_POSITION), weight);
      for (const part of parts) next = putPart(part, weight);
    }
  };
  const putPart = (part: Token, weight: { exact: string; form: string }): number => {
    if (!part.run) {
      putWord(part, Math.min(next, LAST_POSITION), weight);
      return next + 1;
    }
    const pairs = pairsOf(part.folded);
    for (const [n, pair] of pairs.entries()) put(pair, Math.min(next + n, LAST_POSITION), weight.exact);
    return next + pairs.length;
  };
  putText(title, TITLE);
  // No phrase begins in the title and ends in the text.
  next += 1;
  putText(body, BODY);
  return [...lexemes]
    .map(([lexeme, at]) => `${quoted(lexeme)}:${[...at].map(([position, weight]) => position + weight).join(',')}`)
    .join(' ');
}

/** A lexeme as `tsvector` and `tsquery` read it. */
export const quoted = (lexeme: string) => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;
