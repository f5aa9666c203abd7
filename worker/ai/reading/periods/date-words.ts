import { anyOf } from '../words.ts';

/** Words for dates in the languages people ask in, lower case and without accents: en, de, es, fr, it, pt, nl. */

export type UnitWord = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** 1 to 12. */
export const MONTHS = table([
  ['january, jan, januar, janner, enero, ene, janvier, janv, gennaio, janeiro, januari', 1],
  ['february, feb, februar, febrero, fevrier, fevr, febbraio, fevereiro, februari', 2],
  ['march, mar, marz, maerz, marzo, mars, marco, maart', 3],
  ['april, apr, abril, abr, avril, avr, aprile', 4],
  ['may, mai, mayo, maggio, maio, mei', 5],
  ['june, jun, juni, junio, juin, giugno, junho', 6],
  ['july, jul, juli, julio, juillet, juil, luglio, julho', 7],
  ['august, aug, agosto, aout, augustus', 8],
  ['september, sept, sep, septiembre, septembre, settembre, setembro', 9],
  ['october, oct, oktober, okt, octubre, octobre, ottobre, outubro', 10],
  ['november, nov, noviembre, novembre, novembro', 11],
  ['december, dec, dezember, dez, diciembre, dic, decembre, dicembre, dezembro', 12],
]);

export const UNITS = table<UnitWord>([
  ['day, days, tag, tage, tagen, dia, dias, jour, jours, giorno, giorni, dag, dagen', 'day'],
  ['week, weeks, wk, woche, wochen, semana, semanas, semaine, semaines, settimana, settimane, weken', 'week'],
  ['month, months, mth, monat, monate, monaten, monats, mes, meses, mois, mese, mesi, maand, maanden', 'month'],
  ['quarter, quarters, qtr, quartal, quartale, quartals, trimestre, trimestres, trimestri, kwartaal', 'quarter'],
  ['year, years, yr, jahr, jahre, jahren, jahres, ano, anos, annee, annees, ans, anno, anni, jaar', 'year'],
]);

/** 1 is Monday. Singular only: "on Mondays" is a filter and no day. */
export const WEEKDAYS = table([
  ['monday, montag, lunes, lundi, lunedi, segunda-feira, maandag', 1],
  ['tuesday, tue, tues, dienstag, martes, mardi, martedi, terca-feira, dinsdag', 2],
  ['wednesday, wed, mittwoch, miercoles, mercredi, mercoledi, quarta-feira, woensdag', 3],
  ['thursday, thu, thur, thurs, donnerstag, jueves, jeudi, giovedi, quinta-feira, donderdag', 4],
  ['friday, fri, freitag, viernes, vendredi, venerdi, sexta-feira, vrijdag', 5],
  ['saturday, samstag, sonnabend, sabado, samedi, sabato, zaterdag', 6],
  ['sunday, sonntag, domingo, dimanche, domenica, zondag', 7],
]);

/** Plural weekdays: every one of them. */
export const WEEKDAYS_EVERY = table([
  ['mondays, montags, montagen, montage, los lunes, les lundis, lundis, lunes cada', 1],
  ['tuesdays, dienstags, dienstage, los martes, les mardis, mardis', 2],
  ['wednesdays, mittwochs, mittwoche, los miercoles, les mercredis, mercredis', 3],
  ['thursdays, donnerstags, donnerstage, los jueves, les jeudis, jeudis', 4],
  ['fridays, freitags, freitage, los viernes, les vendredis, vendredis', 5],
  ['saturdays, samstags, samstage, los sabados, sabados, les samedis, samedis', 6],
  ['sundays, sonntags, sonntage, los domingos, domingos, les dimanches, dimanches', 7],
]);

export const NUMBERS = table([
  ['one, a, an, ein, eine, einer, einem, einen, un, una, une, uno, um, uma, een', 1],
  ['two, a couple of, couple of, couple, zwei, dos, deux, due, dois, duas, twee', 2],
  ['three, drei, tres, trois, tre, drie', 3],
  ['four, vier, cuatro, quatre, quattro, quatro', 4],
  ['five, funf, cinco, cinq, cinque, vijf', 5],
  ['six, sechs, seis, sei, zes', 6],
  ['seven, sieben, siete, sept, sette, sete, zeven', 7],
  ['eight, acht, ocho, huit, otto, oito', 8],
  ['nine, neun, nueve, neuf, nove, negen', 9],
  ['ten, zehn, diez, dix, dieci, dez, tien', 10],
  ['twelve, zwolf, doce, douze, dodici, twaalf', 12],
  ['fourteen, vierzehn, catorce, quatorze', 14],
  ['fifteen, funfzehn, quince, quinze', 15],
  ['twenty, zwanzig, veinte, vingt', 20],
  ['thirty, dreissig, treinta, trente', 30],
  ['sixty, sechzig, sesenta, soixante', 60],
  ['ninety, neunzig, noventa', 90],
  ['hundred, a hundred, hundert, cien, cent', 100],
]);

