import type { UserCtx } from '../../context.ts';
import type { Entities } from '../intent/entities.ts';
import { allTime, type Calendar, instants, type Period } from '../period.ts';

/** One question to the built-in analyst: whose shop, what was named, and how its calendar is read. */
export interface Question {
  ctx: UserCtx;
  text: string;
  entities: Entities;
  calendar: Calendar;
}

/** What the analyst found: the text for people, and the same as data for a model and for the API. */
export interface Finding {
  /** What was looked at, in a few words. */
  looked: string;
  text: string;
  /** What to do next, one sentence. */
  next: string;
  data: Record<string, unknown>;
}

export type Answerer = (question: Question) => Promise<Finding>;

/** The range in which a summary is read for a question; undefined for everything there is. */
export function rangeOf({ entities, calendar }: Question): { from: Date | null; to: Date } | undefined {
  const { period } = entities;
  if (period && period.from !== null) return instants(period, calendar);
  return calendar.asOf ? { from: null, to: calendar.now } : undefined;
}

/** The period a question names, or the one that its kind of question is asked for most. */
export function periodOf(
  { entities, calendar }: Question,
  otherwise: (calendar: Calendar) => Period = allTime,
): Period {
  return entities.period ?? otherwise(calendar);
}
