import { Temporal } from 'temporal-polyfill';
import { type Calendar, today } from '../../period.ts';
import { MONTHS, WEEKDAYS } from '../periods/date-words.ts';
import { anyOf } from '../words.ts';
import type { Said } from './said.ts';

/** When a campaign is to go out: a day of the shop's calendar, and the time of it where one is said. */
export interface SendWhen {
  sendOn: string;
  sendAt?: string;
}

const MONTH = anyOf(Object.keys(MONTHS));
const WEEKDAY = anyOf(Object.keys(WEEKDAYS));
const EDGE = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const ON = `(?:(?:on|for|by|at|am|an|fur|el|para|le|la|du|pour|der|den|dem|the|this|diesen|dieser|este|ce|coming|kommenden|next|nachste[nrs]?|proxim[oa]|que viene|prochaine?) )*`;
/** What ends on a day is no day to send on. */
const UNTIL =
  /(?:until|till|before|valid|expires?|ends?|bis|gultig|endet|hasta|valid[oa]|termina|jusqu'?(?:a|au)?|valable|avant|since|seit|desde|depuis)(?: (?:the|on|zum|am|el|le|au|to))*\s*$/u;
/** Nothing but a time without its unit: "at 9" is one, "9" is not. */
const CLOCK = new RegExp(
  `${EDGE}(?:(?:at|around|um|gegen|a las?|a|vers|ab) )?(?:(\\d{1,2})[:.](\\d{2})(?: ?(am|pm|uhr|h))?|(\\d{1,2}) ?(am|pm|uhr|h(?:eures?)?)(?: ?(\\d{2}))?|(?:(?<=(?:at|around|um|gegen|a las?|a|vers) ))(\\d{1,2}))${END}(?! ?[%€$£]| (?:percent|prozent|off|eur|usd|gbp|days?|tage?n?|dias?|jours?))`,
  'u',
);
/** Parts of a day, as shops mean them. */
const PARTS: [RegExp, string][] = [
  [new RegExp(`${EDGE}(?:(?:at|um|a|am|in the|zu) )?(?:noon|midday|mittags?|mediodia|midi)${END}`, 'u'), '12:00'],
  [
    new RegExp(
      `${EDGE}(?:(?:in the|am|por la|de la|dans l'|l')? ?)(?:afternoon|nachmittags?|tarde|apres-midi)${END}`,
      'u',
    ),
    '14:00',
  ],
  [
    new RegExp(
      `${EDGE}(?:(?:in the|am|por la|de la|dans la|en|le)? ?)(?:evening|night|abends?|noche|soir(?:ee)?)${END}`,
      'u',
    ),
    '18:00',
  ],
  [
    new RegExp(
      `${EDGE}(?:in the morning|morning|morgens|vormittags?|fruh(?: morgens)?|am morgen|por la manana|de la manana|matin(?:ee)?|le matin)${END}`,
      'u',
    ),
    '09:00',
  ],
];

type Day = [RegExp, (match: RegExpExecArray, now: Temporal.PlainDate) => Temporal.PlainDate | undefined];

const DAYS: Day[] = [
  [/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u, ([, y, m, d]) => dateOf(Number(y), Number(m), Number(d))],
  [
    new RegExp(
      `${EDGE}${ON}(\\d{1,2})(?:st|nd|rd|th|\\.|er)? (?:of |de )?(${MONTH})(?:,? (?:de )?(\\d{4}))?${END}`,
      'u',
    ),
    ([, day, month, year], now) => named(now, Number(day), MONTHS[month ?? ''] ?? 0, year),
  ],
  [
    new RegExp(`${EDGE}${ON}(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?${END}(?![:.]\\d)`, 'u'),
    ([, month, day, year], now) => named(now, Number(day), MONTHS[month ?? ''] ?? 0, year),
  ],
  [
    new RegExp(`${EDGE}(?:the )?(?:day after tomorrow|ubermorgen|pasado manana|apres-demain)${END}`, 'u'),
    (_, now) => now.add({ days: 2 }),
  ],
  [
    new RegExp(`${EDGE}(?:tomorrow|morgen|(?<!(?:por|de) la )manana|demain)${END}`, 'u'),
    (_, now) => now.add({ days: 1 }),
  ],
  [new RegExp(`${EDGE}(?:today|tonight|heute|hoy|aujourd'hui|ce soir)${END}`, 'u'), (_, now) => now],
  [new RegExp(`${EDGE}(?:yesterday|gestern|ayer|hier)${END}`, 'u'), (_, now) => now.subtract({ days: 1 })],
  [
    new RegExp(
      `${EDGE}(?:in|en|dans) (\\d{1,2}) (days?|weeks?|tagen?|wochen?|dias?|semanas?|jours?|semaines?)${END}`,
      'u',
    ),
    ([, n, unit = ''], now) => now.add({ days: Number(n) * (/^(?:w|s)/.test(unit) ? 7 : 1) }),
  ],
  [
    new RegExp(`${EDGE}${ON}(${WEEKDAY})(?: que viene| proximo| prochain)?${END}`, 'u'),
    ([, weekday], now) => now.add({ days: ((WEEKDAYS[weekday ?? ''] ?? 1) - now.dayOfWeek + 7) % 7 || 7 }),
  ],
];

/** "On Friday at 9", "nächsten Montag früh", "mañana a las 10", "le 3 mars à 9h30"; a time without a day is none. */
export function whenIn(said: Said, calendar: Calendar): SendWhen | undefined {
  const now = today(calendar);
  const tonight = /(?<!\p{L})(?:tonight|ce soir)(?!\p{L})/u.test(said.text);
  const day = dayIn(said, now);
  if (!day) return undefined;
  const at = timeIn(said) ?? (tonight ? '18:00' : undefined);
  return { sendOn: day.toString(), ...(at && { sendAt: at }) };
}

function dayIn(said: Said, now: Temporal.PlainDate): Temporal.PlainDate | undefined {
  for (const [pattern, read] of DAYS) {
    const match = pattern.exec(said.text);
    if (!match || UNTIL.test(said.text.slice(0, match.index))) continue;
    const day = read(match, now);
    if (!day) continue;
    said.drop(match.index, match.index + match[0].length);
    return day;
  }
  return undefined;
}

function timeIn(said: Said): string | undefined {
  const clock = CLOCK.exec(said.text);
  if (clock) {
    const [whole, h1, m1, half, h2, unit, m2, h3] = clock;
    const hour = Number(h1 ?? h2 ?? h3);
    const minute = Number(m1 ?? m2 ?? 0);
    const mark = half ?? unit;
    // "9 de la tarde", "9 in the evening".
    const later =
      /^ ?(?:de la (?:tarde|noche)|in the (?:afternoon|evening)|abends|nachmittags|du soir|de l'apres-midi)/u.exec(
        said.text.slice(clock.index + whole.length),
      );
    const isLate = (mark === 'pm' || later) && hour < 12;
    const of24 = mark === 'am' && hour === 12 ? 0 : isLate ? hour + 12 : hour;
    if (of24 < 24 && minute < 60) {
      said.drop(clock.index, clock.index + whole.length + (later?.[0].length ?? 0));
      for (const [part] of PARTS) said.take(part);
      return `${String(of24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    }
  }
  return PARTS.find(([part]) => said.take(part))?.[1];
}

/** Without a year the next such day. */
function named(now: Temporal.PlainDate, day: number, month: number, year: string | undefined) {
  if (year) return dateOf(Number(year), month, day);
  const here = dateOf(now.year, month, day);
  return here && Temporal.PlainDate.compare(here, now) < 0 ? dateOf(now.year + 1, month, day) : here;
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
