import type { Language } from './format.ts';

type Named = Record<string, string>;

const NAMED: Record<Language, Named> = {
  en: {
    all: 'of all time',
    today: 'today',
    yesterday: 'yesterday',
    this_week: 'this week',
    last_week: 'last week',
    this_month: 'this month',
    last_month: 'last month',
    this_quarter: 'this quarter',
    last_quarter: 'last quarter',
    this_year: 'this year',
    last_year: 'last year',
  },
  de: {
    all: 'insgesamt',
    today: 'heute',
    yesterday: 'gestern',
    this_week: 'diese Woche',
    last_week: 'letzte Woche',
    this_month: 'diesen Monat',
    last_month: 'letzten Monat',
    this_quarter: 'dieses Quartal',
    last_quarter: 'letztes Quartal',
    this_year: 'dieses Jahr',
    last_year: 'letztes Jahr',
  },
  es: {
    all: 'en total',
    today: 'hoy',
    yesterday: 'ayer',
    this_week: 'esta semana',
    last_week: 'la semana pasada',
    this_month: 'este mes',
    last_month: 'el mes pasado',
    this_quarter: 'este trimestre',
    last_quarter: 'el trimestre pasado',
    this_year: 'este año',
    last_year: 'el año pasado',
  },
  fr: {
    all: 'au total',
    today: "aujourd'hui",
    yesterday: 'hier',
    this_week: 'cette semaine',
    last_week: 'la semaine dernière',
    this_month: 'ce mois-ci',
    last_month: 'le mois dernier',
    this_quarter: 'ce trimestre',
    last_quarter: 'le trimestre dernier',
    this_year: 'cette année',
    last_year: "l'année dernière",
  },
};

const LAST_DAYS: Record<Language, (n: string) => string> = {
  en: (n) => `in the last ${n} days`,
  de: (n) => `in den letzten ${n} Tagen`,
  es: (n) => `en los últimos ${n} días`,
  fr: (n) => `au cours des ${n} derniers jours`,
};

const BETWEEN: Record<Language, (from: string, to: string) => string> = {
  en: (from, to) => `from ${from} to ${to}`,
  de: (from, to) => `vom ${from} bis ${to}`,
  es: (from, to) => `del ${from} al ${to}`,
  fr: (from, to) => `du ${from} au ${to}`,
};

/** The name of a range's key in a language: "last week"; undefined for days that are only named as such. */
export function rangeName(range: string, language: Language): string | undefined {
  const named = NAMED[language][range.trim().toLowerCase().replaceAll(' ', '_')];
  if (named) return named;
  const days = range.match(/^(\d{1,4})d$/)?.[1];
  return days && LAST_DAYS[language](days);
}

/** A range as one asks for it: "last week", "from 2026-03-01 to 2026-03-31". */
export function rangeWords(range: string, language: Language): string {
  const [, from, end] = range.match(/^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/) ?? [];
  if (!from || !end) return rangeName(range, language) ?? range;
  const last = new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10);
  return BETWEEN[language](from, last);
}
