import { describe, expect, it } from 'vitest';
import type { AnswerLanguage } from './notice.ts';
import { asidesOf } from './testing/asides.ts';
import { rangesOf } from './testing/ranged.ts';
import { held, through } from './testing/reading-twins.ts';
import { twinsOf as formsOf } from './testing/twins.ts';

const LANGUAGES: AnswerLanguage[] = ['en', 'de', 'es', 'fr'];
const twinsOf = (language: AnswerLanguage) => [...formsOf(language), ...asidesOf(language), ...rangesOf(language)];

/** Many texts, on a machine that has much to do. */
const LIMIT_MS = 120_000;

describe('a false answer and its true twin', () => {
  it('come in at least twelve hundred ways, three hundred of each language', () => {
    const lies = LANGUAGES.map((language) => new Set(twinsOf(language).map(({ lie }) => lie)).size);
    expect(Math.min(...lies)).toBeGreaterThanOrEqual(300);
    expect(lies.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(1200);
  });

  it.each(LANGUAGES)(
    '%s: the false one stays out, however its stream is cut',
    (language) => expect(through(language, twinsOf(language))).toEqual([]),
    LIMIT_MS,
  );

  it.each(LANGUAGES)(
    '%s: the true one passes as it is, however its stream is cut',
    (language) => expect(held(language, twinsOf(language))).toEqual([]),
    LIMIT_MS,
  );
});
