/** Words for dates in the languages people ask in, lower case and without accents. */

export type UnitWord = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Month names: English, German, Spanish, French, Italian, Portuguese, Dutch. Value: 1 to 12. */
export const MONTH_WORDS: Record<string, number> = spread([
  ['january', 'jan', 'januar', 'janner', 'enero', 'janvier', 'gennaio', 'janeiro', 'januari'],
  ['february', 'feb', 'februar', 'febrero', 'fevrier', 'febbraio', 'fevereiro', 'februari'],
  ['march', 'marz', 'maerz', 'marzo', 'mars', 'marco', 'maart'],
  ['april', 'apr', 'abril', 'avril', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio', 'maio', 'mei'],
  ['june', 'jun', 'juni', 'junio', 'juin', 'giugno', 'junho'],
  ['july', 'jul', 'juli', 'julio', 'juillet', 'luglio', 'julho'],
  ['august', 'aug', 'agosto', 'aout', 'augustus'],
  ['september', 'sept', 'sep', 'septiembre', 'septembre', 'settembre', 'setembro'],
  ['october', 'oct', 'oktober', 'octubre', 'octobre', 'ottobre', 'outubro'],
  ['november', 'nov', 'noviembre', 'novembre', 'novembro'],
  ['december', 'dec', 'dezember', 'diciembre', 'decembre', 'dicembre', 'dezembro'],
]);

export const UNIT_WORDS: Record<string, UnitWord> = {
  ...named('day', [
    'day',
    'days',
    'tag',
    'tage',
    'tagen',
    'dia',
    'dias',
    'jour',
    'jours',
    'giorno',
    'giorni',
    'dag',
    'dagen',
  ]),
  ...named('week', [
    'week',
    'weeks',
    'woche',
    'wochen',
    'semana',
    'semanas',
    'semaine',
    'semaines',
    'settimana',
    'settimane',
    'weken',
  ]),
  ...named('month', [
    'month',
    'months',
    'monat',
    'monate',
    'monaten',
    'mes',
    'meses',
    'mois',
    'mese',
    'mesi',
    'maand',
    'maanden',
  ]),
  ...named('quarter', [
    'quarter',
    'quarters',
    'quartal',
    'quartale',
    'trimestre',
    'trimestres',
    'trimestri',
    'kwartaal',
  ]),
  ...named('year', [
    'year',
    'years',
    'jahr',
    'jahre',
    'jahren',
    'ano',
    'anos',
    'annee',
    'annees',
    'an',
    'ans',
    'anno',
    'anni',
    'jaar',
  ]),
};

export const NUMBER_WORDS: Record<string, number> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  thirty: 30,
  ninety: 90,
};

export const ORDINAL_WORDS: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  '1.': 1,
  '2.': 2,
  '3.': 3,
  '4.': 4,
};

/** Words before a unit that point to the running one (0) or the one that ended last (-1). */
export const LAST_WORDS = [
  'last',
  'past',
  'previous',
  'prior',
  'letzte',
  'letzten',
  'letzter',
  'letztes',
  'vergangene',
  'vergangenen',
  'vorige',
  'vorigen',
  'ultimo',
  'ultima',
  'ultimos',
  'ultimas',
  'ultimi',
  'ultime',
  'passado',
  'passada',
  'pasado',
  'pasada',
  'dernier',
  'derniere',
  'derniers',
  'dernieres',
  'passe',
  'passee',
  'scorso',
  'scorsa',
  'scorsi',
  'afgelopen',
  'vorig',
];
export const THIS_WORDS = [
  'this',
  'current',
  'diese',
  'diesen',
  'dieser',
  'dieses',
  'diesem',
  'este',
  'esta',
  'ce',
  'cet',
  'cette',
  'questo',
  'questa',
  'deze',
  'dit',
];

export const TODAY = 'today|heute|hoy|aujourd.?hui|oggi|hoje|vandaag';
export const YESTERDAY = 'yesterday|gestern|ayer|hier|ieri|ontem|gisteren';
export const ALL_TIME =
  'all[- ]time|ever|in total|so far|overall|since the beginning|from the start|insgesamt|en total|au total|in totale|no total|in totaal|jemals';

function spread(months: string[][]): Record<string, number> {
  return Object.fromEntries(months.flatMap((words, index) => words.map((word) => [word, index + 1])));
}

function named(unit: UnitWord, words: string[]): Record<string, UnitWord> {
  return Object.fromEntries(words.map((word) => [word, unit]));
}
