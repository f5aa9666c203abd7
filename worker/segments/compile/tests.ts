import { type SQL, sql } from 'drizzle-orm';
import type { Comparison, Test } from '../../../contract/segments.ts';
import { type Frame, isTrue, midnight } from './frame.ts';

/** A value inside of jsonb as text: by its whole name or, where that has dots, along them. */
export function textAt(json: SQL, name: string): SQL {
  const whole = sql`${json} ->> ${name}::text`;
  return name.includes('.') ? sql`coalesce(${whole}, ${json} #>> array[${pathOf(name)}])` : sql`(${whole})`;
}

function valueAt(json: SQL, name: string): SQL {
  const whole = sql`${json} -> ${name}::text`;
  return name.includes('.') ? sql`coalesce(${whole}, ${json} #> array[${pathOf(name)}])` : sql`(${whole})`;
}

function pathOf(name: string): SQL {
  return sql.join(
    name.split('.').map((part) => sql`${part}::text`),
    sql`, `,
  );
}

/** Whether a condition on a text holds for a value inside of jsonb: of a list, for any that is in it. Never null. */
function holdsAt(json: SQL, name: string, condition: (text: SQL) => SQL): SQL {
  const [text, value] = [textAt(json, name), valueAt(json, name)];
  return sql`(case when ${text} like '[%' and jsonb_typeof(${value}) = 'array'
    then exists (select 1 from jsonb_array_elements_text(${value}) l (one) where ${condition(sql.raw('l.one'))})
    else ${isTrue(condition(text))} end)`;
}

/** Whether a value inside of jsonb passes a test, never null. */
export function valuePasses(json: SQL, name: string, test: Test, frame: Frame): SQL {
  if (test.op === 'exists') return sql`(${textAt(json, name)} is not null)`;
  return holdsAt(json, name, (text) => textPasses(text, test, frame));
}

/** Text as a number; null where it is none, so that a word among numbers breaks nothing. Sums of a browser have long tails. */
export function numberIn(text: SQL): SQL {
  return sql`(case when ${text} ~ '^-?[0-9]{1,30}([.][0-9]{1,40})?$' then (${text})::numeric end)`;
}

/** The day that a text begins with, as text; null where it does not begin with one. */
function dayIn(text: SQL): SQL {
  return sql`(case when ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' then left(${text}, 10) end collate "C")`;
}

export function compares(value: SQL, is: Comparison, to: number): SQL {
  const operator = { at_least: '>=', at_most: '<=', more_than: '>', less_than: '<', exactly: '=' }[is];
  return sql`${value} ${sql.raw(operator)} ${to}::numeric`;
}

/** Whether a figure that is 0 where there is nothing cannot pass there. */
export function isMoreThanNone(is: Comparison, to: number): boolean {
  if (is === 'at_least') return to > 0;
  if (is === 'more_than') return to >= 0;
  return is === 'exactly' && to !== 0;
}

/** Whether a text passes a test, never null. Days are compared as days: of a time, only its date counts. */
export function textPasses(text: SQL, test: Test, frame: Pick<Frame, 'now' | 'timezone'>): SQL {
  switch (test.op) {
    case 'exists':
      return sql`(${text} is not null)`;
    case 'equals':
      if (typeof test.value === 'number') return isTrue(sql`${numberIn(text)} = ${test.value}::numeric`);
      return isTrue(sql`${text} = ${String(test.value)}::text`);
    case 'contains':
      return isTrue(sql`strpos(lower(${text}), lower(${test.value}::text)) > 0`);
    case 'in':
      return isTrue(
        sql`${text} in (${sql.join(
          test.values.map((one) => sql`${one}::text`),
          sql`, `,
        )})`,
      );
    case 'before':
      return isTrue(sql`${dayIn(text)} < ${test.day}::text`);
    case 'after':
      return isTrue(sql`${dayIn(text)} > ${test.day}::text`);
    case 'within': {
      const today = sql`${dayOf(frame.now, frame.timezone)}::text`;
      return isTrue(sql`${dayIn(text)} > ${dayBefore(test, frame)}::text and ${dayIn(text)} <= ${today}`);
    }
    default:
      return isTrue(compares(numberIn(text), test.op, test.value));
  }
}

/** When a test of a value passes or fails by time alone: at the next midnight, where the day is not long past. */
export function valueTurns(json: SQL, name: string, test: Test, frame: Frame): SQL | undefined {
  if (test.op !== 'within') return undefined;
  const isAhead = holdsAt(json, name, (text) => sql`${dayIn(text)} > ${dayBefore(test, frame)}::text`);
  return sql`(case when ${isAhead} then ${midnight(dayOf(frame.now, frame.timezone), frame.timezone, 1)} end)`;
}

/** The last day that is too long ago. By the calendar, as days in which clocks change have other hours. */
function dayBefore(test: Extract<Test, { op: 'within' }>, { now, timezone }: Pick<Frame, 'now' | 'timezone'>): string {
  const today = Date.parse(dayOf(now, timezone));
  return new Date(today - wholeDays(test) * 86_400_000).toISOString().slice(0, 10);
}

function wholeDays({ last }: Extract<Test, { op: 'within' }>): number {
  const days = { minutes: 1440, hours: 24, days: 1 }[last.unit];
  return Math.max(1, Math.ceil(last.n / days));
}

/** The calendar day of a moment in a zone, `YYYY-MM-DD`. */
export function dayOf(at: Date, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(at);
}
