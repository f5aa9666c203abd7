import * as z from 'zod';
import { ACTION_INPUTS, ConfiguredKind, WorkflowInput } from './actions.ts';
import { FactInput, ScheduledQuestionInput } from './learning.ts';
import { WebhookMapping } from './mapping.ts';
import { Definition } from './segments.ts';

/** So many things of a kind are told, oldest first. */
export const MOST_OF_A_KIND = 500;

const { question, every, at, weekday, onlyIfMoved } = ScheduledQuestionInput.shape;

/** The contents of everything that is set up, as they are kept: what is left out is not there, and none has a secret. */
export const CONTENTS = {
  segment: z.strictObject({
    name: z.string().trim().min(1, 'Give it a name').max(80, 'At most 80 characters'),
    definition: Definition,
  }),
  /** Whether it is active is no part of it: a person approves that. */
  workflow: z.strictObject(WorkflowInput.shape),
  draft: ACTION_INPUTS.draft_campaign,
  /** Line breaks are spaces. */
  fact: FactInput.transform(({ text }) => ({ text: text.replace(/\s+/g, ' ') })),
  /** Whether its answers go to somebody's e-mail address is theirs to say, and no part of it. */
  question: z
    .strictObject({ question, every, at, weekday, onlyIfMoved, paused: z.boolean().default(false) })
    .refine((one) => one.every === 'week' || one.weekday === undefined, {
      path: ['weekday'],
      message: 'Only weekly questions have a weekday',
    })
    .transform((one) => (one.every === 'week' ? { ...one, weekday: one.weekday ?? 1 } : one)),
  /** How the sender of a webhook names things; its id is the source's, and its name is what that is called. */
  mapping: z.strictObject({ name: z.string(), fields: WebhookMapping }),
} as const satisfies Record<ConfiguredKind, z.ZodType>;

export type Contents = { [Kind in ConfiguredKind]: z.infer<(typeof CONTENTS)[Kind]> };

/** One thing as it is. */
export const Configured = z.object({
  kind: ConfiguredKind,
  id: z.string(),
  /** Of its contents: a change names the hash that it was made from. */
  hash: z.string(),
  content: z.record(z.string(), z.unknown()),
});
export type Configured = z.infer<typeof Configured>;

export const Configuration = z.object({
  workspace: z.object({ id: z.string(), name: z.string() }),
  /** By kind, and within it by id. */
  data: z.array(Configured),
  nextCursor: z.null(),
});
export type Configuration = z.infer<typeof Configuration>;