export const ORDINALS = table([
  [
    'first, 1st, 1., erste, ersten, erstes, primer, primera, primeros, primeras, premier, premiere, premiers, premieres, primo, primeiro, eerste',
    1,
  ],
  ['second, 2nd, 2., zweite, zweiten, zweites, segundo, deuxieme, secondo, tweede', 2],
  ['third, 3rd, 3., dritte, dritten, drittes, tercer, troisieme, terzo, terceiro, derde', 3],
  ['fourth, 4th, 4., vierte, vierten, viertes, cuarto, quatrieme, quarto, vierde', 4],
  ['fifth, 5th, 5., funfte, funften, quinto, cinquieme, vijfde', 5],
  [
    'final, last, letzte, letzten, letztes, ultima, ultimo, ultimos, ultimas, derniere, dernier, derniers, dernieres',
    -1,
  ],
]);

export const MONTH = anyOf(Object.keys(MONTHS));
export const UNIT = anyOf(Object.keys(UNITS));
export const WEEKDAY = anyOf(Object.keys(WEEKDAYS));
export const WEEKDAY_EVERY = anyOf(Object.keys(WEEKDAYS_EVERY));
export const COUNT = `(?:\\d{1,4}|${anyOf(Object.keys(NUMBERS))})`;
export const ORDINAL = anyOf(Object.keys(ORDINALS));

/** The one that ended last. */
export const LAST = anyOf(
  `last, past, previous, prior, preceding, latest, most recent, trailing, letzte, letzten, letzter, letztes, letztem,
  vergangene, vergangenen, vergangener, vorige, vorigen, voriger, voriges, ultimo, ultima, ultimos, ultimas, ultimi,
  ultime, passado, passada, pasado, pasada, pasados, pasadas, anterior, dernier, derniere, derniers, dernieres, passe,
  passee, scorso, scorsa, scorsi, afgelopen, vorig, laatste`,
);
/** The running one. */
export const THIS = anyOf(
  `this, current, diese, diesen, dieser, dieses, diesem, laufende, laufenden, aktuelle, aktuellen, este, esta, ce, cet,
  cette, questo, questa, quest', deze, dit, neste, nesta, deste, desta`,
);
/** One that has not begun. */
export const NEXT = anyOf(
  `next, coming, upcoming, following year, nachste, nachsten, nachster, nachstes, kommende, kommenden, proximo, proxima,
  prochain, prochaine, prossimo, prossima, volgende, komende`,
);
export const FULL = '(?:full|complete|whole|entire|calendar|ganzen|vollen|completos|complets|completas)';
export const TODAY = "(?:today|heute|hoy|aujourd'?hui|oggi|hoje|vandaag|so far today)";
export const YESTERDAY = '(?:yesterday|gestern|ayer|hier|ieri|ontem|gisteren)';
export const TOMORROW = '(?:tomorrow|morgen|manana|demain|domani|amanha)';
export const SINCE = '(?:ever since|since|seit|desde|depuis|dal|sinds|ab|a partir de|a partir du)';
export const UNTIL = "(?:until|till|up to|before|prior to|bis|vor|hasta|antes de|jusqu'a|avant|fino a|ate|tot)";
export const TO =
  "\\s*(?:[-/]|(?<![a-z])(?:to|up to|until|till|and|through|thru|bis zum|bis|und|hasta|y|e|et|a|au|al|jusqu'(?:au?|en)|ate|tot|en)(?![a-z]))\\s*";
export const ALL_TIME =
  "(?:(?:of )?all[- ]time|ever|in total|in all|so far|to date|overall|altogether|since (?:the )?(?:beginning|start|launch|opening|we (?:started|opened))|from the (?:start|beginning)|insgesamt|jemals|bisher|aller zeiten|seit beginn|en total|desde siempre|desde el principio|de todos los tiempos|hasta ahora|au total|depuis le debut|jusqu'a present|de tous les temps|in totale|di sempre|no total|ate agora|in totaal|ooit)";

function table<Value>(rows: [string, Value][]): Record<string, Value> {
  return Object.fromEntries(rows.flatMap(([words, value]) => words.split(',').map((word) => [word.trim(), value])));
}
