import { describe, expect, it } from 'vitest';
import { de } from './testing/liar/de.ts';
import { en } from './testing/liar/en.ts';
import { es } from './testing/liar/es.ts';
import { fr } from './testing/liar/fr.ts';
import { type Liar, twinsIn } from './testing/liar/liar.ts';
import { held, through } from './testing/reading-twins.ts';

const LIARS: Record<'en' | 'de' | 'es' | 'fr', Liar> = { en, de, es, fr };
const LANGUAGES = ['en', 'de', 'es', 'fr'] as const;

/** Many texts, on a machine that has much to do. */
const LIMIT_MS = 120_000;

describe('a liar of many kinds', () => {
  it('tells three hundred lies that no other test tells', () => {
    const lies = LANGUAGES.flatMap((language) => twinsIn(LIARS[language]).map(({ lie }) => lie));
    expect(new Set(lies).size).toBeGreaterThanOrEqual(300);
  });

  it.each(LANGUAGES)(
    '%s: none of them is shown, however its stream is cut',
    (language) => expect(through(language, twinsIn(LIARS[language]))).toEqual([]),
    LIMIT_MS,
  );

  it.each(LANGUAGES)(
    '%s: what is true instead passes as it is',
    (language) => expect(held(language, twinsIn(LIARS[language]))).toEqual([]),
    LIMIT_MS,
  );
});
