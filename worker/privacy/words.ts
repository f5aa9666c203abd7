import { asTraits, nameIn } from '../people/naming.ts';
import type { Words } from './blot.ts';
import type { SubjectKey } from './subject.ts';

/** A shorter id than this, or one of fewer digits, is also an ordinary number or word. */
const SHORTEST_ID = 6;
const FEWEST_DIGITS = 7;
const LONGEST_WORD = 300;
const NAME_TRAITS = ['name', 'firstName', 'first_name', 'lastName', 'last_name'];

/** The words by which somebody is named in texts: ids, addresses and a whole name for certain, the rest perhaps. */
export function wordsOf(keys: SubjectKey[], profiles: string[], traits: unknown[]): Words {
  const certain = new Set<string>(profiles);
  const likely = new Set<string>();
  for (const { kind, value } of keys) {
    const isSure = kind === 'email' || (/^\+?\d+$/.test(value) ? value.length >= FEWEST_DIGITS : isLong(value));
    (isSure ? certain : likely).add(value);
    if (isSure && encodeURIComponent(value) !== value) certain.add(encodeURIComponent(value));
  }
  for (const one of traits) {
    const name = nameIn(one);
    if (name) (/\s/.test(name) ? certain : likely).add(name);
    const { phone, email } = asTraits(one);
    for (const word of NAME_TRAITS.flatMap((trait) => String(asTraits(one)[trait] ?? '').split(/\s+/))) {
      if (word.length >= 2) likely.add(word);
    }
    if (typeof phone === 'string' && phone.length >= FEWEST_DIGITS) certain.add(phone);
    if (typeof email === 'string' && email.includes('@')) likely.add(email);
  }
  const kept = (words: Set<string>) => [...words].filter((word) => word.length >= 2 && word.length <= LONGEST_WORD);
  return { certain: kept(certain), likely: kept(likely).filter((word) => !certain.has(word)) };
}

function isLong(value: string): boolean {
  return value.length >= SHORTEST_ID;
}
