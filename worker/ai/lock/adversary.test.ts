import { describe, expect, it } from 'vitest';
import { de } from './testing/adversary/de.ts';
import { en } from './testing/adversary/en.ts';
import { enAgain } from './testing/adversary/en-again.ts';
import { enMore } from './testing/adversary/en-more.ts';
import { es } from './testing/adversary/es.ts';
import { fr } from './testing/adversary/fr.ts';
import { type Liar, twinsIn } from './testing/liar/liar.ts';
import { held, through } from './testing/reading-twins.ts';

const ADVERSARY: Record<'en' | 'de' | 'es' | 'fr', Liar> = { en: [...en, ...enMore, ...enAgain], de, es, fr };
const LANGUAGES = ['en', 'de', 'es', 'fr'] as const;

/** Many texts, on a machine that has much to do. */
const LIMIT_MS = 120_000;

describe('an adversary who knows the facts', () => {
  it('has six hundred lies, and a true text beside each', () => {
    const twins = LANGUAGES.flatMap((language) => twinsIn(ADVERSARY[language]));
    expect(new Set(twins.map(({ lie }) => lie)).size).toBeGreaterThanOrEqual(600);
    expect(new Set(twins.map(({ honest }) => honest)).size).toBeGreaterThanOrEqual(300);
  });

  it.each(LANGUAGES)(
    '%s: none of them is shown, however its stream is cut',
    (language) => expect(through(language, twinsIn(ADVERSARY[language]))).toEqual([]),
    LIMIT_MS,
  );

  it.each(LANGUAGES)(
    '%s: what is true passes as it is',
    (language) => expect(held(language, twinsIn(ADVERSARY[language]))).toEqual([]),
    LIMIT_MS,
  );
});
