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

/** A window as a card shows it: with its name in English, by its days in the other languages. */
export function windowShown(window: MetricWindow, language: Language): string {
  return language === 'en' ? window.text : windowDays(window, language);
}

/** How a window may be called, for the facts that lie in it. */
export function windowNames(window: MetricWindow, language: Language): string[] {
  const { text, firstDay, lastDay, timezone } = window;
  const [name = '', inside] = text.split(/\s*\((?=[^(]*\)$)/);
  const names = [text, name, inside?.replace(/\)$/, ''), windowDays(window, language), windowDays(window, 'en')];
  if (firstDay !== null) names.push(`${firstDay}..${lastDay}`, ...unitNames(firstDay, lastDay, language));
  if (firstDay === null) names.push('all time', 'in all', 'so far');
  names.push(`${name} (${windowDays(window, language)}, ${timezone})`);
  return [...new Set(names.filter((one): one is string => !!one))];
}

/** What a window is when it is a whole day, month or year; a part of one is not called by it. */
function unitNames(first: string, last: string, language: Language): (string | undefined)[] {
  if (first === last) return [first, dayText(first, language), dayText(first)];
  const end = Temporal.PlainDate.from(last).add({ days: 1 }).toString();
  const month = first.slice(0, 7);
  if (first.endsWith('-01') && end === Temporal.PlainDate.from(first).add({ months: 1 }).toString()) {
    return [month, timeText(month, 'month', language), timeText(month, 'month')];
  }
  return first.endsWith('-01-01') && end === Temporal.PlainDate.from(first).add({ years: 1 }).toString()
    ? [first.slice(0, 4)]
    : [];
}

/** The same for a window that another one is compared with. */
export function namesBefore(window: MetricWindow, language: Language): string[] {
  return [...windowNames(window, language), 'the time before', 'the period before', 'before', 'previous'];
}
