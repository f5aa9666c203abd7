import { Temporal } from 'temporal-polyfill';
import type { ToolInput } from '../../../contract/analyst.ts';
import { retention } from '../../analytics/retention/retention.ts';
import { startOf } from '../period.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { type Cohort, readCohorts } from './retention/cohorts.ts';
import { capital, listText, paragraphs } from './shown.ts';
import type { Finding, Tool, ToolCtx } from './tool.ts';
import { asDays, windowOf } from './window.ts';
import { ASKS } from './words/asks.ts';
import { countText, dayText, type Language, timeText } from './words/format.ts';
import { nounForms } from './words/nouns.ts';
import { RETENTION_WORDS } from './words/retention.ts';
import { inSentence, segmentIn } from './words/segments.ts';

/** So many periods after a cohort's own are shown, and so many cohorts. */
const PERIODS = 24;
const COHORTS = 24;

/** "Of customers whose first purchase was in January, how many came back in each following month?" */
export const readRetention: Tool<'read_retention'> = {
  name: 'read_retention',
  description:
    'Of those whose first order (or first visit) lies in a week or month, how many came back in each later one. `cohort` is the first day of one period; without it all cohorts of the range. Use it for retention, cohorts, "do customers come back".',
  readOnly: true,
  async run(tools, input) {
    const cohorts = await cohortsOf(tools, input);
    const [only] = cohorts;
    if (input.cohort && only) return oneCohort(tools, input, only);
    if (cohorts.some(({ people }) => people > 0)) return manyCohorts(tools, input, cohorts);
    const { language } = tools;
    const { who, grain } = input;
    const say = RETENTION_WORDS[language];
    const when = input.cohort
      ? say.inPeriod({ grain, name: periodName(input.cohort, grain, language) })
      : say.inThatTime;
    return nothing({
      looked: say.lookedForNone({ who, when }),
      text: say.nobody({ who, when }),
      next: say.monthsNext(ASKS[language].retention),
      data: { cohort: 0, returned: {} },
    });
  },
};

type Asked = ToolInput<'read_retention'>;

const WHO = { buyers: 'customer', visitors: 'visitor' } as const;

/** The whole sentence's own words of coming back, besides those of English. */
const BACK = ['came back', 'returned', 'retention', 'ordered again'];

/** The cohorts asked for, oldest first. One that is named by any of its days is the whole period. */
async function cohortsOf(tools: ToolCtx, { who, grain, cohort, range }: Asked): Promise<Cohort[]> {
  const { ctx, calendar } = tools;
  const start = cohort === undefined ? undefined : startOf(Temporal.PlainDate.from(cohort), grain, calendar);
  const end = start?.add(grain === 'week' ? { weeks: 1 } : { months: 1 });
  const { window } = windowOf(tools, start && end ? `${start}..${end}` : range);
  if (who === 'buyers') return readCohorts(ctx, { grain, from: window.from, to: window.to, calendar });
  const visited = { first: 'page_view' };
  const asked = { cohort: visited, returning: { name: 'page_view' }, grain, periods: PERIODS, range: asDays(window) };
  const found = await retention({ ...ctx, now: () => calendar.now }, asked);
  return found.cohorts.map(({ start: first, people, cells }, index) => ({
    start: first,
    people,
    returned: cells.slice(1).map((cell, offset) => ({
      start: found.cohorts[index + offset + 1]?.start ?? later(first, grain, offset + 1),
      people: cell.people,
      running: cell.running,
    })),
  }));
}

function oneCohort({ ctx, calendar, language }: ToolCtx, { who, grain }: Asked, cohort: Cohort): Finding {
  const say = RETENTION_WORDS[language];
  const period = (start: string) => periodName(start, grain, language);
  const name = period(cohort.start);
  const when = say.inPeriod({ grain, name });
  const figures = new Figures({ language, currency: ctx.workspace.currency, when: [name, cohort.start] });
  const size = figures.noun(cohort.people, WHO[who], { of: ['cohort', 'first', 'new customers'], at: [name] });
  const returned = cohort.returned.slice(0, PERIODS);
  const about = (start: string) => ({ at: [period(start), start.slice(0, 7), start, name] });
  const lines = returned.map(({ start, people, running }) => {
    const count = figures.count(people, { of: [...BACK, ...nounForms(WHO[who], language)], ...about(start) });
    const share = figures.percent(round(people / cohort.people), {
      of: ['share', 'retention', 'rate', 'proportion'],
      ...about(start),
    });
    return `${capital(period(start))}: ${count} (${share})${running ? ` ${say.soFar}` : ''}`;
  });
  return finding({
    looked: say.looked({ size, name }),
    text: paragraphs(
      say.first({ who, size, when, timezone: calendar.timezone }),
      lines.length > 0 ? listText(lines) : say.nobodyYet,
    ),
    next: say.next(ASKS[language].campaigns(inSentence(segmentIn('repeat_customers', language).name, language))),
    data: {
      ...{ who, grain, cohort: cohort.people, start: cohort.start, month: name },
      returned: Object.fromEntries(
        returned.map(({ start, people }) => [keyOf(start, grain), [people, round(people / cohort.people)]]),
      ),
      running: returned.filter(({ running }) => running).map(({ start }) => keyOf(start, grain)),
    },
    facts: figures.facts,
    cards: [
      {
        type: 'chart',
        title: say.chart({ who, when }),
        shape: 'bars',
        unit: 'share',
        currency: null,
        points: returned.map(({ start, people, running }) => ({
          ...{ key: keyOf(start, grain), label: period(start), running },
          value: round(people / cohort.people),
        })),
      },
    ],
  });
}

