import { type SQL, sql } from 'drizzle-orm';
import type { Exclusion, FunnelStepInput, PropertyFilter } from '../../../contract/funnels.ts';

/** A funnel as it is read: of one workspace, over a half-open span. */
export interface Asked {
  workspaceId: string;
  steps: FunnelStepInput[];
  order: 'ordered' | 'strict' | 'unordered';
  windowSeconds?: number | undefined;
  exclude?: Exclusion[] | undefined;
  from: Date | null;
  to: Date | null;
  /** Where the span's end differs from row to row. */
  until?: SQL;
}

export const raw = (text: string) => sql.raw(text);
export const list = (parts: SQL[], between = ', ') => sql.join(parts, raw(between));

export function begin({ from }: Asked): SQL {
  return sql`${from?.toISOString() ?? '-infinity'}::timestamptz`;
}

export function end({ to, until }: Asked): SQL {
  return until ?? sql`${to?.toISOString() ?? 'infinity'}::timestamptz`;
}

/** The different names of the steps: their place says in which columns of `facts` they are found. */
export function namesOf({ steps }: Asked): string[] {
  return [...new Set(steps.map(({ name }) => name))];
}

/**
 * Whether an event (alias `e`) is something done, and of the workspace. `is true` keeps the latter from being looked up:
 * one person's events are found by the person, and the index by time would read the whole workspace for each.
 */
export function isBehaviour(asked: Asked): SQL {
  return sql`(e.workspace_id = ${asked.workspaceId}::uuid) is true and e.kind in ('track', 'page', 'screen')`;
}

/** Whether an event (alias `e`) of a step's name has the properties that the step asks for. */
export function hasProperties({ where = [] }: FunnelStepInput): SQL {
  return where.length === 0
    ? sql`true`
    : list(
        where.map(({ property, test }) => passes(propertyOf(property), test)),
        ' and ',
      );
}

/** Whether a value, a text or null, is as is asked. */
export function passes(value: SQL, test: PropertyFilter['test']): SQL {
  if (test.op === 'exists') return sql`${value} is not null`;
  if (test.op === 'equals') return sql`${value} = ${String(test.value)}`;
  if (test.op === 'contains') return sql`position(lower(${test.value}) in lower(${value})) > 0`;
  const compared = test.op === 'at_least' ? sql`>=` : sql`<=`;
  // Only what is written as a number is one; a cast of anything else would fail the whole question.
  return sql`case when ${value} ~ '^-?[0-9]{1,18}(\\.[0-9]{1,18})?$' then (${value})::numeric ${compared} ${test.value}::numeric else false end`;
}

/** A property of an event (alias `e`) as text. */
export function propertyOf(property: string): SQL {
  return sql`jsonb_extract_path_text(e.properties, ${list(property.split('.').map((part) => sql`${part}`))})`;
}

/** Whether an event (alias `e`) fits a step, as a yes or no that is never null. */
export function fits(step: FunnelStepInput): SQL {
  return sql`coalesce(e.name = ${step.name} and ${hasProperties(step)}, false)`;
}

/** `at` where it is at most the window after `start`; anything where there is no window. */
export function withinWindow({ windowSeconds }: Asked, start: SQL, at: SQL): SQL {
  return windowSeconds === undefined ? sql`true` : sql`${at} <= ${start} + make_interval(secs => ${windowSeconds})`;
}

/** A step whose name stood in the list before comes strictly after the step before it; one event is never two steps. */
export function comesAgain({ steps }: Asked, step: number): boolean {
  return steps.slice(0, step).some(({ name }) => name === steps[step]?.name);
}
