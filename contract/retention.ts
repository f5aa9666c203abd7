import * as z from 'zod';

const Name = z.string().trim().min(1, 'Choose what').max(100);

export const GRAINS = ['day', 'week', 'month'] as const;

const question = z.object({
  /** `event`: whoever did it belongs to every period of the range in which they did. `first`: only to that of their first time ever. */
  cohort: z.union(
    [z.object({ event: Name }), z.object({ first: Name })],
    'Use { "first": "purchase" } or { "event": "page_view" }',
  ),
  returning: z.object({ name: Name }),
  grain: z.enum(GRAINS).default('week'),
  /** How many periods after a cohort's own are followed. */
  periods: z.number().int().min(1).max(36).default(8),
  range: z.string().max(50).default('90d'),
});

export const RetentionQuery = question;
export type RetentionQuery = z.infer<typeof RetentionQuery>;

/** The people of a cohort (`offset` left out) or of one cell of the triangle. */
export const RetentionPeopleQuery = question.extend({
  /** The first day of the cohort's period, as the triangle says it. */
  cohortStart: z.iso.date(),
  offset: z.number().int().min(0).max(36).optional(),
  limit: z.number().int().min(1).max(100).default(25),
  cursor: z.string().max(400).optional(),
});
export type RetentionPeopleQuery = z.infer<typeof RetentionPeopleQuery>;

const Count = z.number().int().nonnegative();

export const RetentionCell = z.object({
  people: Count,
  /** Share of the cohort, 0 to 1; null for an empty one. */
  rate: z.number().nullable(),
  /** The period has not ended: more may come back. */
  running: z.boolean(),
});

export const RetentionResult = z.object({
  grain: z.enum(GRAINS),
  timezone: z.string(),
  /** Oldest first. `cells[n]` is the n-th period after the cohort's own, `cells[0]` that one itself; periods that have not begun are not there. */
  cohorts: z.array(z.object({ start: z.string(), end: z.string(), people: Count, cells: z.array(RetentionCell) })),
});
export type RetentionResult = z.infer<typeof RetentionResult>;