function manyCohorts({ ctx, calendar, language }: ToolCtx, { who, grain }: Asked, all: Cohort[]): Finding {
  const cohorts = all.filter(({ people }) => people > 0).slice(-COHORTS);
  const say = RETENTION_WORDS[language];
  const period = (start: string) => periodName(start, grain, language);
  const figures = new Figures({ language, currency: ctx.workspace.currency });
  const next = (cohort: Cohort) => cohort.returned[0];
  const whole = cohorts.filter((cohort) => next(cohort)?.running === false);
  const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
  const size = sum(whole.map(({ people }) => people));
  const back = sum(whole.map((cohort) => next(cohort)?.people ?? 0));
  const rate = size > 0 ? round(back / size) : undefined;
  const lines = cohorts.map((cohort) => {
    const name = period(cohort.start);
    const about = { at: [name, cohort.start, cohort.start.slice(0, 7)] };
    const first = figures.noun(cohort.people, WHO[who], { of: ['cohort', 'first'], ...about });
    const second = next(cohort);
    if (!second) return `${capital(name)}: ${first}`;
    const count = figures.count(second.people, { of: BACK, ...about });
    const share = figures.percent(round(second.people / cohort.people), {
      of: ['share', 'retention', 'rate'],
      ...about,
    });
    const back = say.ofWhom({ grain, first, back: `${count} (${share})` });
    return `${capital(name)}: ${back}${second.running ? ` ${say.soFar}` : ''}`;
  });
  for (const cohort of cohorts) {
    for (const { start, people } of cohort.returned.slice(0, PERIODS)) {
      const at = [period(cohort.start), period(start), keyOf(start, grain)];
      figures.note(people, 'count', [{ of: ['came back', 'returned', 'retention'], at }]);
      figures.note(round(people / cohort.people), 'share', [{ of: ['share', 'retention', 'rate'], at }]);
    }
  }
  const most = Math.min(PERIODS, 12);
  return finding({
    looked: say.lookedMany(countText(cohorts.length, language), cohorts.length === 1),
    text: paragraphs(
      rate !== undefined &&
        say.rate({
          ...{ who, grain, timezone: calendar.timezone },
          share: figures.percent(rate, { of: ['retention', 'share', 'rate', 'came back'] }),
          back: figures.count(back, 'came back', 'returned'),
          size: figures.count(size, { of: [...nounForms(WHO[who], 'en'), ...nounForms(WHO[who], language), 'first'] }),
        }),
      `${say.byFirst(grain)}\n\n${listText(lines)}`,
    ),
    next: say.next(ASKS[language].campaigns(inSentence(segmentIn('repeat_customers', language).name, language))),
    data: {
      ...{ who, grain, rate: rate ?? null },
      cohorts: cohorts.map((cohort) => ({
        ...{ start: cohort.start, people: cohort.people },
        returned: Object.fromEntries(
          cohort.returned
            .slice(0, PERIODS)
            .map(({ start, people }) => [keyOf(start, grain), [people, round(people / cohort.people)]]),
        ),
      })),
    },
    facts: figures.facts,
    cards: [
      {
        type: 'table',
        title: say.title(grain),
        columns: [
          { key: 'cohort', label: say.grain[grain], unit: 'text' },
          { key: 'people', label: say.people[who], unit: 'count' },
          ...Array.from({ length: most }, (_, index) => ({
            ...{ key: `p${index + 1}`, label: `+${index + 1}`, unit: 'share' as const },
          })),
        ],
        rows: cohorts.map((cohort) => ({
          cells: [
            period(cohort.start),
            cohort.people,
            ...Array.from({ length: most }, (_, index) => {
              const cell = cohort.returned[index];
              return cell ? round(cell.people / cohort.people) : null;
            }),
          ],
        })),
        currency: null,
        rowsInAll: all.length,
      },
    ],
  });
}

const keyOf = (start: string, grain: Asked['grain']) => (grain === 'month' ? start.slice(0, 7) : start);

function periodName(start: string, grain: Asked['grain'], language: Language): string {
  if (grain === 'month') return timeText(start.slice(0, 7), 'month', language) ?? start;
  return RETENTION_WORDS[language].week(dayText(start, language));
}

function later(start: string, grain: Asked['grain'], periods: number): string {
  return Temporal.PlainDate.from(start)
    .add(grain === 'week' ? { weeks: periods } : { months: periods })
    .toString();
}

/** A share with four decimals, as it is told everywhere. */
function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
