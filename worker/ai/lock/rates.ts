import type { Evidence } from './evidence.ts';
import { windowOf } from './periods.ts';
import type { FigureMark, Sentence } from './sentence.ts';
import { EACH_TIME, EVERY_TIME } from './words/times.ts';

const DAY = 86_400_000;

/** Of how many days each a figure is said to be: "€1,512.00 a day"; undefined where it says no such thing. */
export function eachDays({ from, to, figure }: FigureMark, { view }: Sentence): number | undefined {
  if (figure.measure !== 'money' && figure.measure !== 'plain') return undefined;
  const every = EVERY_TIME.find(([, pattern]) => pattern.test(view.low.slice(0, from)))?.[0];
  if (every !== undefined) return every;
  // "24 orders a day": what is counted may stand between.
  const rest = view.low
    .slice(to)
    .replace(/^(?: \p{L}+){1,2}?(?= (?:an? (?:day|week|month)|per|pro|am tag|al|por|par)(?!\p{L}))/u, '');
  return EACH_TIME.find(([, pattern]) => pattern.test(rest))?.[0];
}

/** A fact that is of so long a time as that, of one such row, or that says in its own name that it is of each of them. */
export function isOfEach({ times, rowTimes, fact }: Evidence, days: number): boolean {
  const own = rowTimes.length > 0 ? rowTimes : times;
  const lengths = own.flatMap((key) => {
    const window = windowOf(key);
    return window ? [Math.round((Date.parse(window.to) - Date.parse(window.from)) / DAY) + 1] : [];
  });
  if (lengths.length === 0 && own.length === 0) return true;
  if (lengths.some((one) => Math.abs(one - days) <= days / 14)) return true;
  return (
    own.includes('r:last1day') ||
    fact.of.some((name) => EACH_TIME.some(([length, pattern]) => length === days && pattern.test(` ${name}`)))
  );
}
