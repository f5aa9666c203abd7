/** The endings of one and of many: "mug" stands for "mugs" as well, "Kerze" for "Kerzen". */
const ENDINGS = '(?:es|s|en|n|e)';
const ENDING = new RegExp(`${ENDINGS}$`);

/**
 * The words of a name as regular expressions of Postgres over plain small letters: a product is meant whose name has all
 * of them, as whole words, for one or for many.
 */
export function patternsOf(words: string): string[] {
  const plain = words.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
  const own = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return own.map((word) => `\\m${word.length > 3 ? word.replace(ENDING, '') : word}${ENDINGS}?\\M`);
}
