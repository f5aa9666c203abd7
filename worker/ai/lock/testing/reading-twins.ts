import { numberLock } from '../lock.ts';
import type { AnswerLanguage } from '../notice.ts';
import type { Twin } from './twins.ts';

/** As a whole, and every third letter by letter: that it comes out the same in any pieces is told of all texts elsewhere. */
const cutsOf = (text: string, n: number): string[][] => [[text], ...(n % 3 === 0 ? [[...text]] : [])];

export function read(language: AnswerLanguage, { facts, currency, today }: Twin['told'], pieces: string[]) {
  const lock = numberLock(facts, { currency, today, timezone: 'UTC', question: '', language });
  const shown = pieces.map((piece) => lock.add(piece)).join('') + lock.end();
  return { shown, touched: lock.withheld + lock.corrected };
}

/** Withheld is what says it, too: "Candle dominates your sales [withheld]" says it all. */
const isThrough = (language: AnswerLanguage, told: Twin['told'], lie: string, pieces: string[]) => {
  const { shown, touched } = read(language, told, pieces);
  return touched === 0 || shown.includes(lie.replace(/[\s.!*]+$/u, ''));
};

/** The false texts that come through, however their stream is cut. */
export function through(language: AnswerLanguage, twins: Twin[]): string[] {
  return twins
    .filter(({ told, lie }, n) => cutsOf(lie, n).some((pieces) => isThrough(language, told, lie, pieces)))
    .map(({ how, lie }) => `${how}: ${lie}`);
}

/** The true texts that do not pass as they are, however their stream is cut. */
export function held(language: AnswerLanguage, twins: Twin[]): string[] {
  const each = new Map(twins.map((twin) => [twin.honest, twin]));
  return [...each.values()]
    .filter(({ told, honest }, n) => cutsOf(honest, n).some((pieces) => read(language, told, pieces).shown !== honest))
    .map(({ how, honest }) => `${how}: ${honest}`);
}
