/** Numbers that a double may not hold are long; a body without any is read the fast way. */
const LONG_NUMBER = /[\d.]{16}|\d[eE]/;
const MOST_DEPTH = 100;
const SAFE_DIGITS = 15;

export type Json = { kind: 'value'; value: unknown } | { kind: 'unreadable'; reason: string };

/**
 * Reads JSON so that no digit is lost: a number that a double cannot hold exactly becomes the text it was written
 * as. Text comes back without NUL and lone surrogates, which Postgres does not store.
 */
export function readJson(text: string): Json {
  if (nestsDeeperThan(MOST_DEPTH, text)) return { kind: 'unreadable', reason: `Nested more than ${MOST_DEPTH} deep` };
  try {
    const value = LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
    return { kind: 'value', value: NEEDS_CLEANING.test(text) ? clean(value) : value };
  } catch (error) {
    return { kind: 'unreadable', reason: `Not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** JSON text that Postgres stores as it is, every digit kept; made anew from `value` where it would refuse it. */
export function storableJson(text: string, value: unknown): string {
  return NEEDS_CLEANING.test(text) || HUGE_EXPONENT.test(text) ? JSON.stringify(value) : text;
}

/** Text as Postgres stores it. */
function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

const NEEDS_CLEANING = /\\u0000|\\u[dD][89a-fA-F]|[\0\uD800-\uDFFF]/;
const HUGE_EXPONENT = /\d[eE][+-]?\d{3}/;

type Reviver = (key: string, value: unknown, context: { source: string }) => unknown;

const keepDigits = ((_key, value, context) => {
  if (typeof value !== 'number' || String(value) === context.source) return value;
  const { source } = context;
  const digits = source
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
  const exact = digits.length <= SAFE_DIGITS && Number.isFinite(value);
  return exact ? value : source;
}) as Reviver as (key: string, value: unknown) => unknown;

function clean(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), clean(inner)]));
}

/** Counts brackets outside strings, before anything that would recurse into them. */
function nestsDeeperThan(most: number, text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) inString = !inString;
    else if (char === BACKSLASH) at++;
    else if (inString) continue;
    else if (char === OPEN_OBJECT || char === OPEN_ARRAY) {
      if (++depth > most) return true;
    } else if (char === CLOSE_OBJECT || char === CLOSE_ARRAY) depth--;
  }
  return false;
}

const [QUOTE, BACKSLASH, OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY] = [34, 92, 123, 125, 91, 93] as const;
