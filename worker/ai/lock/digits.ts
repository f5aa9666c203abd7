import { ONE, powerOfTen } from './decimal.ts';
import type { Reading } from './figure.ts';

const FRACTION_SIGNS: Record<string, [number, number]> = {
  ...{
    '½': [1, 2],
    '⅓': [1, 3],
    '⅔': [2, 3],
    '¼': [1, 4],
    '¾': [3, 4],
    '⅕': [1, 5],
    '⅖': [2, 5],
    '⅗': [3, 5],
    '⅘': [4, 5],
  },
  ...{
    '⅙': [1, 6],
    '⅚': [5, 6],
    '⅐': [1, 7],
    '⅛': [1, 8],
    '⅜': [3, 8],
    '⅝': [5, 8],
    '⅞': [7, 8],
    '⅑': [1, 9],
    '⅒': [1, 10],
  },
};

/** What digits may say: "1,234.5", "1.234,5", "1 234", "1'234", "12,34,567", "5 1 5". */
export function digitReadings(text: string): Reading[] {
  const sign = text.at(-1) ?? '';
  const part = FRACTION_SIGNS[sign];
  if (part) {
    const value = (ONE * BigInt(part[0])) / BigInt(part[1]);
    const whole = text.slice(0, -1).trim();
    return (whole === '' ? [{ value: 0n, step: 0n }] : digitReadings(whole)).map((one) => ({
      value: one.value + value,
      step: ONE / 100n,
    }));
  }
  const plain = text.replace(/[ ']/g, '');
  const marks = plain.replace(/\d/g, '');
  const last = marks.at(-1);
  const groups = plain.split(/[.,]/);
  if (last === undefined) return [reading(plain, '')];
  const one = new Set(marks).size === 1;
  const grouped = (groups: string[]) => {
    const [first = '', ...rest] = groups;
    return (
      first.length <= 3 &&
      first !== '0' &&
      rest.at(-1)?.length === 3 &&
      rest.every(({ length }) => length === 3 || (length === 2 && groups.length > 2))
    );
  };
  const readings: Reading[] = [];
  if (one && grouped(groups)) readings.push(reading(groups.join(''), ''));
  const isDecimal =
    marks.length === 1 || (!one && marks.indexOf(last) === marks.length - 1 && grouped(groups.slice(0, -1)));
  if (isDecimal) readings.push(reading(groups.slice(0, -1).join(''), groups.at(-1) ?? ''));
  return readings;
}

export function reading(whole: string, part: string): Reading {
  if (whole.length > 30) return { value: -ONE, step: 0n };
  const places = Math.min(part.length, 12);
  const step = powerOfTen(12 - places);
  return { value: BigInt(whole || '0') * ONE + BigInt(part.slice(0, places) || '0') * step, step };
}
