import { WEEKDAYS, WEEKDAYS_EVERY } from '../periods/date-words.ts';
import { anyOf } from '../words.ts';

/** How often something is to be: every day, or every week on a day; at a time where one is said. */
export interface Often {
  every: 'day' | 'week';
  weekday?: number;
  at?: string;
  /** What is left of the text without it, as long as the text, with marks for what was taken. */
  rest: string;
}

const DAY = anyOf(Object.keys(WEEKDAYS));
const DAYS = anyOf(Object.keys(WEEKDAYS_EVERY));
const EDGE = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const EVERY = '(?:every|each|jede[nrms]?|cada|todos los|todas las|chaque|tous les|toutes les)';
const MORNING = '(?:morning|morgen|manana|mananas|matins?)';
const WEEKLY: RegExp[] = [
  new RegExp(`${EDGE}(?:(?:on|am|immer|siempre) )*(?:${EVERY} )(?<day>${DAY})s?(?: ${MORNING})?${END}`, 'u'),
  new RegExp(`${EDGE}(?:on )?(?<days>${DAYS})${END}`, 'u'),
];
const BARE_WEEK = new RegExp(
  `${EDGE}(?:${EVERY} (?:week|woche|semana|semaines?)|weekly|wochentlich|semanalmente|una vez (?:a la|por) semana|once a week|einmal (?:die|pro) woche|une fois par semaine|chaque semaine)${END}`,
  'u',
);
const DAILY = new RegExp(
  `${EDGE}(?:${EVERY} (?:day|tag|dia|dias|jours?|${MORNING})|daily|taglich|diariamente|a diario|quotidiennement|jeden morgen|todos los dias|tous les (?:jours|matins))${END}`,
  'u',
);
const CLOCK = new RegExp(
  `${EDGE}(?:(?:at|um|gegen|a las?|a|vers) )?(?:(?<h1>\\d{1,2})[:.](?<m1>\\d{2})(?: ?(?<p1>am|pm|uhr|h))?|(?<h2>\\d{1,2}) ?(?<p2>am|pm|uhr|h(?:eures?)?)(?<m2>\\d{2})?|(?<=(?:at|um|gegen|a las?|a|vers) )(?<h3>\\d{1,2}))${END}`,
  'u',
);

/** "Every Monday at 9", "jeden Montag", "cada día a las 8", "tous les lundis"; undefined where nothing comes again. */
export function oftenIn(text: string): Often | undefined {
  let rest = text;
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (found) {
      const end = found.index + found[0].length;
      rest = `${rest.slice(0, found.index)}${'·'.repeat(found[0].length)}${rest.slice(end)}`;
    }
    return found;
  };
  const weekly = take(WEEKLY[0] as RegExp) ?? take(WEEKLY[1] as RegExp);
  const { day, days } = weekly?.groups ?? {};
  const weekday = (day && WEEKDAYS[day]) || (days && WEEKDAYS_EVERY[days]) || undefined;
  const every = weekday ? 'week' : take(BARE_WEEK) ? 'week' : take(DAILY) ? 'day' : undefined;
  if (!every) return undefined;
  const at = timeOf(take(CLOCK)?.groups);
  return { every, rest, ...(weekday && { weekday }), ...(at && { at }) };
}

function timeOf(groups: Record<string, string | undefined> | undefined): string | undefined {
  if (!groups) return undefined;
  const { h1, h2, h3, m1, m2, p1, p2 } = groups;
  const hour = Number(h1 ?? h2 ?? h3);
  const minute = Number(m1 ?? m2 ?? 0);
  const mark = p1 ?? p2;
  const of24 = mark === 'pm' && hour < 12 ? hour + 12 : mark === 'am' && hour === 12 ? 0 : hour;
  if (of24 > 23 || minute > 59) return undefined;
  return `${String(of24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
