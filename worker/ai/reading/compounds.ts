import { MONTH } from './periods/date-words.ts';

/** What German writes in one word, taken apart as it would be asked in several: "Novemberumsatz", "Tagesumsätze". */
const COMPOUNDS: [RegExp, string | ((...groups: string[]) => string)][] = [
  [
    new RegExp(`\\b(${MONTH})-?(wochenenden?|wochen?|tage[ns]?|tag|halfte|umsatz(?:e|es)?|bestellungen)\\b`, 'g'),
    '$2 im $1',
  ],
  [/\b(anteil|prozent)(\b.{0,30}\b)jahres(umsatz)(?:es)?\b/g, '$1$2$3 dieses jahr'],
  [
    /\b(tages|wochen|monats|quartals|jahres)(umsatz|bestellungen)(?:e[ns]?|es)?\b/g,
    (_, unit = '', noun = '') => `${noun} pro ${UNITS[unit] ?? 'tag'}`,
  ],
  [/\b(zweit|dritt)(beste[nrs]?|grosste[nrs]?|starkste[nrs]?|hochste[nrs]?)\b/g, '$1 $2'],
  [/\bdurchschnitts(umsatz|umsatze|bestellungen)\b/g, 'durchschnittlicher $1'],
  [/\bgesamt(umsatz)(?:es)?\b/g, '$1'],
  [/\bwochenend(umsatz|bestellungen)(?:e[ns]?|es)?\b/g, '$1 an wochenenden'],
];
const UNITS: Record<string, string> = {
  ...{ tages: 'tag', wochen: 'woche', monats: 'monat', quartals: 'quartal', jahres: 'jahr' },
};

export function partCompounds(text: string): string {
  return COMPOUNDS.reduce((parted, [pattern, words]) => parted.replace(pattern, words as string), text);
}
