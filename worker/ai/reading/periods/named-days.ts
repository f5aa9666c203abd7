import { Temporal } from 'temporal-polyfill';
import { type Calendar, today } from '../../period.ts';
import { nthWeekday } from './days.ts';
import { type Day, isAfter } from './period.ts';

/** The first and the last day of a trade day or feast in a year, both in it. */
export interface NamedDay {
  names: string;
  first: (year: number, calendar: Calendar) => Day;
  /** Where it is more days than one. */
  days?: number;
}

const fixed = (month: number, day: number) => (year: number) => Temporal.PlainDate.from({ year, month, day });
const nth = (month: number, weekday: number, which: number) => (year: number) =>
  nthWeekday(year, month, weekday, which);
const lastMonday = (month: number) => (year: number) => lastOf(year, month, 1);
const easter = (shift: number) => (year: number) => easterSunday(year).add({ days: shift });
const thanksgiving = (shift: number) => (year: number) => nthWeekday(year, 11, 4, 4).add({ days: shift });

/**
 * Days that shops call by a name, with what each is by rule: fixed days of the Gregorian calendar; days told from Easter
 * Sunday of the Western churches; and days of the week in a month as the law or the trade of the country sets them (US Code
 * title 5 section 6103 for the American ones, the Banking and Financial Dealings Act 1971 for the British). Names come
 * normalised. Feasts of other calendars are not here, and are said to be unknown.
 */
export const NAMED_DAYS: NamedDay[] = [
  // Fixed
  {
    names: "new year's day, new years day, new year, neujahr, neujahrstag, ano nuevo, nouvel an, jour de l'an",
    first: fixed(1, 1),
  },
  {
    names:
      'epiphany, three kings day, three kings, heilige drei konige, dreikonigstag, dia de reyes, los reyes magos, reyes magos, epiphanie',
    first: fixed(1, 6),
  },
  {
    names:
      "valentine's day, valentines day, valentine's, valentines, valentine day, saint valentine's day, st valentine's day, valentinstag, san valentin, dia de san valentin, dia de los enamorados, saint-valentin, saint valentin, la saint-valentin",
    first: fixed(2, 14),
  },
  {
    names:
      "international women's day, women's day, womens day, weltfrauentag, frauentag, dia de la mujer, journee de la femme, journee des femmes",
    first: fixed(3, 8),
  },
  {
    names: "st patrick's day, st. patrick's day, saint patrick's day, st patricks day, paddy's day",
    first: fixed(3, 17),
  },
  {
    names: 'may day, labour day, tag der arbeit, maifeiertag, dia del trabajo, dia del trabajador, fete du travail',
    first: fixed(5, 1),
  },
  { names: 'independence day', first: fixed(7, 4) },
  { names: 'bastille day, fete nationale, quatorze juillet', first: fixed(7, 14) },
  { names: 'tag der deutschen einheit, german unity day', first: fixed(10, 3) },
  { names: "halloween, hallowe'en", first: fixed(10, 31) },
  {
    names: "all saints' day, all saints day, allerheiligen, todos los santos, dia de todos los santos, toussaint",
    first: fixed(11, 1),
  },
  {
    names: "singles' day, singles day, single's day, double eleven, dia del soltero, journee des celibataires",
    first: fixed(11, 11),
  },
  {
    names: 'st nicholas day, saint nicholas day, nikolaus, nikolaustag, san nicolas, saint-nicolas',
    first: fixed(12, 6),
  },
  {
    names:
      'christmas eve, xmas eve, heiligabend, heiliger abend, heiligen abend, weihnachtsabend, nochebuena, reveillon de noel, veille de noel',
    first: fixed(12, 24),
  },
  { names: 'reveillon', first: fixed(12, 24) },
  {
    names:
      'christmas day, xmas day, erster weihnachtstag, ersten weihnachtstag, erster weihnachtsfeiertag, ersten weihnachtsfeiertag, dia de navidad, jour de noel',
    first: fixed(12, 25),
  },
  {
    names:
      'boxing day, zweiter weihnachtstag, zweiten weihnachtstag, zweiter weihnachtsfeiertag, zweiten weihnachtsfeiertag, san esteban, saint-etienne',
    first: fixed(12, 26),
  },
  {
    names:
      'christmas, xmas, weihnachten, weihnachtstage, weihnachtstagen, weihnachtsfeiertage, weihnachtsfeiertagen, navidad, navidades, noel',
    first: fixed(12, 24),
    days: 3,
  },
  {
    names:
      "new year's eve, new years eve, silvester, silvesterabend, nochevieja, fin de ano, saint-sylvestre, la saint-sylvestre, reveillon du nouvel an, reveillon de la saint-sylvestre",
    first: fixed(12, 31),
  },
  {
    names:
      'run up to christmas, run-up to christmas, runup to christmas, christmas run up, vorweihnachtszeit, vorweihnachtsgeschaft',
    first: fixed(11, 1),
    days: 54,
  },
  // What retail calls the season: all of November and December.
  {
    names:
      "christmas season, christmas period, christmas trading, christmas trade, christmas shopping, christmas business, holiday season, festive season, festive period, weihnachtsgeschaft, weihnachtssaison, weihnachtszeit, campana de navidad, campana navidena, temporada de navidad, temporada navidena, epoca navidena, fetes de noel, fetes de fin d'annee, periode de noel, saison de noel, periode des fetes",
    first: fixed(11, 1),
    days: 61,
  },
  // From Easter
  { names: 'rosenmontag', first: easter(-48) },
  {
    names: 'shrove tuesday, pancake day, mardi gras, fat tuesday, faschingsdienstag, martes de carnaval',
    first: easter(-47),
  },
  { names: 'ash wednesday, aschermittwoch, miercoles de ceniza, mercredi des cendres', first: easter(-46) },
  { names: 'palm sunday, palmsonntag, domingo de ramos, dimanche des rameaux', first: easter(-7) },
  { names: 'holy week, karwoche, semana santa, semaine sainte', first: easter(-7), days: 8 },
  { names: 'maundy thursday, grundonnerstag, jueves santo, jeudi saint', first: easter(-3) },
  { names: 'good friday, karfreitag, viernes santo, vendredi saint', first: easter(-2) },
  { names: 'easter saturday, karsamstag, sabado santo', first: easter(-1) },
  {
    names: 'easter sunday, easter day, ostersonntag, domingo de pascua, domingo de resurreccion, dimanche de paques',
    first: easter(0),
  },
  { names: 'easter monday, ostermontag, lunes de pascua, lundi de paques', first: easter(1) },
  {
    names:
      'easter weekend, osterwochenende, easter, ostern, osterfeiertage, osterfeiertagen, osterfest, pascua, paques, week-end de paques',
    first: easter(-2),
    days: 4,
  },
  {
    names:
      'ascension day, ascension, christi himmelfahrt, himmelfahrt, vatertag, ascension del senor, jeudi de l ascension',
    first: easter(39),
  },
  { names: 'whit sunday, whitsun, pentecost, pfingstsonntag, pentecostes, pentecote', first: easter(49) },
  { names: 'whit monday, pfingstmontag, lundi de pentecote', first: easter(50) },
  { names: 'pfingsten', first: easter(49), days: 2 },
  { names: 'corpus christi, fronleichnam', first: easter(60) },
  // Days of a week in a month
  { names: 'martin luther king day, mlk day', first: nth(1, 1, 3) },
  { names: "presidents' day, presidents day, president's day", first: nth(2, 1, 3) },
  { names: "mother's day, mothers day, mothers' day", first: mothersDay },
  { names: 'muttertag', first: nth(5, 7, 2) },
  { names: 'dia de la madre, dia de las madres', first: nth(5, 7, 1) },
  { names: 'fete des meres', first: feteDesMeres },
  { names: 'memorial day', first: lastMonday(5) },
  { names: "father's day, fathers day, fathers' day, fete des peres", first: nth(6, 7, 3) },
  { names: 'dia del padre', first: fixed(3, 19) },
  { names: 'labor day', first: nth(9, 1, 1) },
  { names: 'columbus day', first: nth(10, 1, 2) },
  { names: 'thanksgiving, thanksgiving day, accion de gracias, dia de accion de gracias', first: thanksgiving(0) },
  {
    names: 'black friday weekend, black-friday-wochenende, fin de semana del black friday, week-end du black friday',
    first: thanksgiving(1),
    days: 3,
  },
  { names: 'black friday, viernes negro, vendredi noir, black-friday', first: thanksgiving(1) },
  { names: 'cyber monday, cyber-monday, lunes cibernetico', first: thanksgiving(4) },
  { names: 'giving tuesday', first: thanksgiving(5) },
  { names: 'bfcm, cyber weekend', first: thanksgiving(1), days: 4 },
  { names: 'cyber week, black week', first: thanksgiving(-3), days: 8 },
];

