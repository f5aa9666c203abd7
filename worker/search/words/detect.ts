import { isLanguage, type Language } from './languages.ts';

/** What a text is in that no stemmer reads: its words are found as they stand. */
export const UNKNOWN = 'und';

/** Tells the languages of a text; `usual` are those that texts around it are in, for what is too short to tell. */
export type Detector = (text: string, usual: readonly string[]) => string[];

/** The detector reads no further than this. */
const SAMPLE = 350;
/** So near to the best score another language may as well be meant: the text is read in both. */
const NEAR = 0.7;
/** Languages that many shops write in are held for likelier than their neighbours, as English is than Danish. */
const OFTEN = new Set(['en', 'de', 'es', 'fr', 'it', 'pt', 'nl']);
const SELDOM = 0.85;
/** A text of fewer words is read in the languages around it, too. */
const SHORT = 5;
const MOST_OF_A_SAMPLE = 3;
const MOST = 5;

/**
 * The detector is loaded where it is needed: what it knows of sixty languages is a megabyte. A text in a language that no stemmer reads
 * is told as unknown.
 */
export async function loadDetector(): Promise<Detector> {
  const { eld } = await import('eld/extrasmall');

  /** The likely languages of one sample, the likeliest first, and whether there is no doubt. */
  const guess = (sample: string): { likely: Language[]; sure: boolean } => {
    const result = eld.detect(sample);
    const scores = Object.entries(result.getScores())
      .map(([code, score]): [string, number] => [code, OFTEN.has(code) ? score : score * SELDOM])
      .sort(([, a], [, b]) => b - a);
    const best = scores[0]?.[1] ?? 0;
    const near = scores.filter(([, score]) => score >= NEAR * best).map(([code]) => code);
    const isLong = (sample.match(/[\p{L}\p{M}]+/gu)?.length ?? 0) >= SHORT;
    const likely = near.filter(isLanguage).slice(0, MOST_OF_A_SAMPLE);
    return { likely, sure: result.isReliable() && isLong && (near.length === 1 || likely.length === 0) };
  };

  return (text, usual) => {
    const [title = '', ...rest] = text.split('\n');
    const body = rest.join('\n').trim();
    const whole = guess((title + (body ? `. ${body}` : '')).slice(0, SAMPLE));
    const others = body.length > SAMPLE ? [guess(title.slice(0, SAMPLE)), guess(body.slice(-SAMPLE))] : [];
    const told = [whole, ...others.filter(({ sure }) => sure)].flatMap(({ likely }) => likely);
    const around = whole.sure ? [] : [...usual, 'en'].filter(isLanguage);
    const all = [...new Set([...told, ...around])];
    return all.length > 0 ? all.slice(0, MOST) : [UNKNOWN];
  };
}
