import { describe, expect, it } from 'vitest';
import { de } from './testing/long/de.ts';
import { en } from './testing/long/en.ts';
import { es } from './testing/long/es.ts';
import { fr } from './testing/long/fr.ts';
import { answersOf } from './testing/long/long.ts';
import { read } from './testing/reading-twins.ts';

describe.each([
  ['en', en],
  ['de', de],
  ['es', es],
  ['fr', fr],
] as const)('long answers as models write them, %s', (language, parts) => {
  const answers = answersOf(parts);

  it('are sixty at least, with bold words, lists, tables, doubts and something to do next', () =>
    expect(new Set(answers.map(({ text }) => text)).size).toBeGreaterThanOrEqual(60));

  it('pass as they are, in pieces of any length', () => {
    const changed = answers.flatMap(({ told, text }, n) => {
      const pieces = text.match(new RegExp(`[\\s\\S]{1,${(n % 7) + 1}}`, 'g')) ?? [];
      return read(language, told, pieces).shown === text ? [] : [text];
    });
    expect(changed).toEqual([]);
  });
});
