import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { instants, monthName, startOf, today, unitFrom } from '../period.ts';
import type { Answerer, Question } from './question.ts';
import { counted, countText, listText, percentText } from './words.ts';

/** "For customers whose first purchase was in January, what proportion came back in each following month?" */
export const retention: Answerer = async (question) => {
  const { ctx, calendar } = question;
  const month = cohortMonth(question);
  const cohort = unitFrom('month', month, 'the month', calendar);
  const span = instants(cohort, calendar);
  const until = instants({ ...cohort, unit: 'all', to: today(calendar).add({ days: 1 }).toString() }, calendar).to;
  const { rows } = await ctx.db.execute<{ month: string; people: number }>(sql`
    with bought as (
      select o.profile_id, o.placed_at, min(o.placed_at) over (partition by o.profile_id) as first_at
      from orders o
      where o.workspace_id = ${ctx.workspace.id} and o.profile_id is not null and not o.is_test
        and o.cancelled_at is null and o.placed_at < ${until.toISOString()}::timestamptz
    )
    select date_trunc('month', placed_at at time zone ${calendar.timezone})::date::text as month,
      count(distinct profile_id)::int as people
    from bought
    where first_at >= ${span.from?.toISOString()}::timestamptz and first_at < ${span.to.toISOString()}::timestamptz
    group by 1 order by 1`);
  const [first, ...later] = rows;
  const name = `${monthName(month.month)} ${month.year}`;
  if (!first) {
    return {
      looked: `Looked for first purchases in ${name}`,
      text: `Nobody who can be told apart bought for the first time in ${name}.`,
      next: 'Ask for another month, for example one year ago.',
      data: { cohort: 0 },
    };
  }
  const size = first.people;
  return {
    looked: `Followed the ${counted(size, 'customer')} of ${name}`,
    text: [
      `**${counted(size, 'customer')}** bought for the first time in ${name} (${calendar.timezone}). Of them came back:`,
      later.length > 0
        ? listText(
            later.map(
              ({ month: key, people }) => `${keyText(key)}: ${countText(people)} (${percentText(people / size)})`,
            ),
          )
        : 'nobody so far.',
    ].join('\n\n'),
    next: 'Ask "Show me campaigns for my repeat customers" to bring more of them back.',
    data: {
      month: name,
      cohort: size,
      returned: later.map(({ month: key, people }) => ({ month: key.slice(0, 7), people })),
    },
  };
};

/** The month a question names, or the one half a year ago: late enough to have come back since. */
function cohortMonth({ entities, calendar }: Question): Temporal.PlainDate {
  const named = entities.period?.from;
  if (named) return Temporal.PlainDate.from(named).with({ day: 1 });
  return startOf(today(calendar), 'month', calendar).subtract({ months: 6 });
}

function keyText(key: string): string {
  const day = Temporal.PlainDate.from(key);
  return `${monthName(day.month)} ${day.year}`;
}
