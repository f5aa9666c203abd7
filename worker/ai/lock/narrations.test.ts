import { describe, expect, it } from 'vitest';
import { numberLock } from './lock.ts';
import type { AnswerLanguage } from './notice.ts';
import { FORGED_NARRATIONS } from './testing/forged-narrations.ts';
import { NARRATIONS } from './testing/narrations.ts';
import type { Told } from './testing/told-shops.ts';

function read(language: AnswerLanguage, { facts, currency, today }: Told, pieces: string[]) {
  const lock = numberLock(facts, { currency, today, timezone: 'UTC', question: '', language });
  const shown = pieces.map((piece) => lock.add(piece)).join('') + lock.end();
  return { shown, touched: lock.withheld + lock.corrected };
}

const narrated = NARRATIONS.flatMap(([language, told, texts]) => texts.map((text) => ({ language, told, text })));
const forged = FORGED_NARRATIONS.flatMap(([language, told, texts]) => texts.map((text) => ({ language, told, text })));

describe('what a good model makes of the tools’ facts', () => {
  it('is told by at least fifteen writers of each language', () => {
    for (const language of ['en', 'de', 'es', 'fr'] as const)
      expect(narrated.filter((one) => one.language === language).length).toBeGreaterThanOrEqual(15);
  });

  it.each(narrated)('$language: $text', ({ language, told, text }) => {
    expect(read(language, told, [text]).shown).toBe(text);
    expect(read(language, told, [...text]).shown).toBe(text);
  });
});

describe('what is false of them, in any language', () => {
  it('comes in at least a hundred ways', () =>
    expect(new Set(forged.map(({ text }) => text)).size).toBeGreaterThanOrEqual(100));

  it.each(forged)('stays out, $language: $text', ({ language, told, text }) => {
    for (const pieces of [[text], [...text]]) {
      const { shown, touched } = read(language, told, pieces);
      expect(touched).toBeGreaterThan(0);
      expect(shown).not.toContain(text.trim());
    }
  });
});
