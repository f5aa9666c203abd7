import { type SQL, sql } from 'drizzle-orm';
import type { Comparison, Test } from '../../../contract/segments.ts';
import { type Frame, isTrue, midnight } from './frame.ts';

/** A value inside of jsonb as text: by its whole name or, where that has dots, along them. */
export function textAt(json: SQL, name: string): SQL {
  const whole = sql`${json} ->> ${name}::text`;
  if (!name.includes('.')) return sql`(${whole})`;
  const path = sql.join(
    name.split('.').map((part) => sql`${part}::text`),
    sql`, `,
  );
  return sql`coalesce(${whole}, ${json} #>> array[${path}])`;
}

/** Text as a number; null where it is none, so that a word among numbers breaks nothing. */
export function numberIn(text: SQL): SQL {
  return sql`(case when ${text} ~ '^-?[0-9]{1,15}([.][0-9]{1,10})?$' then (${text})::numeric end)`;
}

/** The day that a text begins with, as text; null where it does not begin with one. */
function dayIn(text: SQL): SQL {
  return sql`(case when ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' then left(${text}, 10) end collate "C")`;
}

export function compares(value: SQL, is: Comparison, to: number): SQL {
  const operator = { at_least: '>=', at_most: '<=', more_than: '>', less_than: '<', exactly: '=' }[is];
  return sql`${value} ${sql.raw(operator)} ${to}::numeric`;
}

/** Whether a text passes a test, never null. Days are compared as days: of a time, only its date counts. */
export function textPasses(text: SQL, test: Test, frame: Frame): SQL {
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
      const first = sql`${dayOf(new Date(frame.now.getTime() - wholeDays(test) * 86_400_000), frame.timezone)}::text`;
      return isTrue(sql`${dayIn(text)} > ${first} and ${dayIn(text)} <= ${today}`);
    }
    default:
      return isTrue(compares(numberIn(text), test.op, test.value));
  }
}

/** When a test of a text passes or fails by time alone: at the next midnight, where the day is not long past. */
export function textTurns(text: SQL, test: Test, frame: Frame): SQL | undefined {
  if (test.op !== 'within') return undefined;
  const first = dayOf(new Date(frame.now.getTime() - wholeDays(test) * 86_400_000), frame.timezone);
  const tomorrow = midnight(dayOf(frame.now, frame.timezone), frame.timezone, 1);
  return sql`(case when ${dayIn(text)} > ${first}::text then ${tomorrow} end)`;
}

function wholeDays({ last }: Extract<Test, { op: 'within' }>): number {
  const days = { minutes: 1440, hours: 24, days: 1 }[last.unit];
  return Math.max(1, Math.ceil(last.n / days));
}

/** The calendar day of a moment in a zone, `YYYY-MM-DD`. */
export function dayOf(at: Date, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(at);
}
