import type { OfPeriods } from '../../../../contract/analyst.ts';
import type { MetricPoint, MetricResult } from '../../../../contract/metrics.ts';
import { capital, listText, TEXT_LINES } from '../shown.ts';
import type { Finding } from '../tool.ts';
import { dayText, valueText } from '../words/format.ts';
import { averageByWeekday } from './average-by-weekday.ts';
import { metricCards } from './cards.ts';
import { labelOf, wordsOf } from './facts.ts';
import { answer, type Given, missing, toldOf } from './period-answer.ts';
import { PERIOD_WORDS } from './period-words.ts';
import { averageOf, edgeOf, runningOf, seriesOf, wholeIn, within } from './periods.ts';
import { rankedInEach } from './ranked-in-each.ts';
import { MOST_LINES } from './series-text.ts';
import type { Told } from './told.ts';

/** What is asked of the days (weeks, months) of a series: one number instead of all of them. */
export async function answerOfPeriods(given: Given, of: OfPeriods): Promise<Finding> {
  const { tools, query } = given;
  if (of === 'first' || of === 'last') return edge(given, of);
  if (of === 'ranked') return rankedInEach(given);
  const grain = query.grain ?? 'day';
  const { dimensions, order: _, limit: __, ...plain } = query;
  const asked = { ...plain, grain };
  const result = await seriesOf(tools, asked);
  const told = toldOf({ ...given, query: asked }, result);
  if (result.state === 'not_recorded') return missing(told, 'notRecorded');
  if (of === 'running') return running(told);
  const whole = wholeIn(result, asked);
  if (whole.points.length === 0) return missing(told, 'noData');
  if (of === 'average' && dimensions?.[0] === 'weekday') return averageByWeekday({ ...told, query }, whole);
  return of === 'average' ? average(told, whole) : counted(told, whole.points, of);
}

function average(told: Told, { points, cut }: ReturnType<typeof wholeIn>): Finding {
  const { result, query, name, phrases, figures, tools } = told;
  const words = PERIOD_WORDS[tools.language];
  const [unit, units] = words.units[query.grain ?? 'day'] ?? ['', ''];
  const value = averageOf(points, result);
  if (value === null) return missing(told, 'noData');
  const of = wordsOf(result, tools.language);
  const shown = figures.value(value, result.unit === 'count' ? 'number' : result.unit, [
    { of: [...of, 'average', unit] },
  ]);
  // A total is told where the days that were counted are all that it is of.
  const total =
    cut === 0 && result.value !== null && adds(result) ? valueText(result.value, result, tools.language) : undefined;
  const empty = points.filter((one) => one.value !== null && Number(one.value) === 0).length;
  const count = (some: number) => figures.count(some, 'periods', unit, units);
  return answer(told, {
    text: [
      words.average({
        ...{ name, value: shown, unit, when: phrases.when(result.window, query.range), total },
        ...{ count: count(points.length), units: points.length === 1 ? unit : units },
      }),
      [
        empty > 0 && words.empty({ count: count(empty), units: empty === 1 ? unit : units }),
        cut > 0 && words.cut({ count: count(cut), unit }),
      ]
        .filter(Boolean)
        .join(' '),
    ],
    data: { value, inAll: result.value, periods: points.length, empty, leftOut: cut },
  });
}

/** Added up from one period to the next; the one that runs is in it as far as it has come. */
function running(told: Told): Finding {
  const { result, query, name, phrases, figures, tools } = told;
  const series = runningOf(result.series ?? [], result);
  if (series.length === 0) return missing(told, 'noData');
  const by = query.grain ?? 'day';
  const shown = series.slice(-MOST_LINES);
  const lines = shown.map(({ key, label, value, running: runs }) => {
    const [text = label] = labelOf({ keys: [key], labels: [label] }, [by], tools.language);
    const about = { of: [...wordsOf(result, tools.language), 'total', 'running total'], at: [text, key] };
    return `${capital(text)}${runs ? ` (${phrases.running})` : ''}: ${figures.value(value, result.unit, [about])}`;
  });
  const words = PERIOD_WORDS[tools.language];
  const added = { ...result, series };
  return answer(told, {
    text: [
      `${words.running({ name, by: phrases.dimensions[by], when: phrases.when(result.window, query.range) })}\n\n${listText(lines)}`,
      series.length > shown.length ? phrases.earlier(figures.count(series.length - shown.length, 'earlier')) : '',
    ],
    data: { series },
    cards: metricCards(added, query, { name, phrases, language: tools.language }),
  });
}

