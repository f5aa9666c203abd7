import { Temporal } from 'temporal-polyfill';
import type { MetricWindow } from '../../../../contract/metrics.ts';
import { daysText as englishDays } from '../../../metrics/calendar/words.ts';
import { daysText, dayText, type Language, timeText } from './format.ts';

/** The days of a window: "9–15 March 2026"; up to the last one where there is no beginning. */
export function windowDays({ firstDay, lastDay }: MetricWindow, language: Language): string {
  if (language === 'en') {
    const day = (text: string) => Temporal.PlainDate.from(text);
    return englishDays(firstDay === null ? null : day(firstDay), day(lastDay));
  }
  return firstDay === null ? `… – ${dayText(lastDay, language)}` : daysText(firstDay, lastDay, language);
}

/** How a window may be called, for the facts that lie in it. */
export function windowNames(window: MetricWindow, language: Language): string[] {
  const { text, firstDay, lastDay, timezone } = window;
  const [name = '', inside] = text.split(/\s*\((?=[^(]*\)$)/);
  const names = [text, name, inside?.replace(/\)$/, ''), windowDays(window, language), windowDays(window, 'en')];
  names.push(lastDay, dayText(lastDay, language), dayText(lastDay));
  if (firstDay !== null) {
    names.push(firstDay, dayText(firstDay, language), dayText(firstDay), `${firstDay}..${lastDay}`);
    const [year = '', month = ''] = firstDay.split('-');
    if (lastDay.startsWith(`${year}-${month}`)) {
      const key = `${year}-${month}`;
      names.push(key, timeText(key, 'month', language), timeText(key, 'month'));
    }
    if (lastDay.startsWith(year)) names.push(year);
  }
  if (firstDay === null) names.push('all time', 'in all', 'so far');
  names.push(`${name} (${windowDays(window, language)}, ${timezone})`);
  return [...new Set(names.filter((one): one is string => !!one))];
}

/** The same for a window that another one is compared with. */
export function namesBefore(window: MetricWindow, language: Language): string[] {
  return [...windowNames(window, language), 'the time before', 'the period before', 'before', 'previous'];
}