/** Of the Western churches, by the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const at = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(at / 31), day: (at % 31) + 1 });
}

function lastOf(year: number, month: number, weekday: number): Day {
  const last = Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 }).subtract({ days: 1 });
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
}

/** The fourth Sunday of Lent in Britain and Ireland, else the second Sunday of May. */
function mothersDay(year: number, { timezone }: Calendar): Day {
  if (/^Europe\/(?:London|Dublin|Belfast|Jersey|Guernsey|Isle_of_Man)$|^GB$/.test(timezone))
    return easterSunday(year).subtract({ days: 21 });
  return nthWeekday(year, 5, 7, 2);
}

/** The last Sunday of May, or the first of June where that is Whit Sunday (Code de l'action sociale et des familles, D215-1). */
function feteDesMeres(year: number): Day {
  const last = lastOf(year, 5, 7);
  return last.equals(easterSunday(year).add({ days: 49 })) ? last.add({ days: 7 }) : last;
}

/** The one of a year, or the latest that has begun; before today with `over`. Both days are in it. */
export function namedDayIn(
  one: NamedDay,
  year: number | undefined,
  over: boolean,
  calendar: Calendar,
): { first: Day; last: Day } {
  const now = today(calendar);
  const of = (asked: number) => {
    const first = one.first(asked, calendar);
    return { first, last: first.add({ days: (one.days ?? 1) - 1 }) };
  };
  if (year) return of(year);
  const running = of(now.year);
  const begun = over ? isAfter(now, running.last) : !isAfter(running.first, now);
  return begun ? running : of(now.year - 1);
}
