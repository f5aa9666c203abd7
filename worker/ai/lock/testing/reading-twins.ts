import { numberLock } from '../lock.ts';
import type { AnswerLanguage } from '../notice.ts';
import type { Twin } from './twins.ts';

/** As a whole, and letter by letter. */
const CUTS: ((text: string) => string[])[] = [(text) => [text], (text) => [...text]];

export function read(language: AnswerLanguage, { facts, currency, today }: Twin['told'], pieces: string[]) {
  const lock = numberLock(facts, { currency, today, timezone: 'UTC', question: '', language });
  const shown = pieces.map((piece) => lock.add(piece)).join('') + lock.end();
  return { shown, touched: lock.withheld + lock.corrected };
}

/** The false texts that come through, however their stream is cut. */
export function through(language: AnswerLanguage, twins: Twin[]): string[] {
  return twins
    .filter(({ told, lie }) => CUTS.some((cut) => read(language, told, cut(lie)).touched === 0))
    .map(({ how, lie }) => `${how}: ${lie}`);
}

/** The true texts that do not pass as they are, however their stream is cut. */
export function held(language: AnswerLanguage, twins: Twin[]): string[] {
  const each = new Map(twins.map((twin) => [twin.honest, twin]));
  return [...each.values()]
    .filter(({ told, honest }) => CUTS.some((cut) => read(language, told, cut(honest)).shown !== honest))
    .map(({ how, honest }) => `${how}: ${honest}`);
}
