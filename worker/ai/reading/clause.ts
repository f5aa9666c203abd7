import type { MetricFilter, MetricId } from '../../../contract/metrics.ts';
import type { Calendar } from '../period.ts';
import { findAmounts, findOrderValue } from './amounts.ts';
import { partCompounds } from './compounds.ts';
import { type Category, findFilters, type Thing } from './filters.ts';
import { findHours } from './hours.ts';
import { findKindsOfDays } from './kinds-of-days.ts';
import { withoutNames } from './known-products.ts';
import { languageOf } from './language.ts';
import { findMetrics } from './metrics.ts';
import { findPeriods } from './periods/find.ts';
import type { Named } from './periods/period.ts';
import type { Span } from './phrases.ts';
import type { Language, Vocabulary } from './reading.ts';
import { findSegments } from './segment-words.ts';
import { correctTyping } from './spelling.ts';
import { findSplits, type Splits } from './splits.ts';
import { asWritten } from './unread.ts';
import { normalise } from './words.ts';

/** What a question is read with. */
export interface Setting {
  calendar: Calendar;
  vocabulary: Vocabulary;
  /** Of the message or of what was asked before: that of a question whose words tell none. */
  language: Language;
  /** The shop's own, where it is known: ISO 4217. */
  currency?: string | undefined;
}

/** One question, taken apart. Every reader sees the same; what one finder has taken, the next does not see. */
export interface Clause extends Setting {
  /** As it was written. */
  said: string;
  /** Normalised, typing errors put right; what stood in quotes is a mark. */
  text: string;
  /** The same without the names of products, which may hold any word. */
  plain: string;
  /** The same without times, filters and splits: dots stand for what was taken. */
  rest: string;
  quoted: string[];
  times: Named[];
  metrics: Span<MetricId>[];
  filters: MetricFilter[];
  /** Words that stand for several products. */
  categories: Category[];
  /** The products it names, from left to right. */
  things: Thing[];
  splits: Splits;
  /** Weekends are held against weekdays. */
  weekendsAgainst: boolean;
  amounts: { value: number; currency?: string }[];
}

/** Stands for a text in quotes; its place in `quoted` follows from its number. */
const FIRST_MARK = 0xe000;
const QUOTES =
  /"([^"\n]{1,300})"|“([^”\n]{1,300})”|„([^“”\n]{1,300})[“”]|«([^»\n]{1,300})»|(?<![\p{L}\p{N}])'([^'\n]{2,300})'(?![\p{L}\p{N}])/gu;

export function clauseOf(said: string, setting: Setting): Clause {
  const { vocabulary, calendar } = setting;
  const { text: bare, quoted } = withoutQuotes(said.replace(/[\uE000-\uF8FF]/g, ' '), vocabulary);
  const own = [
    ...vocabulary.products,
    ...vocabulary.sources,
    ...vocabulary.channels,
    ...vocabulary.segments.map(({ name }) => name),
  ];
  const text = correctTyping(partCompounds(normalise(bare)), own);
  const language = languageOf(bare, setting.language);
  const names = withoutNames(text, vocabulary);
  const value = findOrderValue(names.text);
  const kinds = findKindsOfDays(value.rest);
  const hours = findHours(kinds.rest);
  const { named, rest: timeless } = findPeriods(hours.rest, calendar);
  const found = findFilters(names.restore(timeless), quoted, vocabulary);
  const written = (name: string) => (own.includes(name) ? name : asWritten(said, name));
  const filters = [...value.filters, ...kinds.filters, ...hours.filters, ...found.filters]
    .slice(0, 5)
    .map((one) => (one.by === 'customer' || one.by === 'product' ? { ...one, is: one.is.map(written) } : one));
  const splits = findSplits(found.rest);
  if (kinds.against && splits.by.length === 0) splits.by.push('weekday');
  if (hours.byHour && splits.by.length === 0 && !splits.ranked) splits.by.push('hour');
  const { metrics, rest } = findMetrics(splits.rest, language);
  const amounts = findAmounts(text);
  return {
    ...setting,
    said,
    text,
    plain: names.text,
    rest,
    quoted,
    language,
    times: named,
    metrics,
    filters,
    categories: found.categories,
    things: found.things.map((one) => ({ ...one, names: one.names.map(written) })),
    splits,
    weekendsAgainst: kinds.against,
    amounts,
  };
}

/** What follows is a new name or a text, and no segment that there is. */
const GIVES_A_NAME =
  /(?:^|[^\p{L}])(?:as|called|named|titled|subject|saying|says|tag|label|als|namens|genannt|betreff|como|llamad[oa]|asunto|comme|appelée?|intitulée?|objet)[\s:]*$/iu;

/** A question that is all in quotes is the question, and a segment's name in quotes is that segment. */
function withoutQuotes(said: string, { segments }: Vocabulary): { text: string; quoted: string[] } {
  const whole = said.trim().match(/^["“„«']([^"“”«»]+)["”“»']$/)?.[1];
  if (whole) return { text: whole, quoted: [] };
  const quoted: string[] = [];
  const text = said.replace(QUOTES, (...groups: unknown[]) => {
    const words = groups.slice(1, 6).find((group) => typeof group === 'string') as string | undefined;
    const [before, name] = [said.slice(0, Number(groups[6])), normalise(words ?? '').trim()];
    const [only] = findSegments(name, segments);
    if (only?.start === 0 && only.end === name.length && !GIVES_A_NAME.test(before)) return ` ${words} `;
    quoted.push((words ?? '').trim());
    return ` ${String.fromCharCode(FIRST_MARK + Math.min(quoted.length - 1, 999))} `;
  });
  return { text, quoted };
}

export const MARK = '[\\uE000-\\uE3E7]';
export const quotedAt = (mark: string, quoted: string[]) => quoted[mark.charCodeAt(0) - FIRST_MARK];
