import type { MetricUnit, MetricValue } from '../../../../contract/metrics.ts';
import type { ToolCtx } from '../tool.ts';

/** The languages in which the built-in analyst words what it found. */
export type Language = ToolCtx['language'];

/** A decimal amount of a currency as people read it: "£1,161,817.38". Exact: no float in between. */
export function moneyText(amount: string, currency: string, language: Language = 'en'): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return plain(format.format(amount as `${number}`));
}

export function countText(count: number, language: Language = 'en'): string {
  return plain(new Intl.NumberFormat(language).format(count));
}

/** A number with at most two decimals. */
export function numberText(value: number | string, language: Language = 'en'): string {
  return plain(new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value as `${number}`));
}

/** A share from 0 to 1 as a percentage with one decimal; with two where one would say it is nothing. */
export function percentText(share: number, language: Language = 'en'): string {
  const digits = share !== 0 && Math.abs(share) < 0.001 ? 2 : 1;
  return plain(new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(share));
}

/** Between two shares, in percentage points, without a sign: 0.0326 is "3.3 points". */
export function pointsText(by: number, language: Language = 'en'): string {
  const points = plain(new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(Math.abs(by) * 100));
  const one = new Intl.PluralRules(language, { maximumFractionDigits: 1 }).select(Math.abs(by) * 100) === 'one';
  const [single, several] = POINTS[language];
  return `${points} ${one ? single : several}`;
}

const POINTS: Record<Language, [string, string]> = {
  en: ['point', 'points'],
  de: ['Punkt', 'Punkte'],
  es: ['punto', 'puntos'],
  fr: ['point', 'points'],
};

/** A value of a metric; undefined for what is not known. */
export function valueText(
  value: MetricValue,
  { unit, currency }: { unit: MetricUnit; currency: string | null },
  language: Language = 'en',
): string | undefined {
  if (value === null) return undefined;
  if (unit === 'money') return currency ? moneyText(String(value), currency, language) : String(value);
  if (unit === 'share') return percentText(Number(value), language);
  if (unit === 'count') return countText(Number(value), language);
  return numberText(value, language);
}

/** The same with its sign: "+$12.00", "−3". */
export function signedText(
  value: string | number,
  { unit, currency }: { unit: MetricUnit; currency: string | null },
  language: Language = 'en',
): string {
  const size = typeof value === 'number' ? Math.abs(value) : value.replace(/^-/, '');
  const text = valueText(size, { unit, currency }, language);
  return `${Number(value) > 0 ? '+' : Number(value) < 0 ? '−' : ''}${text}`;
}

/** "9 March 2026": a day of the shop's calendar, YYYY-MM-DD. */
export function dayText(day: string, language: Language = 'en'): string {
  return dates(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(noon(day));
}

/** "9–15 March 2026": two days of the shop's calendar, both in it. */
export function daysText(first: string, last: string, language: Language = 'en'): string {
  if (first === last) return dayText(first, language);
  const format = dates(language, { day: 'numeric', month: 'long', year: 'numeric' });
  return format.formatRange(noon(first), noon(last)).replace(/[\u2009\u202f\u00a0]/g, ' ');
}

/** The key of a row or point of time as it is called: "March 2026", "Monday", "week from 9 March 2026". */
export function timeText(key: string, dimension: string, language: Language = 'en'): string | undefined {
  if (dimension === 'weekday') {
    const day = Number(key);
    return day >= 1 && day <= 7 ? dates(language, { weekday: 'long' }).format(noon(`2024-01-0${day}`)) : undefined;
  }
  if (/^\d{4}$/.test(key)) return key;
  if (/^\d{4}-\d\d$/.test(key)) return dates(language, { month: 'long', year: 'numeric' }).format(noon(`${key}-01`));
  if (!/^\d{4}-\d\d-\d\d$/.test(key)) return undefined;
  if (dimension === 'day') {
    return dates(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(noon(key));
  }
  return dayText(key, language);
}

function dates(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' });
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** Narrow and unbreakable spaces, which some languages put into numbers, as plain ones that do not break. */
function plain(text: string): string {
  return text.replace(/[\u2009\u202f]/g, '\u00a0');
}
