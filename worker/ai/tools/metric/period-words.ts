import type { Language } from '../words/format.ts';

interface Counted {
  count: string;
  all: string;
  units: string;
  when: string;
  /** "more than 100 orders", "net revenue of more than £10,000", "no orders". */
  had: string;
}

/** What is said of the periods of a series. Figures come written. */
export interface PeriodWords {
  average(it: {
    name: string;
    value: string;
    unit: string;
    when: string;
    total: string | undefined;
    count: string;
    units: string;
  }): string;
  /** Those in which nothing was. */
  empty(it: { count: string; units: string }): string;
  cut(it: { count: string; unit: string }): string;
  counted(it: Counted): string;
  none(it: Omit<Counted, 'count'>): string;
  more(value: string): string;
  atLeast(value: string): string;
  less(value: string): string;
  atMost(value: string): string;
  and: string;
  no(name: string): string;
  ofMoney(name: string, bounds: string): string;
  edge(it: { which: 'first' | 'last'; name: string; day: string; value: string }): string;
  noEdge(it: { name: string; when: string }): string;
  units: Record<string, [string, string]>;
  /** Before a list of what each weekday has on average. */
  byWeekday(it: { name: string; when: string }): string;
  bestWeekday(it: {
    name: string;
    when: string;
    label: string;
    value: string;
    /** "over 53 days" */
    over: string;
    isLowest: boolean;
  }): string;
  mean: string;
  /** Before a list of what is added up. */
  running(it: { name: string; by: string; when: string }): string;
  over(days: string): string;
  /** Before a list of what comes first in each period: one, or several such as "3 customers". */
  ranked(it: {
    name: string;
    one: string;
    many: string | undefined;
    unit: string;
    when: string;
    isLowest: boolean;
  }): string;
}

