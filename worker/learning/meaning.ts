import type { FactMeaning } from '../../contract/learning.ts';
import type { MetricId } from '../../contract/metrics.ts';
import type { Channel } from '../../contract/segments.ts';

/** Weekdays from Monday, as they begin in the languages that are read. */
const WEEKDAYS = [
  /\b(?:mondays?|montags?|lunes|lundis?)\b/,
  /\b(?:tuesdays?|dienstags?|martes|mardis?)\b/,
  /\b(?:wednesdays?|mittwochs?|miercoles|mercredis?)\b/,
  /\b(?:thursdays?|donnerstags?|jueves|jeudis?)\b/,
  /\b(?:fridays?|freitags?|viernes|vendredis?)\b/,
  /\b(?:saturdays?|samstags?|sonnabends?|sabados?|samedis?)\b/,
  /\b(?:sundays?|sonntags?|domingos?|dimanches?)\b/,
];
const WEEKEND = /\b(?:weekends?|wochenenden?|fines? de semana|week-ends?)\b/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*`;

const OPEN =
  /\b(?:are|is|re|stay|now|again|wieder|estamos|sommes)\s+(?:\w+\s+){0,3}?(?:open|geoffnet|offen|abiertos?|abrimos|ouverts?|ouvrons)\b|\bwe open\b|\babrimos\b|\bouvrons\b|\bhaben\b.*\b(?:geoffnet|offen)\b|\bno longer closed\b/;
const CLOSED =
  /\b(?:closed|shut|geschlossen|zu haben wir|ruhetag|cerrados?|cerramos|fermes?|fermons|closing day)\b|\b(?:not|never|don ?t|do not|aren ?t|isn ?t) (?:\w+ )?open\b|\bnicht geoffnet\b|\bno abrimos\b|\bn ouvrons pas\b/;

const REVENUE = /\b(?:revenue|sales|turnover|umsatz|ingresos|ventas|chiffre d affaires)\b/;
const MEANS =
  /\b(?:mean|means|meaning|say|call|is|are|as|in|count|use|show|bedeutet|meinen?|heisst|significa|quiero decir|veut dire)\b/;
const GROSS = /\b(?:gross|brutto|bruto|bruta|bruts?|before (?:refunds?|discounts?))\b/;
const NET = /\b(?:net|netto|neto|neta|nets?|after refunds?|without refunds?)\b/;
const CHARGED =
  /\b(?:charged|with tax(?:es)?(?: and shipping)?|incl(?:uding|usive of|\.)? tax(?:es)?|including vat|incl vat|with vat|inklusive steuern?)\b/;

const VIP = /\b(?:vips?|best customers|high[- ]value|big spenders?|stammkunden)\b/;
const ABOVE = /\b(?:above|over|more than|at least|from|beyond|uber|ab|mas de|plus de)\b/;
const COST = /\b(?:costs?|pay|price|kostet|cuesta|coute)\b/;
const CHANNELS: [Channel, RegExp][] = [
  ['whatsapp', /\bwhats ?app\b/],
  ['messenger', /\bmessenger\b/],
  ['sms', /\bsms\b|\btext messages?\b/],
  ['push', /\bpush\b/],
  ['email', /\be-?mails?\b/],
];
const SYMBOLS: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };
const CODES = /\b(usd|eur|gbp|jpy|chf|cad|aud|sek|nok|dkk|pln|mxn|brl|inr)\b/;

/** What rules can read of a fact's text; nothing where it is only to be remembered. Reads words, never obeys them. */
export function readMeaning(text: string): FactMeaning {
  const plain = normalise(text);
  return { ...openness(plain), ...revenueMeans(plain), ...vip(text, plain), ...cost(text, plain) };
}

function openness(plain: string): FactMeaning {
  const days = WEEKEND.test(plain)
    ? [6, 7]
    : WEEKDAYS.flatMap((weekday, index) => (weekday.test(plain) ? [index + 1] : []));
  if (CLOSED.test(plain)) {
    // "Closed on 24 December" and "closed on Sundays until noon" are about a day and about part of one.
    if (/\b(?:until|from \d|after \d|before \d|at \d|afternoons?|mornings?)\b/.test(plain)) return {};
    const dates = datesIn(plain);
    if (dates.length > 0) return { closedDays: dates };
    const except = /\b(?:except|but not|ausser|excepto|sauf)\b/.exec(plain);
    if (except) return {};
    return days.length > 0 ? { closedOn: days } : {};
  }
  return OPEN.test(plain) && days.length > 0 && !/\bonly\b|\bnur\b|\bsolo\b/.test(plain) ? { openOn: days } : {};
}

function datesIn(plain: string): string[] {
  const iso = plain.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? [];
  const dayFirst = [
    ...plain.matchAll(new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of )?${MONTH}\\b(?: (\\d{4}))?`, 'g')),
  ];
  const monthFirst = [...plain.matchAll(new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`, 'g'))];
  const spelled = [
    ...dayFirst.map(([, day, month, year]) => dateKey(day, month, year)),
    ...monthFirst.map(([, month, day, year]) => dateKey(day, month, year)),
  ];
  return [...new Set([...iso, ...spelled.filter((key) => key !== undefined)])];
}

function dateKey(day = '', month = '', year?: string): string | undefined {
  const [m, d] = [MONTHS.indexOf(month) + 1, Number(day)];
  if (d < 1 || d > new Date(Date.UTC(2024, m, 0)).getUTCDate()) return undefined;
  const key = `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  return year ? `${year}-${key}` : key;
}

function revenueMeans(plain: string): FactMeaning {
  if (!REVENUE.test(plain) || !MEANS.test(plain)) return {};
  const found = (
    [
      ['total_charged', CHARGED],
      ['gross_revenue', GROSS],
      ['revenue', NET],
    ] as const
  ).filter(([, words]) => words.test(plain.replace(/\bnot (?:gross|net|brutto|netto)\b/g, '')));
  const [only] = found;
  return only && found.length === 1 ? { revenueMeans: only[0] satisfies MetricId } : {};
}

function vip(text: string, plain: string): FactMeaning {
  if (!VIP.test(plain) || !ABOVE.test(plain)) return {};
  const amount = amountIn(text);
  return amount ? { vipAbove: amount, ...currencyIn(text) } : {};
}

function cost(text: string, plain: string): FactMeaning {
  if (!COST.test(plain) || /%|\bper ?cent\b/.test(plain)) return {};
  const named = CHANNELS.filter(([, words]) => words.test(plain));
  const amount = amountIn(text) ?? (/\b(?:nothing|free)\b/.test(plain) ? '0' : undefined);
  const [channel] = named;
  if (!channel || named.length > 1 || amount === undefined) return {};
  const cents = /\b(?:cents?|pence|rappen)\b/.test(plain) && !/[$€£]/.test(text);
  return { unitCost: { channel: channel[0], amount: cents ? hundredth(amount) : amount }, ...currencyIn(text) };
}

/** The one amount of a text, as a decimal: "1,500", "0.045", "1.500,00" and "0,05". None where there are two. */
function amountIn(text: string): string | undefined {
  const written = text.match(/\d[\d.,]*\d|\d/g) ?? [];
  const [only] = written;
  if (!only || written.length > 1) return undefined;
  const decimal = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?$/.exec(only);
  if (decimal) return `${decimal[1]?.replaceAll(',', '')}${decimal[2] ?? ''}`;
  const comma = /^(\d{1,3}(?:\.\d{3})+|\d+),(\d+)$/.exec(only);
  return comma ? `${comma[1]?.replaceAll('.', '')}.${comma[2]}` : undefined;
}

function hundredth(amount: string): string {
  const [whole = '0', part = ''] = amount.split('.');
  const digits = whole.padStart(3, '0');
  return `${Number(digits.slice(0, -2))}.${digits.slice(-2)}${part}`;
}

function currencyIn(text: string): { currency?: string } {
  const symbol = /[$€£¥]/.exec(text)?.[0];
  const code = symbol ? SYMBOLS[symbol] : CODES.exec(text.toLowerCase())?.[1]?.toUpperCase();
  return code ? { currency: code } : {};
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/['’"“”,;:!?()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
