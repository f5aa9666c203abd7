import { digitReadings } from './digits.ts';
import type { Figure } from './figure.ts';
import { measured } from './measured.ts';
import { inWords, partsInDigits, roman } from './spelled-out.ts';
import { unreadIn } from './unread.ts';
import type { View } from './view.ts';
import type { Tongue } from './words/numbers.ts';

const DIGITS =
  /(?<!\d)(?:\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d(?: \d)+(?!\d)|\d+(?:[.,']\d+)*)(?: ?[¼-¾⅐-⅞])?|[¼-¾⅐-⅞]/g;

/** Every figure of a text, in order. What is masked (dates, names) is none. */
export function figuresOf(view: View, masked: Uint8Array, tongue: Tongue): Figure[] {
  const taken = masked.slice();
  const found: Figure[] = [];
  const add = (figure: Figure | undefined) => {
    if (!figure || taken.subarray(figure.from, figure.to).some(Boolean)) return;
    taken.fill(1, figure.from, figure.to);
    found.push(figure);
  };
  for (const part of partsInDigits(view, taken)) add(part);
  for (const match of view.low.matchAll(DIGITS)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (!taken.subarray(from, to).some(Boolean)) add(measured(view, from, to, digitReadings(match[0]), true));
  }
  inWords(view, taken, tongue, add);
  for (const { from, to } of unreadIn(view, taken)) add(measured(view, from, to, [], false));
  for (const match of view.text.matchAll(/\b[IVXLCDM]{2,12}\b/g)) add(roman(view, match[0], match.index));
  for (const match of view.text.matchAll(/[〇一二三四五六七八九十百千万萬億兆]+|(?![¼-¾⅐-⅞])[\p{Nl}\p{No}]+/gu)) {
    add(measured(view, match.index, match.index + match[0].length, [], false));
  }
  return found.sort((a, b) => a.from - b.from);
}
