/** What stands where somebody was named. */
export const BLOTTED = '[erased]';

/** Words that stand for somebody wherever they are written, and words that do so only beside one of those. */
export interface Words {
  certain: string[];
  likely: string[];
}

export interface Blotter {
  /** Whether a text, or anything that JSON holds, names them for certain. */
  names(value: unknown): boolean;
  text(text: string): string;
  /** The same of whatever JSON holds, numbers that are an id of theirs included. */
  json(value: unknown): unknown;
}

/** A number of fewer digits may be anything. */
const SMALLEST_ID = 100_000;

/**
 * Blots words out of texts, whole words only: those that are certain in any case, the others as they are written, since
 * a name may be a word too. The names of JSON's fields change only where they are certain. `mark` is what stands there instead.
 */
export function blotter({ certain, likely }: Words, mark = BLOTTED): Blotter {
  const sure = patternOf(certain, 'giu');
  const perhaps = patternOf(likely, 'gu');
  const ids = new Set([...certain, ...likely]);
  const surely = (text: string) => (sure ? text.replace(sure, mark) : text);
  const text = (given: string) => (perhaps ? surely(given).replace(perhaps, mark) : surely(given));
  const json = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'number') return value >= SMALLEST_ID && ids.has(String(value)) ? mark : value;
    if (Array.isArray(value)) return value.map(json);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [surely(name), json(one)]));
  };
  const names = (value: unknown): boolean => {
    if (typeof value === 'string') return sure !== undefined && value.search(sure) >= 0;
    if (typeof value === 'number') return value >= SMALLEST_ID && certain.includes(String(value));
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).some(([name, one]) => names(name) || names(one));
  };
  return { names, text, json };
}

function patternOf(words: string[], flags: string): RegExp | undefined {
  if (words.length === 0) return undefined;
  const longestFirst = [...new Set(words)].sort((one, other) => other.length - one.length);
  const either = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${either})(?![\\p{L}\\p{N}])`, flags);
}