/** Sums add up over days; customers and averages do not. */
const adds = ({ unit, metric }: MetricResult) =>
  (unit === 'money' || unit === 'count') &&
  !/customer|visitor|people|subscriber|average|median|largest|smallest|lifetime/.test(metric);

function counted(told: Told, points: MetricPoint[], bounds: Exclude<OfPeriods, string>): Finding {
  const { result, query, name, phrases, figures, tools } = told;
  const words = PERIOD_WORDS[tools.language];
  const [unit = '', units = ''] = words.units[query.grain ?? 'day'] ?? [];
  const found = within(points, bounds);
  const when = phrases.when(result.window, query.range);
  const had = hadText(told, bounds);
  const all = figures.count(points.length, 'periods', unit, units);
  const label = (key: string, own: string) =>
    capital(labelOf({ keys: [key], labels: [own] }, [query.grain ?? 'day'], tools.language)[0] ?? own);
  const lines = found
    .slice(-TEXT_LINES)
    .map((one) => `${label(one.key, one.label)}: ${valueText(one.value, result, tools.language)}`);
  const hidden = found.length - lines.length;
  return answer(told, {
    text: [
      found.length === 0
        ? words.none({ all, units, when, had })
        : words.counted({ count: figures.count(found.length, 'periods', unit, units, name), all, units, when, had }),
      listText(lines),
      hidden > 0 ? phrases.more(figures.count(hidden, 'more', 'not listed')) : '',
    ],
    data: {
      ...{ value: found.length, unit: 'count', inAll: result.value, periods: points.length },
      list: found.slice(0, 400).map(({ key, value }) => ({ key, value })),
    },
  });
}

function hadText(
  { result, name, figures, tools }: Told,
  { above, atLeast, below, atMost }: Exclude<OfPeriods, string>,
) {
  const words = PERIOD_WORDS[tools.language];
  if (atMost === 0 && above === undefined && atLeast === undefined) return words.no(name);
  const shown = (value: number) => {
    const text = result.unit === 'money' ? value.toFixed(Number.isInteger(value) ? 0 : 2) : String(value);
    return figures.value(result.unit === 'money' ? text : value, result.unit, [{ of: ['bound', name] }]);
  };
  const bounds = [
    ...(above === undefined ? [] : [words.more(shown(above))]),
    ...(atLeast === undefined ? [] : [words.atLeast(shown(atLeast))]),
    ...(below === undefined ? [] : [words.less(shown(below))]),
    ...(atMost === undefined ? [] : [words.atMost(shown(atMost))]),
  ].join(` ${words.and} `);
  return result.unit === 'count' ? `${bounds} ${name}` : words.ofMoney(name, bounds);
}

async function edge(given: Given, which: 'first' | 'last'): Promise<Finding> {
  const { tools, query } = given;
  const { edge: found, ...result } = await edgeOf(tools, query, which);
  const told = toldOf({ ...given, query }, result);
  const { name, phrases, figures } = told;
  if (result.state === 'not_recorded') return missing(told, 'notRecorded');
  const words = PERIOD_WORDS[tools.language];
  if (!found) return missing(told, 'noData');
  const day = dayText(found.key, tools.language);
  const value = figures.value(found.value, result.unit, [
    { of: wordsOf(result, tools.language), at: [day, found.key] },
  ]);
  return answer(told, {
    text: [
      words.edge({
        which,
        name,
        day: figures.quote(day, [which, name]),
        value:
          result.unit === 'count' ? `${value} ${found.value === 1 ? singular(name, tools.language) : name}` : value,
      }),
    ],
    data: { value: found.key, day: found.key, ofDay: found.value },
    next: phrases.next.sources,
  });
}

/** "1 order": only English counts what is one by leaving a letter out; the others say the noun as it is called. */
const singular = (name: string, language: Told['tools']['language']) =>
  language === 'en' ? name.replace(/s$/, '') : name;
