import { describe, expect, it } from 'vitest';
import { numberLock } from './lock.ts';
import type { AnswerLanguage } from './notice.ts';
import { de } from './testing/narrated/de.ts';
import { en } from './testing/narrated/en.ts';
import { es } from './testing/narrated/es.ts';
import { fr } from './testing/narrated/fr.ts';
import type { Narrated } from './testing/narrated/narrated.ts';

const WRITTEN: [AnswerLanguage, Narrated][] = [
  ['en', en],
  ['de', de],
  ['es', es],
  ['fr', fr],
];

describe.each(WRITTEN)('what models write in %s, when it is true', (language, narrated) => {
  const all = narrated.flatMap(([told, texts]) => texts.map((text) => ({ told, text })));

  it('comes in sixty texts at least', () =>
    expect(new Set(all.map(({ text }) => text)).size).toBeGreaterThanOrEqual(60));

  it.each(all)('$text', ({ told: { facts, currency, today }, text }) => {
    for (const pieces of [[text], [...text]]) {
      const lock = numberLock(facts, { currency, today, timezone: 'UTC', question: '', language });
      const shown = pieces.map((piece) => lock.add(piece)).join('') + lock.end();
      expect(shown).toBe(text);
    }
  });
});
