/** Letters that Unicode takes no accent off. */
const LETTERS: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ĸ: 'k', ŋ: 'n', ς: 'σ' },
};
const ODD = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
/** Accents of Latin, Greek and Cyrillic, and the vowels and stretching that Arabic may do without; no vowel of Thai or Hindi. */
const MARKS = /[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const PLAIN = /^[\u0000-\u007f]*$/;

/** A word as it is compared: lower case, half and full width alike, without accents, so that `fruhling` and `cafe` are `Frühling` and `Café`. */
export function fold(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(ODD, (letter) => LETTERS[letter] ?? letter);
}

/** Umlauts as they are written where a keyboard has none (`fruehling`); null where there are none. */
export function spellOut(word: string): string | null {
  const lower = word.toLowerCase().normalize('NFC');
  const spelt = lower.replace(/[äöü]/g, (letter) => ({ ä: 'ae', ö: 'oe' })[letter] ?? 'ue');
  return spelt === lower ? null : fold(spelt);
}