export const PERIOD_WORDS: Record<Language, PeriodWords> = {
  en: {
    average: ({ name, value, unit, when, total, count, units }) =>
      `On average your ${name} ${when} came to **${value}** a ${unit}: ${total ? `${total} ` : ''}over ${count} ${units}.`,
    empty: ({ count, units }) => `${count} ${units} with nothing ${count === '1' ? 'is' : 'are'} counted too.`,
    cut: ({ count, unit }) =>
      count === '1'
        ? `${count} ${unit} that has not ended, or lies only partly in that time, is left out.`
        : `${count} ${unit}s that have not ended, or lie only partly in that time, are left out.`,
    counted: ({ count, all, units, when, had }) => `**${count}** of ${all} ${units} ${when} had ${had}.`,
    none: ({ all, units, when, had }) => `None of ${all} ${units} ${when} had ${had}.`,
    more: (value) => `more than ${value}`,
    atLeast: (value) => `at least ${value}`,
    less: (value) => `less than ${value}`,
    atMost: (value) => `at most ${value}`,
    and: 'and',
    no: (name) => `no ${name}`,
    ofMoney: (name, bounds) => `${name} of ${bounds}`,
    edge: ({ which, name, day, value }) => `The ${which} day with ${name} was **${day}**: ${value}.`,
    noEdge: ({ name, when }) => `There is no day with ${name} ${when}.`,
    units: {
      ...{ day: ['day', 'days'], week: ['week', 'weeks'], month: ['month', 'months'] },
      ...{ quarter: ['quarter', 'quarters'], year: ['year', 'years'], hour: ['hour', 'hours'] },
    },
    byWeekday: ({ name, when }) => `What each weekday has on average (${name}, ${when}):`,
    bestWeekday: ({ name, when, label, value, over, isLowest }) =>
      `Your ${isLowest ? 'weakest' : 'best'} weekday by average ${name} ${when} was **${label}**: ${value} a day, ${over}.`,
    mean: 'On average',
    running: ({ name, by, when }) => `Your ${name} added up by ${by} ${when}, each with all before it:`,
    ranked: ({ name, one, many, unit, when, isLowest }) =>
      many
        ? `Your ${isLowest ? 'bottom' : 'top'} ${many} of each ${unit} by ${name} ${when}:`
        : `Your ${isLowest ? 'weakest' : 'best'} ${one} of each ${unit} by ${name} ${when}:`,
    over: (days) => `over ${days}`,
  },
  de: {
    average: ({ name, value, unit, when, total, count, units }) =>
      `Im Schnitt **${value}** pro ${unit} (${name}, ${when}): ${total ? `${total} ` : ''}in ${count} ${units}.`,
    empty: ({ count }) => `${count} davon, an denen nichts war, sind mitgezählt.`,
    cut: ({ count }) => `${count} davon, noch nicht vorbei oder nur teilweise in dieser Zeit, zählen nicht mit.`,
    counted: ({ count, all, units, when, had }) => `**${count}** von ${all} ${units} (${when}) hatten ${had}.`,
    none: ({ all, units, when, had }) => `Keiner von ${all} ${units} (${when}) hatte ${had}.`,
    more: (value) => `mehr als ${value}`,
    atLeast: (value) => `mindestens ${value}`,
    less: (value) => `weniger als ${value}`,
    atMost: (value) => `höchstens ${value}`,
    and: 'und',
    no: (name) => `nichts (${name})`,
    ofMoney: (name, bounds) => `${bounds} ${name}`,
    edge: ({ which, name, day, value }) =>
      `Der ${which === 'first' ? 'erste' : 'letzte'} Tag mit ${name} war **${day}**: ${value}.`,
    noEdge: ({ name, when }) => `Es gibt keinen Tag mit ${name} (${when}).`,
    units: {
      ...{ day: ['Tag', 'Tagen'], week: ['Woche', 'Wochen'], month: ['Monat', 'Monaten'] },
      ...{ quarter: ['Quartal', 'Quartalen'], year: ['Jahr', 'Jahren'], hour: ['Stunde', 'Stunden'] },
    },
    byWeekday: ({ name, when }) => `Im Schnitt pro Wochentag (${name}, ${when}):`,
    bestWeekday: ({ name, when, label, value, over, isLowest }) =>
      `Im Schnitt ${isLowest ? 'am schwächsten' : 'am stärksten'} (${name}, ${when}): **${label}** mit ${value} pro Tag, ${over}.`,
    mean: 'Im Schnitt',
    running: ({ name, by, when }) => `Aufaddiert nach ${by} (${name}, ${when}), jeweils mit allem davor:`,
    ranked: ({ name, one, many, unit, when, isLowest }) =>
      `Pro ${unit} ${isLowest ? 'die niedrigsten' : 'die höchsten'} Werte nach ${many ?? one} (${name}, ${when}):`,
    over: (days) => `in ${days}`,
  },
  es: {
    average: ({ name, value, unit, when, total, count, units }) =>
      `De media **${value}** por ${unit} (${name}, ${when}): ${total ? `${total} ` : ''}en ${count} ${units}.`,
    empty: ({ count, units }) => `${count} ${units} sin nada también cuentan.`,
    cut: ({ count }) => `Quedan fuera ${count}, que no han terminado o solo están en parte en ese tiempo.`,
    counted: ({ count, all, units, when, had }) => `**${count}** de ${all} ${units} (${when}) tuvieron ${had}.`,
    none: ({ all, units, when, had }) => `Ninguno de ${all} ${units} (${when}) tuvo ${had}.`,
    more: (value) => `más de ${value}`,
    atLeast: (value) => `al menos ${value}`,
    less: (value) => `menos de ${value}`,
    atMost: (value) => `como máximo ${value}`,
    and: 'y',
    no: (name) => `cero ${name}`,
    ofMoney: (name, bounds) => `${name} de ${bounds}`,
    edge: ({ which, name, day, value }) =>
      `El ${which === 'first' ? 'primer' : 'último'} día con ${name} fue el **${day}**: ${value}.`,
    noEdge: ({ name, when }) => `No hay ningún día con ${name} (${when}).`,
    units: {
      ...{ day: ['día', 'días'], week: ['semana', 'semanas'], month: ['mes', 'meses'] },
      ...{ quarter: ['trimestre', 'trimestres'], year: ['año', 'años'], hour: ['hora', 'horas'] },
    },
    byWeekday: ({ name, when }) => `De media por día de la semana (${name}, ${when}):`,
    bestWeekday: ({ name, when, label, value, over, isLowest }) =>
      `De media, el ${isLowest ? 'más flojo' : 'mejor'} (${name}, ${when}): **${label}**, con ${value} por día, ${over}.`,
    mean: 'De media',
    running: ({ name, by, when }) => `Acumulado por ${by} (${name}, ${when}), cada uno con todo lo anterior:`,
    ranked: ({ name, one, many, unit, when, isLowest }) =>
      `De cada ${unit}, ${isLowest ? 'lo más bajo' : 'lo más alto'} por ${many ?? one} (${name}, ${when}):`,
    over: (days) => `en ${days}`,
  },
  fr: {
    average: ({ name, value, unit, when, total, count, units }) =>
      `En moyenne **${value}** par ${unit} (${name}, ${when}) : ${total ? `${total} ` : ''}sur ${count} ${units}.`,
    empty: ({ count, units }) => `${count} ${units} sans rien sont comptés aussi.`,
    cut: ({ count }) => `${count} ne comptent pas, inachevés ou seulement en partie dans cette période.`,
    counted: ({ count, all, units, when, had }) => `**${count}** sur ${all} ${units} (${when}) ont eu ${had}.`,
    none: ({ all, units, when, had }) => `Aucun des ${all} ${units} (${when}) n'a eu ${had}.`,
    more: (value) => `plus de ${value}`,
    atLeast: (value) => `au moins ${value}`,
    less: (value) => `moins de ${value}`,
    atMost: (value) => `au plus ${value}`,
    and: 'et',
    no: (name) => `zéro ${name}`,
    ofMoney: (name, bounds) => `${name} de ${bounds}`,
    edge: ({ which, name, day, value }) =>
      `Le ${which === 'first' ? 'premier' : 'dernier'} jour avec ${name} était le **${day}** : ${value}.`,
    noEdge: ({ name, when }) => `Il n'y a aucun jour avec ${name} (${when}).`,
    units: {
      ...{ day: ['jour', 'jours'], week: ['semaine', 'semaines'], month: ['mois', 'mois'] },
      ...{ quarter: ['trimestre', 'trimestres'], year: ['an', 'ans'], hour: ['heure', 'heures'] },
    },
    byWeekday: ({ name, when }) => `En moyenne par jour de la semaine (${name}, ${when}) :`,
    bestWeekday: ({ name, when, label, value, over, isLowest }) =>
      `En moyenne, le ${isLowest ? 'plus faible' : 'meilleur'} (${name}, ${when}) : **${label}**, avec ${value} par jour, ${over}.`,
    mean: 'En moyenne',
    running: ({ name, by, when }) => `Cumul par ${by} (${name}, ${when}), chacun avec tout ce qui précède :`,
    ranked: ({ name, one, many, unit, when, isLowest }) =>
      `Pour chaque ${unit}, ${isLowest ? 'le plus bas' : 'le plus haut'} par ${many ?? one} (${name}, ${when}) :`,
    over: (days) => `sur ${days}`,
  },
};
