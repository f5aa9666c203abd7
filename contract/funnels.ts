import * as z from 'zod';

const Name = z.string().trim().min(1, 'Choose what').max(100, 'At most 100 characters');
const Text = z.string().min(1).max(200);
const Amount = z.number().min(-1e12).max(1e12);

/** What is asked of a property: text compares as it is written, `at_least` and its like compare numbers. */
export const PropertyTest = z.discriminatedUnion('op', [
  z.object({ op: z.literal('exists') }),
  z.object({ op: z.literal('equals'), value: z.union([Text, Amount, z.boolean()]) }),
  z.object({ op: z.literal('contains'), value: Text }),
  z.object({ op: z.literal('at_least'), value: Amount }),
  z.object({ op: z.literal('at_most'), value: Amount }),
]);
export type PropertyTest = z.infer<typeof PropertyTest>;

/** A property of an event, `a.b` for one inside another, and what is asked of it. */
export const PropertyFilter = z.object({ property: Name, test: PropertyTest });
export type PropertyFilter = z.infer<typeof PropertyFilter>;

/** Something people do: an event by its normalised name, where wanted with properties. */
export const FunnelStepInput = z.object({ name: Name, where: z.array(PropertyFilter).max(5).optional() });
export type FunnelStepInput = z.infer<typeof FunnelStepInput>;

export const FUNNEL_ORDERS = ['ordered', 'strict', 'unordered'] as const;

/** Events that take a person out who did them between two steps: after `afterStep` (the first) and before `beforeStep` (the last). */
export const Exclusion = z.object({
  name: Name,
  afterStep: z.number().int().min(1).max(10).optional(),
  beforeStep: z.number().int().min(2).max(10).optional(),
});
export type Exclusion = z.infer<typeof Exclusion>;

/** By what a funnel is split: the source or a property of the event that began it, or a trait of the person. */
export const Breakdown = z.discriminatedUnion('by', [
  z.object({ by: z.literal('source'), top: z.number().int().min(1).max(20).default(5) }),
  z.object({ by: z.literal('property'), property: Name, top: z.number().int().min(1).max(20).default(5) }),
  z.object({ by: z.literal('trait'), trait: Name, top: z.number().int().min(1).max(20).default(5) }),
]);
export type Breakdown = z.infer<typeof Breakdown>;

const question = z.object({
  steps: z.array(FunnelStepInput).min(2, 'A funnel has at least two steps').max(10, 'At most ten steps'),
  order: z.enum(FUNNEL_ORDERS).default('ordered'),
  /** From the first step to the last of it, in seconds; without one the range is the only limit. */
  windowSeconds: z
    .number()
    .int()
    .min(1)
    .max(366 * 86_400)
    .optional(),
  exclude: z.array(Exclusion).max(3).optional(),
  breakdown: Breakdown.optional(),
  range: z.string().max(50).default('all'),
  /** Reads the events up to that moment only. */
  asOf: z.iso.datetime({ offset: true }).optional(),
});

type Question = z.infer<typeof question>;

function check({ steps, order, exclude = [] }: Question, tell: (path: (string | number)[], message: string) => void) {
  if (order === 'strict' && exclude.length > 0)
    tell(['exclude'], 'In a strict funnel nothing lies between two steps: leave the exclusions out');
  if (order === 'unordered' && new Set(steps.map((step) => JSON.stringify(step))).size < steps.length)
    tell(['steps'], 'Without an order each step has to be another one');
  exclude.forEach(({ afterStep = 1, beforeStep = steps.length }, index) => {
    if (afterStep >= beforeStep || beforeStep > steps.length)
      tell(['exclude', index], 'afterStep comes before beforeStep, and both are steps of the funnel');
  });
}

const refine = (
  value: Question,
  issues: { addIssue(issue: { code: 'custom'; path: (string | number)[]; message: string }): void },
) => check(value, (path, message) => issues.addIssue({ code: 'custom', path, message }));

export const FunnelQuery = question.superRefine(refine);
export type FunnelQuery = z.infer<typeof FunnelQuery>;

/** A value that a funnel was split by; null where there is none, and for all the others together. */
export const BreakdownKey = z.object({ value: z.string().nullable(), other: z.boolean() });

/** Who is behind a step: those who reached it, or those who reached the step before and not this one. */
export const FunnelPeopleQuery = question
  .extend({
    step: z.number().int().min(1).max(10),
    kind: z.enum(['reached', 'dropped']).default('reached'),
    breakdownValue: BreakdownKey.optional(),
    limit: z.number().int().min(1).max(100).default(25),
    cursor: z.string().max(400).optional(),
  })
  .superRefine((value, issues) => {
    refine(value, issues);
    const first = value.kind === 'dropped' ? 2 : 1;
    if (value.step < first || value.step > value.steps.length)
      issues.addIssue({ code: 'custom', path: ['step'], message: `Use a step from ${first} to ${value.steps.length}` });
    if (value.breakdownValue && !value.breakdown)
      issues.addIssue({ code: 'custom', path: ['breakdownValue'], message: 'Say by what the funnel is split' });
  });
export type FunnelPeopleQuery = z.infer<typeof FunnelPeopleQuery>;

const Count = z.number().int().nonnegative();

export const FunnelRow = z.object({
  /** Of the step as it was asked; in an unordered funnel the row is "so many different steps", whichever they are. */
  name: z.string(),
  people: Count,
  /** Share of the people of the step before and of the first, 0 to 1; null where there were none. */
  rate: z.number().nullable(),
  rateFromFirst: z.number().nullable(),
  /** Between the step before and this one, the median of those who reached it, in seconds; null for the first. */
  medianSeconds: z.number().nullable(),
});
export type FunnelRow = z.infer<typeof FunnelRow>;

export const FunnelResult = z.object({
  range: z.object({ from: z.string().nullable(), to: z.string().nullable(), timezone: z.string() }),
  steps: z.array(FunnelRow),
  /** Taken out by an exclusion. */
  excluded: Count,
  /** With a breakdown: its most frequent values, then all others together. */
  breakdown: z.array(BreakdownKey.extend({ label: z.string(), steps: z.array(FunnelRow) })).optional(),
});
export type FunnelResult = z.infer<typeof FunnelResult>;
