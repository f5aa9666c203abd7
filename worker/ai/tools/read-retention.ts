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
import { dayText, timeText } from './words/format.ts';

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
    const when = input.cohort ? `in ${periodName(input.cohort, input.grain)}` : 'in that time';
    return nothing({
      looked: `Looked for first ${FIRST[input.who].noun} ${when}`,
      text: `Nobody who can be told apart ${FIRST[input.who].verb} for the first time ${when}.`,
      next: 'Ask "Show retention by month" to see the months there are.',
      data: { cohort: 0, returned: {} },
    });
  },
};

type Asked = ToolInput<'read_retention'>;

const FIRST = {
  buyers: { noun: 'orders', verb: 'bought', back: 'ordered again', who: ['customer', 'customers'] },
  visitors: { noun: 'visits', verb: 'came', back: 'came back', who: ['visitor', 'visitors'] },
} as const;

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

function oneCohort({ ctx, calendar }: ToolCtx, { who, grain }: Asked, cohort: Cohort): Finding {
  const name = periodName(cohort.start, grain);
  const [one, many] = FIRST[who].who;
  const figures = new Figures({ language: 'en', currency: ctx.workspace.currency, when: [name, cohort.start] });
  const size = figures.counted(cohort.people, one, many, { of: ['cohort', 'first', 'new customers'], at: [name] });
  const returned = cohort.returned.slice(0, PERIODS);
  const about = (start: string) => ({ at: [periodName(start, grain), start.slice(0, 7), start, name] });
  const lines = returned.map(({ start, people, running }) => {
    const count = figures.count(people, { of: ['came back', 'returned', 'retention', many], ...about(start) });
    const share = figures.percent(round(people / cohort.people), {
      of: ['share', 'retention', 'rate', 'proportion'],
      ...about(start),
    });
    return `${capital(periodName(start, grain))}: ${count} (${share})${running ? ' so far' : ''}`;
  });
  return finding({
    looked: `Followed the ${size} of ${name}`,
    text: paragraphs(
      `**${size}** ${FIRST[who].verb} for the first time in ${name} (${calendar.timezone}). Of them ${FIRST[who].back}:`,
      lines.length > 0 ? listText(lines) : 'nobody so far: no later time has begun.',
    ),
    next: 'Ask "Show me campaigns for my repeat customers" to bring more of them back.',
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
        title: `Came back, first ${FIRST[who].noun} in ${name}`,
        shape: 'bars',
        unit: 'share',
        currency: null,
        points: returned.map(({ start, people, running }) => ({
          ...{ key: keyOf(start, grain), label: periodName(start, grain), running },
          value: round(people / cohort.people),
        })),
      },
    ],
  });
}

function manyCohorts({ ctx, calendar }: ToolCtx, { who, grain }: Asked, all: Cohort[]): Finding {
  const cohorts = all.filter(({ people }) => people > 0).slice(-COHORTS);
  const [, many] = FIRST[who].who;
  const figures = new Figures({ language: 'en', currency: ctx.workspace.currency });
  const next = (cohort: Cohort) => cohort.returned[0];
  const whole = cohorts.filter((cohort) => next(cohort)?.running === false);
  const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
  const size = sum(whole.map(({ people }) => people));
  const back = sum(whole.map((cohort) => next(cohort)?.people ?? 0));
  const rate = size > 0 ? round(back / size) : undefined;
  const lines = cohorts.map((cohort) => {
    const name = periodName(cohort.start, grain);
    const about = { at: [name, cohort.start, cohort.start.slice(0, 7)] };
    const first = figures.counted(cohort.people, FIRST[who].who[0], many, { of: ['cohort', 'first'], ...about });
    const second = next(cohort);
    if (!second) return `${capital(name)}: ${first}`;
    const count = figures.count(second.people, { of: ['came back', 'returned', 'retention'], ...about });
    const share = figures.percent(round(second.people / cohort.people), {
      of: ['share', 'retention', 'rate'],
      ...about,
    });
    return `${capital(name)}: ${first}, of whom ${count} (${share}) the ${grain} after${second.running ? ' so far' : ''}`;
  });
  for (const cohort of cohorts) {
    for (const { start, people } of cohort.returned.slice(0, PERIODS)) {
      const at = [periodName(cohort.start, grain), periodName(start, grain), keyOf(start, grain)];
      figures.note(people, 'count', [{ of: ['came back', 'returned', 'retention'], at }]);
      figures.note(round(people / cohort.people), 'share', [{ of: ['share', 'retention', 'rate'], at }]);
    }
  }
  const most = Math.min(PERIODS, 12);
  return finding({
    looked: `Followed ${cohorts.length} ${cohorts.length === 1 ? 'cohort' : 'cohorts'}`,
    text: paragraphs(
      rate !== undefined &&
        `**${figures.percent(rate, { of: ['retention', 'share', 'rate', 'came back'] })}** of ${many} ${FIRST[who].back} the ${grain} after their first (${figures.count(back, 'came back', 'returned')} of ${figures.count(size, many, 'first')}, ${calendar.timezone}; only whole ${grain}s count).`,
      `By the ${grain} of the first time:\n\n${listText(lines)}`,
    ),
    next: 'Ask "Show me campaigns for my repeat customers" to bring more of them back.',
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
        title: `Came back, by the ${grain} of the first time`,
        columns: [
          { key: 'cohort', label: capital(grain), unit: 'text' },
          { key: 'people', label: capital(many), unit: 'count' },
          ...Array.from({ length: most }, (_, index) => ({
            ...{ key: `p${index + 1}`, label: `+${index + 1}`, unit: 'share' as const },
          })),
        ],
        rows: cohorts.map((cohort) => ({
          cells: [
            periodName(cohort.start, grain),
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

function periodName(start: string, grain: Asked['grain']): string {
  return grain === 'month' ? (timeText(start.slice(0, 7), 'month') ?? start) : `the week from ${dayText(start)}`;
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
