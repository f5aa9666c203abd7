import { describe, expect, it } from 'vitest';
import { readLetter, TemplateFault } from './template.ts';
import { faultIn } from './template-words.ts';

/** Small words of English, and what a template's reader says. */
const ENGLISH =
  /\b(?:the|of|and|with|not|found|closed|undefined|filter:|expected|unexpected|invalid|value|expression|token|character|tag|output|limit|exceeded|duplicated|illegal|syntax|before|after)\b/gi;

/** Templates that cannot be used, and what of each stands in the words. */
const WRONG: [body: string, piece: string][] = [
  ['{% for i in (1..9) %}x{% endfor %}', 'for'],
  ['{% include "secret" %}', 'include'],
  ['{{ name | nonsense }}', 'nonsense'],
  ['Hi {{ name', '{{ name'],
  ['{% if name %}Hi', '{% if name %}'],
  ['{{ | upcase }}', ''],
  ['{% if %}x{% endif %}', ''],
  ['{% assign = 1 %}', ''],
  ['{% assign a 1 %}', ''],
  ['{% if a %}1{% else %}2{% else %}3{% endif %}', 'else'],
  ['{{ name ! }}', ''],
  ['{% %}', ''],
];

function faultOf(body: string): string | undefined {
  try {
    readLetter({ subject: 'Hello', body }).fill({ name: 'Ada' });
    return undefined;
  } catch (error) {
    if (error instanceof TemplateFault) return error.said;
    throw error;
  }
}

describe.each(['de', 'es', 'fr'] as const)('a template that cannot be used, in %s', (language) => {
  it.each(WRONG)('%s', (body, piece) => {
    const english = faultOf(body);
    if (english === undefined) throw new Error('It can be used');
    const told = faultIn(english, language);
    expect(told).toContain(piece);
    expect(told.replace(/[„«]\s?[^“»]*[“»]/g, '').match(ENGLISH) ?? [], english).toEqual([]);
    expect(told).not.toBe(english);
  });
});

it('stays as it is in English', () =>
  expect(faultIn('undefined filter: nonsense', 'en')).toBe('undefined filter: nonsense'));
