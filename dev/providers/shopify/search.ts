import { GraphQLError } from 'graphql';

/** What can be searched by: a time, digits, or a word. */
export type Searchable = Record<string, string | boolean>;

const TERM = /\s*(?:AND\s+)?(\w+):(>=|<=|>|<)?(?:'([^']*)'|"([^"]*)"|(\S+))/y;

/**
 * Shopify's search syntax as far as times, ids and words go: terms joined by AND or a space. The real one passes over
 * a field it does not know with a warning; here that is an error, so that no test believes in a filter that filters nothing.
 */
export function parseSearch(query: string | null | undefined): (item: Searchable) => boolean {
  if (!query?.trim()) return () => true;
  const terms: ((item: Searchable) => boolean)[] = [];
  TERM.lastIndex = 0;
  let at = 0;
  while (at < query.trimEnd().length) {
    TERM.lastIndex = at;
    const found = TERM.exec(query);
    if (!found) throw new GraphQLError(`Invalid search: ${query.slice(at)}`);
    at = TERM.lastIndex;
    const [, field = '', operator = '', quoted, double, bare] = found;
    const wanted = quoted ?? double ?? bare ?? '';
    terms.push((item) => {
      const value = item[field];
      if (value === undefined) throw new GraphQLError(`Invalid search field for this query: ${field}`);
      return compare(comparable(String(value)), operator, comparable(wanted));
    });
  }
  return (item) => terms.every((term) => term(item));
}

function comparable(text: string): number | string {
  if (/^\d+$/.test(text) && text.length < 16) return Number(text);
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? text : time;
}

function compare(value: number | string, operator: string, wanted: number | string): boolean {
  if (operator === '>') return value > wanted;
  if (operator === '>=') return value >= wanted;
  if (operator === '<') return value < wanted;
  if (operator === '<=') return value <= wanted;
  return value === wanted;
}
