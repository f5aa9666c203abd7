import { describe, expect, it } from 'vitest';
import { numberLock } from './lock.ts';
import type { AnswerLanguage } from './notice.ts';
import { asidesOf } from './testing/asides.ts';
import { twinsOf as formsOf, type Twin } from './testing/twins.ts';

const LANGUAGES: AnswerLanguage[] = ['en', 'de', 'es', 'fr'];
const twinsOf = (language: AnswerLanguage) => [...formsOf(language), ...asidesOf(language)];
/** As a whole, and letter by letter. */
const CUTS: ((text: string) => string[])[] = [(text) => [text], (text) => [...text]];

function read(language: AnswerLanguage, { facts, currency, today }: Twin['told'], pieces: string[]) {
  const lock = numberLock(facts, { currency, today, timezone: 'UTC', question: '', language });
  const shown = pieces.map((piece) => lock.add(piece)).join('') + lock.end();
  return { shown, touched: lock.withheld + lock.corrected };
}

describe('a false answer and its true twin', () => {
  it('come in at least eight hundred ways, two hundred of each language', () => {
    const lies = LANGUAGES.map((language) => new Set(twinsOf(language).map(({ lie }) => lie)).size);
    expect(Math.min(...lies)).toBeGreaterThanOrEqual(200);
    expect(lies.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(800);
  });

  it.each(LANGUAGES)('%s: the false one stays out, however its stream is cut', (language) => {
    const through = twinsOf(language).filter(({ told, lie }) =>
      CUTS.some((cut) => read(language, told, cut(lie)).touched === 0),
    );
    expect(through.map(({ how, lie }) => `${how}: ${lie}`)).toEqual([]);
  });

  it.each(LANGUAGES)('%s: the true one passes as it is, however its stream is cut', (language) => {
    const each = new Map(twinsOf(language).map((twin) => [twin.honest, twin]));
    const held = [...each.values()].filter(({ told, honest }) =>
      CUTS.some((cut) => read(language, told, cut(honest)).shown !== honest),
    );
    expect(held.map(({ how, honest }) => `${how}: ${honest}`)).toEqual([]);
  });
});
