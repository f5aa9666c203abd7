import type { Person } from '../../contract/people.ts';
import { stepWords } from '../ask/campaign-words.ts';

/** What tells who somebody is. It stands in the timeline, and is not counted among what they did. */
const aboutPeople = { identify: 'Said who they are', group: 'Joined a group', alias: 'Got another id' };

/** What to call a person, and what tells people of one name apart. */
export function whoIs({ name, email, userId }: Pick<Person, 'name' | 'email' | 'userId'>): {
  called: string;
  also: string;
} {
  const id = userId ? `id ${userId}` : '';
  if (name) return { called: name, also: email ?? id };
  if (email) return { called: email, also: id };
  return userId ? { called: userId, also: 'only an id' } : { called: 'A visitor', also: 'not told apart yet' };
}

/** Up to two letters for the tile beside a name; nothing where the name has none. */
export function initialsOf({ name, email }: Pick<Person, 'name' | 'email'>): string {
  const words = (name ?? email?.split('@')[0] ?? '').split(/[\s._-]+/).filter((word) => /^\p{L}/u.test(word));
  const last = words.length > 1 ? words.at(-1) : '';
  return `${[...(words[0] ?? '')][0] ?? ''}${[...(last ?? '')][0] ?? ''}`.toUpperCase();
}

/** What somebody did, as a line: "Looked at a product". */
export function deedWords(name: string): string {
  const known: Record<string, string> = { ...stepWords, ...aboutPeople };
  return known[name] ?? labelOf(name);
}

/** `signed_up`, `signedUp` and `signed-up` as "Signed up". */
export function labelOf(key: string): string {
  const words = key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value within what was sent, and the words of the way to it. */
export interface Detail {
  label: string;
  value: string;
}

const deepest = 4;

/**
 * Everything that was sent as lines of label and value: what is inside something else carries both names ("Address:
 * city"). Nothing is shown of what is empty.
 */
export function detailsOf(given: Record<string, unknown>, without: readonly string[] = []): Detail[] {
  return Object.entries(given)
    .filter(([key]) => !without.includes(key))
    .flatMap(([key, value]) => linesOf(labelOf(key), value, 1));
}

function linesOf(label: string, value: unknown, depth: number): Detail[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object') return [{ label, value: plain(value) }];
  if (depth >= deepest) return [{ label, value: JSON.stringify(value) }];
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object')) return linesOf(label, value.map(plain).join(', '), depth);
    return value.flatMap((one, index) => linesOf(`${label} ${index + 1}`, one, depth + 1));
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    linesOf(`${label}: ${labelOf(key).toLowerCase()}`, inner, depth + 1),
  );
}

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
