/** Words of time in four languages, without accents. */
function numbered(lines: string[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const [index, line] of lines.entries()) for (const word of line.split(' ')) words.set(word, index + 1);
  return words;
}

export const MONTHS = numbered([
  'january januar enero janvier jan ene janv janner',
  'february februar febrero fevrier feb fevr',
  'march marz marzo mars mar mrz maerz',
  'april abril avril apr abr avr',
  'may mai mayo',
  'june juni junio juin jun',
  'july juli julio juillet jul juil',
  'august agosto aout aug ago',
  'september septiembre septembre sep sept setiembre',
  'october oktober octubre octobre oct okt',
  'november noviembre novembre nov',
  'december dezember diciembre decembre dec dez dic',
]);
/** Also a verb or a thing: only with a capital letter. */
export const CAPITAL_MONTHS = new Set(['may', 'march', 'mar', 'dec', 'mars', 'jan', 'oct', 'nov', 'ago', 'sep', 'jun']);

export const WEEKDAYS = numbered([
  'monday mondays montag montags lunes lundi lundis mon',
  'tuesday tuesdays dienstag dienstags martes mardi mardis tue tues',
  'wednesday wednesdays mittwoch mittwochs miercoles mercredi mercredis wed',
  'thursday thursdays donnerstag donnerstags jueves jeudi jeudis thu thur thurs',
  'friday fridays freitag freitags viernes vendredi vendredis fri',
  'saturday saturdays samstag samstags sabado sabados samedi samedis sat sonnabend',
  'sunday sundays sonntag sonntags domingo domingos dimanche dimanches sun',
]);
/** Also other words: only before a day or where a breakdown calls its rows so. */
export const SHORT_WEEKDAYS = new Set(['mon', 'tue', 'tues', 'wed', 'thu', 'thur', 'thurs', 'fri', 'sat', 'sun']);

export const UNITS: Record<'day' | 'week' | 'month' | 'quarter' | 'year', string> = {
  day: 'days?|tag(?:e|en|es)?|dias?|jours?',
  week: 'weeks?|wochen?|semanas?|semaines?',
  month: 'months?|monat(?:e|en|s)?|mes(?:es)?|mois',
  quarter: 'quarters?|quartal(?:e|en|s)?|trimestres?',
  year: 'years?|jahr(?:e|en|s)?|anos?|ans?|annees?',
};

const EN_LAST = 'last|past';
const LAST_DE = '(?:letzt|vergangen|vorig)(?:e|en|er|es|em)';
/** Before the unit, in English and German; after it, in Spanish and French. */
export const LAST = { before: `${EN_LAST}|${LAST_DE}`, after: 'pasad[oa]s?|ultim[oa]s?|derniere?s?|passee?s?' };
export const THIS = {
  before: 'this|current|diese[rnsm]?|laufende[rnsm]?|aktuelle[rnsm]?|est[ea]|cet(?:te)?|ce',
  after: 'actual|en curso|en cours|courante?|ci',
};
export const PREVIOUS = {
  before: 'previous|prior|preceding|vorherige[rnsm]?|vorangegangene[rnsm]?',
  after:
    "before(?: that)?|earlier|prior|davor|zuvor|vorher|anterior(?:es)?|previ[oa]s?|precedente?s?|avant|d avant|d'avant",
};
export const NEXT = {
  before: 'next|coming|upcoming|nachste[nrms]?|kommende[nrms]?|proxim[oa]s?',
  after: 'que viene|proxim[oa]s?|prochaine?s?',
};
/** "Vorwoche" and its like are one word. */
export const PREVIOUS_WORDS: Record<string, 'day' | 'week' | 'month' | 'quarter' | 'year'> = {
  vortag: 'day',
  vorwoche: 'week',
  vormonat: 'month',
  vormonats: 'month',
  vorquartal: 'quarter',
  vorjahr: 'year',
  vorjahres: 'year',
};
export const TODAY = "today|heute|hoy|aujourd'hui";
export const YESTERDAY = 'yesterday|gestern|ayer|hier';
export const WEEKEND = 'weekends?|wochenenden?|fin(?:es)? de semana|week-?ends?';
/** "The past two weeks" */
export const FEW: Record<string, number> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10, twelve: 12, zwei: 2, drei: 3, vier: 4, funf: 5 },
  ...{ sechs: 6, sieben: 7, zehn: 10, zwolf: 12, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, diez: 10 },
  ...{ doce: 12, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, dix: 10, douze: 12 },
};
/** "A day", "pro Tag", "al mes": right after a figure it is so much of each of them. */
export const EACH_TIME: [days: number, RegExp][] = (
  [
    [
      1,
      'day|single day|tag|einzigen tag|dia|solo dia|jour|seul jour|seule journee',
      'daily|taglich|tagsuber|diari[oa]s?|diariamente|quotidien\\p{L}*',
    ],
    [7, 'week|woche|semana|semaine', 'weekly|wochentlich|semanal\\p{L}*|hebdomadaire\\p{L}*'],
    [30, 'month|monat|mes|mois', 'monthly|monatlich|mensual\\p{L}*|mensuel\\p{L}*'],
    [365, 'year|jahr|ano|an|annee', 'yearly|annually|jahrlich|anual\\p{L}*|annuel\\p{L}*'],
    [0, 'hour|minute|stunde|minute|hora|minuto|heure', 'hourly|stundlich'],
  ] as const
).map(([days, units, adverbs]) => [
  days,
  new RegExp(
    `^(?: (?:in|of|on) (?:revenue|sales|orders))? (?:(?:an?|per|each|every|in (?:a|one)|in einer|in einem|am|an einem|pro|je|jede[nrs]?|al|a la|por|cada|en un[oa]?|par|chaque|en une?) (?:${units})|${adverbs})(?!\\p{L})`,
    'u',
  ),
]);
/** "Every day you sold": before a figure it says the same. */
export const EVERY_TIME: [days: number, RegExp][] = (
  [
    [1, 'day|tag|dia|jour'],
    [7, 'week|woche|semana|semaine'],
    [30, 'month|monat|mes|mois'],
    [365, 'year|jahr|ano|annee'],
  ] as const
).map(([days, units]) => [
  days,
  new RegExp(`^\\W*(?:each|every|jede[nrs]?|cada|chaque) (?:single )?(?:${units})(?!\\p{L})`, 'u'),
]);
