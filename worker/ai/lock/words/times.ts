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
