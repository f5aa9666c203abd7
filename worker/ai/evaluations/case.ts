import * as z from 'zod';
import { TOOL_INPUTS, TOOL_NAMES } from '../../../contract/analyst.ts';

const StepText = z
  .object({ tool: z.enum(TOOL_NAMES), input: z.record(z.string(), z.unknown()) })
  .superRefine(({ tool, input }, context) => {
    const read = TOOL_INPUTS[tool].safeParse(input);
    if (!read.success) context.addIssue({ code: 'custom', message: `${tool}: ${read.error.issues[0]?.message}` });
  });

/**
 * A question whose answer was wrong, as a file in `test/evaluations`: what it was read from, what it was read as, and,
 * once a person has written it down, what it should be read as. It holds the question's own words and nobody else's.
 */
export const EvaluationCase = z.strictObject({
  question: z.string(),
  /** When it was asked, and by whose calendar. */
  askedAt: z.iso.datetime(),
  timezone: z.string(),
  weekStart: z.enum(['monday', 'sunday', 'saturday']),
  /** What it followed. */
  before: z.object({ question: z.string(), steps: z.array(StepText) }).nullable(),
  /** The shop's names that stand in the question. */
  vocabulary: z.object({
    products: z.array(z.string()),
    sources: z.array(z.string()),
    segments: z.array(z.object({ id: z.string(), name: z.string() })),
    channels: z.array(z.string()),
  }),
  readAs: z.array(StepText),
  /** Null until somebody fills it in; an empty list for what no step answers. */
  expected: z.array(StepText).nullable(),
});
export type EvaluationCase = z.infer<typeof EvaluationCase>;
