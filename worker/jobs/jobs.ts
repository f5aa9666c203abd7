import { sendEmails } from '../actions/email/send.ts';
import { startRuns } from '../actions/workflows/triggers.ts';
import { gather } from '../analytics/blocks/gather.ts';
import type { Ctx } from '../context.ts';
import { sendConversions } from '../data-sources/conversions/send.ts';
import { fetchTold, subscribeToLeads } from '../data-sources/leads/leads.ts';
import { registerWebhooks } from '../data-sources/oauth/register-webhooks.ts';
import { reconcile } from '../data-sources/reconcile/job.ts';
import { measure } from '../learning/measure.ts';
import { fitModels } from '../predictions/fit.ts';
import { carryOut } from '../privacy/carry-out.ts';
import { askQuestion } from '../scheduled-questions/answer.ts';
import { sendAnswer } from '../scheduled-questions/by-email.ts';
import { indexWorkspace } from '../search/indexing.ts';
import { applyOn } from '../segments/lists/run.ts';

/**
 * Work that must happen and that nobody waits for. A job names what to do and for whom, never the data itself; it may
 * come more than once, so doing it twice is doing it once. Returns nothing; a throw is tried again later.
 */
export type Do<Input> = (ctx: Ctx, input: Input) => Promise<void>;

/** Every kind of job. To add one: one line here, and `enqueue(ctx, { kind, … })` where it is asked for. */
export const JOBS = {
  'apply-list': applyOn,
  ask: askQuestion,
  'fetch-lead': fetchTold,
  'register-webhooks': registerWebhooks,
  'send-answer': sendAnswer,
  'send-conversions': sendConversions,
  'send-emails': sendEmails,
  'start-runs': startRuns,
  'subscribe-to-leads': subscribeToLeads,
  fit: fitModels,
  gather,
  index: indexWorkspace,
  measure,
  privacy: carryOut,
  reconcile,
} as const satisfies Record<string, Do<never>>;

export type Job = {
  [Kind in keyof typeof JOBS]: { kind: Kind } & Parameters<(typeof JOBS)[Kind]>[1];
}[keyof typeof JOBS];
